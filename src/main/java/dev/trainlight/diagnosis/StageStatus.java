package dev.trainlight.diagnosis;

/** How a stage stands. */
public enum StageStatus {
    PASSED("passed"),
    IN_PROGRESS("in-progress"),
    /** A permission blocks, has blocked or will block it first. */
    BLOCKED("blocked"),
    /** A permission would block it later. */
    AT_RISK("at-risk"),
    /** Could not be checked. */
    UNDETERMINED("undetermined"),
    /** Something other than a permission stopped it. */
    STOPPED("stopped"),
    NOT_REACHED("not-reached"),
    /** The job does not need this stage. */
    NOT_USED("not-used");

    private final String id;

    StageStatus(String id) {
        this.id = id;
    }

    /** The word of the fixed formats. */
    public String id() {
        return id;
    }
}
