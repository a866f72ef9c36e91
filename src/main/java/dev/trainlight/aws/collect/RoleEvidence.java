package dev.trainlight.aws.collect;

import dev.trainlight.evidence.Gap;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.Slot;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.Tag;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a role with everything that decides what it may do: trust policy, boundary, attached and inline policies. */
final class RoleEvidence {
    private static final String ATTACHED = "attached managed policies";
    private static final String INLINE = "inline policies";
    private static final String NO_SUCH_ENTITY = "NoSuchEntity";

    private final Gathering gathering;
    private final ManagedPolicies managed;
    private final AuthorizationDetails details;

    RoleEvidence(Gathering gathering, ManagedPolicies managed, AuthorizationDetails details) {
        this.gathering = gathering;
        this.managed = managed;
        this.details = details;
    }

    /**
     * Reads the role.
     *
     * @param principal {@code caller} or {@code executionRole}
     * @param arn its ARN; the path may be missing, as in the ARN of a session
     */
    void read(String principal, Arn arn) {
        gathering
                .draft()
                .principal(principal, node -> node.put("arn", arn.toString()).put("type", "role"));
        if (!gathering.ours(arn.account())) {
            gathering.foreign(Ask.of("iam:GetRole", "role and its policies", arn.toString()));
            return;
        }
        Reading reading = new Reading(principal, arn);
        gathering.calls().fork(reading::role);
        gathering.calls().fork(reading::attached);
        gathering.calls().fork(reading::inline);
    }

    private IamClient iam() {
        return gathering.session().client(IamClient.builder());
    }

    /** Tags as a case holds those of a principal. */
    static ObjectNode tags(List<Tag> tags) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        tags.forEach(tag -> object.put(tag.key(), tag.value()));
        return object;
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
        }

        private Ask ask(String call, String evidence) {
            return Ask.of(call, evidence, arn).noneWhere(NO_SUCH_ENTITY);
        }

        void role() {
            Slot<Role> role = gathering
                    .calls()
                    .ask(
                            ask("iam:GetRole", "role, trust policy and permissions boundary"),
                            () -> iam().getRole(r -> r.roleName(name)).role(),
                            this::roleInstead);
            if (role.isNone()) {
                missing();
            }
            role.toOptional()
                    .ifPresent(found -> role(
                            found.arn(),
                            found.roleId(),
                            found.tags(),
                            found.assumeRolePolicyDocument(),
                            Optional.ofNullable(found.permissionsBoundary())));
        }

        private void role(
                String realArn,
                String id,
                List<Tag> tags,
                String trust,
                Optional<AttachedPermissionsBoundary> boundary) {
            gathering.draft().principal(principal, node -> {
                node.put("arn", realArn).put("roleId", id);
                node.set("tags", tags(tags));
                node.set("trustPolicy", SdkJson.policy(trust));
            });
            boundary(principal, boundary.map(AttachedPermissionsBoundary::permissionsBoundaryArn));
        }

        /** A role that is not there (any more) has no policies, and nobody can assume it. */
        private void missing() {
            shelf.managed(ATTACHED, List.of());
            shelf.inline(INLINE, List.of());
            gathering
                    .draft()
                    .principal(
                            principal,
                            node -> node.put("exists", false)
                                    .putNull("permissionsBoundary")
                                    .putNull("trustPolicy"));
        }

        void attached() {
            gathering
                    .calls()
                    .ask(
                            ask("iam:ListAttachedRolePolicies", ATTACHED),
                            () ->
                                    iam()
                                            .listAttachedRolePoliciesPaginator(r -> r.roleName(name))
                                            .attachedPolicies()
                                            .stream()
                                            .map(AttachedPolicy::policyArn)
                                            .toList(),
                            this::attachedInstead)
                    .toOptional()
                    .ifPresent(this::attached);
        }

        private void attached(List<String> arns) {
            shelf.managed(ATTACHED, arns);
            arns.forEach(policy -> managed.read(policy, document -> shelf.managedDocument(policy, document)));
        }

        void inline() {
            gathering
                    .calls()
                    .ask(
                            ask("iam:ListRolePolicies", INLINE),
                            () -> iam().listRolePoliciesPaginator(r -> r.roleName(name)).policyNames().stream()
                                    .toList(),
                            this::inlineInstead)
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
                            ask("iam:GetRolePolicy", "inline policy " + policy),
                            () -> iam().getRolePolicy(r -> r.roleName(name).policyName(policy))
                                    .policyDocument(),
                            gap -> details.instead(
                                    gap,
                                    found -> detail(found)
                                            .flatMap(role -> document(role.rolePolicyList(), policy))
                                            .map(text -> inlineCame(policy, text))
                                            .isPresent()))
                    .toOptional()
                    .ifPresent(text -> inlineCame(policy, text));
        }

        private boolean inlineCame(String policy, String text) {
            shelf.inlineDocument(INLINE, policy, SdkJson.policy(text));
            return true;
        }

        private Optional<RoleDetail> detail(AuthorizationDetails.Found found) {
            return Optional.ofNullable(found.roles().get(name));
        }

        private void roleInstead(Gap gap) {
            details.instead(gap, found -> {
                detail(found)
                        .ifPresent(role -> role(
                                role.arn(),
                                role.roleId(),
                                role.tags(),
                                role.assumeRolePolicyDocument(),
                                Optional.ofNullable(role.permissionsBoundary())));
                return detail(found).isPresent();
            });
        }

        private void attachedInstead(Gap gap) {
            details.instead(gap, found -> {
                detail(found)
                        .ifPresent(role -> attached(role.attachedManagedPolicies().stream()
                                .map(AttachedPolicy::policyArn)
                                .toList()));
                return detail(found).isPresent();
            });
        }

        private void inlineInstead(Gap gap) {
            details.instead(gap, found -> {
                detail(found).ifPresent(role -> {
                    shelf.inline(
                            INLINE,
                            role.rolePolicyList().stream()
                                    .map(PolicyDetail::policyName)
                                    .toList());
                    role.rolePolicyList().forEach(policy -> inlineCame(policy.policyName(), policy.policyDocument()));
                });
                return detail(found).isPresent();
            });
        }
    }

    /** The document of the policy of that name. */
    static Optional<String> document(List<PolicyDetail> policies, String name) {
        return policies.stream()
                .filter(policy -> policy.policyName().equals(name))
                .map(PolicyDetail::policyDocument)
                .findFirst();
    }

    /** Notes the boundary of a principal, and reads its document. */
    void boundary(String principal, Optional<String> arn) {
        if (arn.isEmpty()) {
            gathering.draft().principal(principal, node -> node.putNull("permissionsBoundary"));
            return;
        }
        gathering
                .draft()
                .principal(principal, node -> node.set("permissionsBoundary", ManagedPolicies.named(arn.get())));
        managed.read(
                arn.get(),
                document -> gathering
                        .draft()
                        .principal(
                                principal,
                                node -> ((ObjectNode) node.path("permissionsBoundary")).set("document", document)));
    }
}
