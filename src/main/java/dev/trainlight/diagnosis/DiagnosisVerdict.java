package dev.trainlight.diagnosis;

/** What stopped the job, or would stop it. */
public enum DiagnosisVerdict {
    /** A permission blocks, has blocked or will block. */
    PERMISSION("permission"),
    /** Something else stopped it; see the look-alike. */
    NOT_PERMISSION("not-permission"),
    /** Nothing blocks. */
    HEALTHY("healthy"),
    /** The evidence does not settle it; what is missing is named. */
    UNDETERMINED("undetermined");

    private final String id;

    DiagnosisVerdict(String id) {
        this.id = id;
    }

    /** The word of the fixed formats. */
    public String id() {
        return id;
    }
}
