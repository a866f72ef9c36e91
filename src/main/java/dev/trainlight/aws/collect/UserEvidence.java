package dev.trainlight.aws.collect;

import dev.trainlight.evidence.Gap;
import dev.trainlight.iam.Arn;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.iam.model.UserDetail;
import tools.jackson.databind.node.ArrayNode;

/** Reads an IAM user with boundary, policies, and the policies of its groups. */
final class UserEvidence {
    private static final String ATTACHED = "attached managed policies";
    private static final String INLINE = "inline policies";
    private static final String GROUPS = "policies of the user's groups";

    private final Gathering gathering;
    private final ManagedPolicies managed;
    private final AuthorizationDetails details;
    private final RoleEvidence roles;

    UserEvidence(Gathering gathering, ManagedPolicies managed, AuthorizationDetails details, RoleEvidence roles) {
        this.gathering = gathering;
        this.managed = managed;
        this.details = details;
        this.roles = roles;
    }

    /**
     * Reads the user.
     *
     * @param principal {@code caller}
     */
    void read(String principal, Arn arn) {
        gathering.draft().principal(principal, node -> {
            node.put("arn", arn.toString()).put("type", "user");
            // Long-term credentials have no session, so no session policy either.
            node.putArray("sessionPolicies");
            node.putNull("trustPolicy");
        });
        if (!gathering.ours(arn.account())) {
            gathering.foreign(Ask.of("iam:GetUser", "user and its policies", arn.toString()));
            return;
        }
        Reading reading = new Reading(principal, arn);
        gathering.calls().fork(reading::user);
        gathering.calls().fork(reading::attached);
        gathering.calls().fork(reading::inline);
        gathering.calls().fork(reading::groups);
    }

    private IamClient iam() {
        return gathering.session().client(IamClient.builder());
    }

    private final class Reading {
        private final String principal;
        private final String arn;
        private final String name;
        private final PolicyShelf shelf;

        Reading(String principal, Arn arn) {
            this.principal = principal;
            this.arn = arn.toString();
            this.name = arn.resourceName();
            this.shelf = new PolicyShelf(gathering.draft(), principal);
            shelf.expect(ATTACHED);
            shelf.expect(INLINE);
            shelf.expect(GROUPS);
        }

        private Ask ask(String call, String evidence) {
            return Ask.of(call, evidence, arn).noneWhere("NoSuchEntity");
        }

        void user() {
            gathering
                    .calls()
                    .ask(
                            ask("iam:GetUser", "user and permissions boundary"),
                            () -> iam().getUser(r -> r.userName(name)).user(),
                            gap -> instead(gap, user -> {
                                gathering
                                        .draft()
                                        .principal(principal, node -> node.set("tags", RoleEvidence.tags(user.tags())));
                                boundary(user.permissionsBoundary());
                                return true;
                            }))
                    .toOptional()
                    .ifPresent(this::user);
        }

        private void user(User user) {
            gathering.draft().principal(principal, node -> {
                node.put("arn", user.arn()).put("userId", user.userId());
                node.set("tags", RoleEvidence.tags(user.tags()));
            });
            boundary(user.permissionsBoundary());
        }

        private void boundary(AttachedPermissionsBoundary boundary) {
            roles.boundary(
                    principal, Optional.ofNullable(boundary).map(AttachedPermissionsBoundary::permissionsBoundaryArn));
        }

        void attached() {
            gathering
                    .calls()
                    .ask(
                            ask("iam:ListAttachedUserPolicies", ATTACHED),
                            () ->
                                    iam()
                                            .listAttachedUserPoliciesPaginator(r -> r.userName(name))
                                            .attachedPolicies()
                                            .stream()
                                            .map(AttachedPolicy::policyArn)
                                            .toList(),
                            gap -> instead(
                                    gap,
                                    user -> managed(
                                            ATTACHED,
                                            user.attachedManagedPolicies().stream()
                                                    .map(AttachedPolicy::policyArn)
                                                    .toList())))
                    .toOptional()
                    .ifPresent(arns -> managed(ATTACHED, arns));
        }

        private boolean managed(String list, List<String> arns) {
            shelf.managed(list, arns);
            arns.forEach(policy -> managed.read(policy, document -> shelf.managedDocument(policy, document)));
            return true;
        }

