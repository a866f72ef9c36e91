package dev.trainlight.diagnosis;

/** The kind of policy that denies, or that lacks the Allow. */
public enum DeniedBy {
    /** No policy allows it; none denies it. */
    NO_ALLOW("no-allow"),
    IDENTITY_POLICY("identity-policy"),
    PERMISSIONS_BOUNDARY("permissions-boundary"),
    SESSION_POLICY("session-policy"),
    SERVICE_CONTROL_POLICY("service-control-policy"),
    RESOURCE_CONTROL_POLICY("resource-control-policy"),
    RESOURCE_POLICY("resource-policy"),
    KEY_POLICY("key-policy"),
    TRUST_POLICY("trust-policy"),
    VPC_ENDPOINT_POLICY("vpc-endpoint-policy"),
    UNKNOWN("unknown");

    private final String id;

    DeniedBy(String id) {
        this.id = id;
    }

    /** The word of the fixed formats. */
    public String id() {
        return id;
    }
}
