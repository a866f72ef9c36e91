package dev.trainlight.aws.collect;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.PolicyDetail;

/** Who holds identity-based policies: a role, a user or a group. IAM has the same three calls for each. */
sealed interface PolicyHolder {
    /** Its name in IAM. */
    String name();

    /** The word for it in IAM's calls: {@code Role} in {@code iam:ListAttachedRolePolicies}. */
    String kind();

    /** What people call it where it is not the principal itself: {@code " of group Team"}. */
    default String words() {
        return "";
    }

    /** Its attached managed policies, every page of them. */
    Stream<AttachedPolicy> attached(IamClient iam);

    /** The names of its inline policies, every page of them. */
    Stream<String> inline(IamClient iam);

    /** The document of an inline policy, URL-encoded as IAM gives it. */
    String document(IamClient iam, String policy);

    /** The same out of the account's authorization details, where they have it. */
    Optional<Policies> in(AuthorizationDetails.Found found);

    /**
     * The policies of a holder.
     *
     * @param attached managed policies
     * @param inline inline policies with their documents
     */
    record Policies(List<AttachedPolicy> attached, List<PolicyDetail> inline) {}

    /** A role. */
    record OfRole(String name) implements PolicyHolder {
        @Override
        public String kind() {
            return "Role";
        }

        @Override
        public Stream<AttachedPolicy> attached(IamClient iam) {
            return iam.listAttachedRolePoliciesPaginator(r -> r.roleName(name)).attachedPolicies().stream();
        }

        @Override
        public Stream<String> inline(IamClient iam) {
            return iam.listRolePoliciesPaginator(r -> r.roleName(name)).policyNames().stream();
        }

        @Override
        public String document(IamClient iam, String policy) {
            return iam.getRolePolicy(r -> r.roleName(name).policyName(policy)).policyDocument();
        }

        @Override
        public Optional<Policies> in(AuthorizationDetails.Found found) {
            return Optional.ofNullable(found.roles().get(name))
                    .map(role -> new Policies(role.attachedManagedPolicies(), role.rolePolicyList()));
        }
    }

    /** A user. */
    record OfUser(String name) implements PolicyHolder {
        @Override
        public String kind() {
            return "User";
        }

        @Override
        public Stream<AttachedPolicy> attached(IamClient iam) {
            return iam.listAttachedUserPoliciesPaginator(r -> r.userName(name)).attachedPolicies().stream();
        }

        @Override
        public Stream<String> inline(IamClient iam) {
            return iam.listUserPoliciesPaginator(r -> r.userName(name)).policyNames().stream();
        }

        @Override
        public String document(IamClient iam, String policy) {
            return iam.getUserPolicy(r -> r.userName(name).policyName(policy)).policyDocument();
        }

        @Override
        public Optional<Policies> in(AuthorizationDetails.Found found) {
            return Optional.ofNullable(found.users().get(name))
                    .map(user -> new Policies(user.attachedManagedPolicies(), user.userPolicyList()));
        }
    }

    /** A group that a user is in; its policies stand in the case as the user's, with the group's name. */
    record OfGroup(String name) implements PolicyHolder {
        @Override
        public String kind() {
            return "Group";
        }

        @Override
        public String words() {
            return " of group " + name;
        }

        @Override
        public Stream<AttachedPolicy> attached(IamClient iam) {
            return iam.listAttachedGroupPoliciesPaginator(r -> r.groupName(name)).attachedPolicies().stream();
        }

        @Override
        public Stream<String> inline(IamClient iam) {
            return iam.listGroupPoliciesPaginator(r -> r.groupName(name)).policyNames().stream();
        }

        @Override
        public String document(IamClient iam, String policy) {
            return iam.getGroupPolicy(r -> r.groupName(name).policyName(policy)).policyDocument();
        }

        @Override
        public Optional<Policies> in(AuthorizationDetails.Found found) {
            return Optional.ofNullable(found.groups().get(name))
                    .map(group -> new Policies(group.attachedManagedPolicies(), group.groupPolicyList()));
        }
    }
}
