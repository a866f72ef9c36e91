package dev.trainlight.wizard.page.job;

/** The kinds of status that one filters jobs by. */
public enum JobStatus {
    FAILED("failed"),
    RUNNING("running"),
    COMPLETED("completed"),
    STOPPED("stopped"),
    /** A status that AWS has added since. */
    OTHER("other");

    private final String id;

    JobStatus(String id) {
        this.id = id;
    }

    /** The word in bundle keys. */
    public String id() {
        return id;
    }

    /** The kind of a TrainingJobStatus. */
    public static JobStatus of(String status) {
        return switch (status) {
            case "Failed" -> FAILED;
            case "InProgress", "Stopping" -> RUNNING;
            case "Completed" -> COMPLETED;
            case "Stopped" -> STOPPED;
            default -> OTHER;
        };
    }
}
