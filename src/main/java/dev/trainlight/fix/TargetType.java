package dev.trainlight.fix;

import dev.trainlight.iam.PolicyKind;
import java.util.Optional;

/** What kind of document a change touches. */
public enum TargetType {
    ROLE_INLINE_POLICY("role-inline-policy", PolicyKind.IDENTITY),
    USER_POLICY("user-policy", PolicyKind.IDENTITY),
    GROUP_POLICY("group-policy", PolicyKind.IDENTITY),
    PERMISSION_SET("permission-set", PolicyKind.IDENTITY),
    MANAGED_POLICY("managed-policy", PolicyKind.IDENTITY),
    PERMISSIONS_BOUNDARY("permissions-boundary", PolicyKind.PERMISSIONS_BOUNDARY),
    SESSION_POLICY("session-policy", PolicyKind.SESSION),
    ROLE_TAGS("role-tags", null),
    TRUST_POLICY("trust-policy", PolicyKind.TRUST),
    BUCKET_POLICY("bucket-policy", PolicyKind.BUCKET),
    KEY_POLICY("key-policy", PolicyKind.KEY),
    KEY_GRANT("key-grant", null),
    REPOSITORY_POLICY("repository-policy", PolicyKind.REPOSITORY),
    VPC_ENDPOINT_POLICY("vpc-endpoint-policy", PolicyKind.VPC_ENDPOINT),
    SERVICE_CONTROL_POLICY("service-control-policy", PolicyKind.SERVICE_CONTROL),
    RESOURCE_CONTROL_POLICY("resource-control-policy", PolicyKind.RESOURCE_CONTROL),
    TRAINING_JOB_REQUEST("training-job-request", null);

    private final String id;
    private final Optional<PolicyKind> policyKind;

    TargetType(String id, PolicyKind policyKind) {
        this.id = id;
        this.policyKind = Optional.ofNullable(policyKind);
    }

    /** The word of the fixed formats. */
    public String id() {
        return id;
    }

    /** The kind of policy that its document is; empty where it is none: tags, a grant, a request. */
    public Optional<PolicyKind> policyKind() {
        return policyKind;
    }
}