        void inline() {
            gathering
                    .calls()
                    .ask(
                            ask("iam:ListUserPolicies", INLINE),
                            () -> iam().listUserPoliciesPaginator(r -> r.userName(name)).policyNames().stream()
                                    .toList(),
                            gap -> instead(gap, user -> {
                                shelf.inline(
                                        INLINE,
                                        user.userPolicyList().stream()
                                                .map(PolicyDetail::policyName)
                                                .toList());
                                user.userPolicyList()
                                        .forEach(policy -> came(INLINE, policy.policyName(), policy.policyDocument()));
                                return true;
                            }))
                    .toOptional()
                    .ifPresent(names -> {
                        shelf.inline(INLINE, names);
                        names.forEach(policy -> gathering.calls().fork(() -> inline(policy)));
                    });
        }

        private void inline(String policy) {
            gathering
                    .calls()
                    .ask(
                            ask("iam:GetUserPolicy", "inline policy " + policy),
                            () -> iam().getUserPolicy(r -> r.userName(name).policyName(policy))
                                    .policyDocument(),
                            gap -> instead(
                                    gap,
                                    user -> RoleEvidence.document(user.userPolicyList(), policy)
                                            .map(text -> came(INLINE, policy, text))
                                            .isPresent()))
                    .toOptional()
                    .ifPresent(text -> came(INLINE, policy, text));
        }

        private boolean came(String list, String policy, String text) {
            shelf.inlineDocument(list, policy, SdkJson.policy(text));
            return true;
        }

        void groups() {
            gathering
                    .calls()
                    .ask(
                            ask("iam:ListGroupsForUser", GROUPS),
                            () -> iam().listGroupsForUserPaginator(r -> r.userName(name)).groups().stream()
                                    .map(Group::groupName)
                                    .toList())
                    .toOptional()
                    .ifPresent(groups -> {
                        groups.forEach(group -> {
                            shelf.expect(attachedTo(group));
                            shelf.expect(inlineOf(group));
                        });
                        shelf.inline(GROUPS, List.of());
                        gathering.draft().principal(principal, node -> {
                            ArrayNode names = node.putArray("groups");
                            groups.forEach(names::add);
                        });
                        groups.forEach(group -> {
                            gathering.calls().fork(() -> groupAttached(group));
                            gathering.calls().fork(() -> groupInline(group));
                        });
                    });
        }

        private void groupAttached(String group) {
            gathering
                    .calls()
                    .ask(
                            ask("iam:ListAttachedGroupPolicies", attachedTo(group)),
                            () ->
                                    iam()
                                            .listAttachedGroupPoliciesPaginator(r -> r.groupName(group))
                                            .attachedPolicies()
                                            .stream()
                                            .map(AttachedPolicy::policyArn)
                                            .toList())
                    .toOptional()
                    .ifPresent(arns -> managed(attachedTo(group), arns));
        }

        private void groupInline(String group) {
            gathering
                    .calls()
                    .ask(
                            ask("iam:ListGroupPolicies", inlineOf(group)),
                            () -> iam().listGroupPoliciesPaginator(r -> r.groupName(group)).policyNames().stream()
                                    .toList())
                    .toOptional()
                    .ifPresent(names -> {
                        shelf.inlineOfGroup(inlineOf(group), group, names);
                        names.forEach(policy -> gathering.calls().fork(() -> groupPolicy(group, policy)));
                    });
        }

        private void groupPolicy(String group, String policy) {
            gathering
                    .calls()
                    .ask(
                            ask("iam:GetGroupPolicy", "inline policy " + policy + " of group " + group),
                            () -> iam().getGroupPolicy(r -> r.groupName(group).policyName(policy))
                                    .policyDocument())
                    .toOptional()
                    .ifPresent(text -> came(inlineOf(group), policy, text));
        }

        private void instead(Gap gap, Function<UserDetail, Boolean> fill) {
            details.instead(
                    gap,
                    found -> Optional.ofNullable(found.users().get(name))
                            .map(fill)
                            .orElse(false));
        }
    }

    private static String attachedTo(String group) {
        return "managed policies of group " + group;
    }

    private static String inlineOf(String group) {
        return "inline policies of group " + group;
    }
}
