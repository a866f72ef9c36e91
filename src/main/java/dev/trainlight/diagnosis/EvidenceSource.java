package dev.trainlight.diagnosis;

/** Where a piece of evidence comes from. */
public enum EvidenceSource {
    FAILURE_REASON("failure-reason"),
    MESSAGE("message"),
    STATUS("status"),
    CLOUDTRAIL("cloudtrail"),
    LOG("log"),
    EVALUATION("evaluation"),
    AUTHORIZATION_DETAILS("authorization-details");

    private final String id;

    EvidenceSource(String id) {
        this.id = id;
    }

    /** The word of the fixed formats. */
    public String id() {
        return id;
    }
}
