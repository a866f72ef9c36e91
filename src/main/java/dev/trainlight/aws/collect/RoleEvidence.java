package dev.trainlight.aws.collect;

import dev.trainlight.evidence.Gap;
import dev.trainlight.evidence.ScrubbedJson;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.Slot;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a role with everything that decides what it may do: trust policy, boundary, attached and inline policies. */
final class RoleEvidence {
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
        reading.policies.read(reading.holder);
    }

    private IamClient iam() {
        return gathering.session().client(IamClient.builder());
    }

    /** Tags as a case holds those of a principal. */
    static ObjectNode tags(List<Tag> tags) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        tags.forEach(tag -> object.put(tag.key(), tag.value()));
        return (ObjectNode) ScrubbedJson.of(object);
    }

    private final class Reading {
        private final String principal;
        private final String arn;
        private final PolicyHolder holder;
        private final IdentityPolicies policies;

        Reading(String principal, Arn arn) {
            this.principal = principal;
            this.arn = arn.toString();
            this.holder = new PolicyHolder.OfRole(arn.resourceName());
            this.policies = new IdentityPolicies(gathering, managed, details, principal, this.arn);
            policies.expect(holder);
        }

        void role() {
            Slot<Role> role = gathering
                    .calls()
                    .ask(
                            Ask.of("iam:GetRole", "role, trust policy and permissions boundary", arn)
                                    .noneWhere("NoSuchEntity"),
                            () -> iam().getRole(r -> r.roleName(holder.name())).role(),
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
            policies.none(holder);
            gathering
                    .draft()
                    .principal(
                            principal,
                            node -> node.put("exists", false)
                                    .putNull("permissionsBoundary")
                                    .putNull("trustPolicy"));
        }

        private void roleInstead(Gap gap) {
            details.instead(
                    gap,
                    found -> Optional.ofNullable(found.roles().get(holder.name()))
                            .map(role -> {
                                role(
                                        role.arn(),
                                        role.roleId(),
                                        role.tags(),
                                        role.assumeRolePolicyDocument(),
                                        Optional.ofNullable(role.permissionsBoundary()));
                                return true;
                            })
                            .orElse(false));
        }
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
