package dev.trainlight.aws.collect;

import dev.trainlight.iam.Arn;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.User;
import tools.jackson.databind.node.ArrayNode;

/** Reads an IAM user with boundary, policies, and the policies of its groups. */
final class UserEvidence {
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
        gathering.calls().fork(reading::groups);
        reading.policies.read(reading.holder);
    }

    private IamClient iam() {
        return gathering.session().client(IamClient.builder());
    }

    private final class Reading {
        private final String principal;
        private final String arn;
        private final PolicyHolder holder;
        private final IdentityPolicies policies;

        Reading(String principal, Arn arn) {
            this.principal = principal;
            this.arn = arn.toString();
            this.holder = new PolicyHolder.OfUser(arn.resourceName());
            this.policies = new IdentityPolicies(gathering, managed, details, principal, this.arn);
            policies.expect(holder);
            policies.expect(GROUPS);
        }

        private Ask ask(String call, String evidence) {
            return Ask.of(call, evidence, arn).noneWhere("NoSuchEntity");
        }

        void user() {
            gathering
                    .calls()
                    .ask(
                            ask("iam:GetUser", "user and permissions boundary"),
                            () -> iam().getUser(r -> r.userName(holder.name())).user(),
                            gap -> details.instead(
                                    gap,
                                    found -> Optional.ofNullable(found.users().get(holder.name()))
                                            .map(user -> {
                                                gathering
                                                        .draft()
                                                        .principal(
                                                                principal,
                                                                node -> node.set(
                                                                        "tags", RoleEvidence.tags(user.tags())));
                                                boundary(user.permissionsBoundary());
                                                return true;
                                            })
                                            .orElse(false)))
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

        void groups() {
            gathering
                    .calls()
                    .ask(
                            ask("iam:ListGroupsForUser", GROUPS),
                            () -> iam().listGroupsForUserPaginator(r -> r.userName(holder.name())).groups().stream()
                                    .map(Group::groupName)
                                    .toList(),
                            gap -> details.instead(
                                    gap,
                                    found -> Optional.ofNullable(found.users().get(holder.name()))
                                            .map(user -> {
                                                groups(user.groupList());
                                                return true;
                                            })
                                            .orElse(false)))
                    .toOptional()
                    .ifPresent(this::groups);
        }

        private void groups(List<String> groups) {
            List<PolicyHolder.OfGroup> holders =
                    groups.stream().map(PolicyHolder.OfGroup::new).toList();
            holders.forEach(policies::expect);
            policies.settled(GROUPS);
            gathering.draft().principal(principal, node -> {
                ArrayNode names = node.putArray("groups");
                groups.forEach(names::add);
            });
            holders.forEach(policies::read);
        }
    }
}
