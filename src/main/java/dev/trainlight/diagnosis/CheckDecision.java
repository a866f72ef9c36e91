package dev.trainlight.diagnosis;

/** The outcome of one check. */
public enum CheckDecision {
    ALLOWED("allowed"),
    IMPLICIT_DENY("implicitDeny"),
    EXPLICIT_DENY("explicitDeny"),
    UNDETERMINED("undetermined");

    private final String id;

    CheckDecision(String id) {
        this.id = id;
    }

    /** The word of the fixed formats. */
    public String id() {
        return id;
    }

    /** Whether it is one of the two denials. */
    public boolean denied() {
        return this == IMPLICIT_DENY || this == EXPLICIT_DENY;
    }
}
