package dev.trainlight.diagnosis;

/** Whose permission it is. */
public enum WhoNeedsIt {
    /** Whoever calls CreateTrainingJob. */
    CALLER("caller"),
    /** The role that the job works with. */
    EXECUTION_ROLE("execution-role"),
    /** SageMaker itself. */
    SERVICE("service"),
    /** The owner of a bucket, key or repository in another account. */
    RESOURCE_OWNER("resource-owner");

    private final String id;

    WhoNeedsIt(String id) {
        this.id = id;
    }

    /** The word of the fixed formats. */
    public String id() {
        return id;
    }
}
