package dev.trainlight.iam;

/** How requests and answers call the places of policies (the forms of {@code trainlight evaluate}). */
final class SlotName {
    static final String IDENTITY = "identityPolicies";
    static final String BOUNDARY = "boundary";
    static final String SESSION = "sessionPolicies";
    static final String SCPS = "scps";
    static final String RCPS = "rcps";
    static final String RESOURCE = "resourcePolicy";
    static final String ENDPOINTS = "vpcEndpointPolicies";
    static final String GRANTS = "grants";

    private SlotName() {}
}
