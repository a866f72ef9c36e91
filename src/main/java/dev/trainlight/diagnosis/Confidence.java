package dev.trainlight.diagnosis;

/** How sure a finding is: stated beats evaluated beats inferred. */
public enum Confidence {
    /** AWS said so, in a message or an event. */
    STATED("stated"),
    /** The policies say so. */
    EVALUATED("evaluated"),
    /** It follows from the status or a typical cause. */
    INFERRED("inferred");

    private final String id;

    Confidence(String id) {
        this.id = id;
    }

    /** The word of the fixed formats. */
    public String id() {
        return id;
    }
}
