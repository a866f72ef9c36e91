package dev.trainlight.iam;

/**
 * The kinds of policy that take part in a decision, in the order in which contracts.md §5 lists them. A role's trust
 * policy and a KMS key policy are resource-based policies.
 */
public enum Layer {
    IDENTITY("identity"),
    BOUNDARY("boundary"),
    SESSION("session"),
    SCP("scp"),
    RCP("rcp"),
    RESOURCE("resource"),
    ENDPOINT("endpoint");

    private final String id;

    Layer(String id) {
        this.id = id;
    }

    /** The word of the fixed formats. */
    public String id() {
        return id;
    }
}
