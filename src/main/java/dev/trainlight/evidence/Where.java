package dev.trainlight.evidence;

/** Where a pasted text stood. */
public enum Where {
    /** The answer to CreateTrainingJob. */
    CREATE_CALL("create-call"),
    /** The FailureReason of a job. */
    FAILURE_REASON("failure-reason"),
    /** A log line of the container. */
    CONTAINER_LOG("container-log"),
    /** A log line of CloudWatch Logs. */
    CLOUDWATCH_LOG("cloudwatch-log"),
    /** Printed by an SDK on somebody's machine. */
    SDK_LOCAL("sdk-local");

    private final String id;

    Where(String id) {
        this.id = id;
    }

    /** The word of the fixed formats. */
    public String id() {
        return id;
    }

    /** The place with that id, or empty. */
    public static java.util.Optional<Where> of(String id) {
        return java.util.Arrays.stream(values())
                .filter(where -> where.id.equals(id))
                .findFirst();
    }
}
