package dev.trainlight.iam;

/** A policy document is no valid JSON, or not of AWS's policy grammar; says where. */
public final class PolicySyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Position position;

    public PolicySyntaxException(String message, Position position) {
        super(message);
        this.position = position;
    }

    /** Where in the text the fault stands. */
    public Position position() {
        return position;
    }
}
