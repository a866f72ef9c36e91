package dev.trainlight.fix;

/** What kind of document a change touches. */
public enum TargetType {
    ROLE_INLINE_POLICY("role-inline-policy"),
    USER_POLICY("user-policy"),
    GROUP_POLICY("group-policy"),
    PERMISSION_SET("permission-set"),
    MANAGED_POLICY("managed-policy"),
    PERMISSIONS_BOUNDARY("permissions-boundary"),
    SESSION_POLICY("session-policy"),
    ROLE_TAGS("role-tags"),
    TRUST_POLICY("trust-policy"),
    BUCKET_POLICY("bucket-policy"),
    KEY_POLICY("key-policy"),
    KEY_GRANT("key-grant"),
    REPOSITORY_POLICY("repository-policy"),
    VPC_ENDPOINT_POLICY("vpc-endpoint-policy"),
    SERVICE_CONTROL_POLICY("service-control-policy"),
    RESOURCE_CONTROL_POLICY("resource-control-policy"),
    TRAINING_JOB_REQUEST("training-job-request");

    private final String id;

    TargetType(String id) {
        this.id = id;
    }

    /** The word of the fixed formats. */
    public String id() {
        return id;
    }
}
