package dev.trainlight.wizard.page;

/** The four steps, in order. */
public enum StepId {
    SIGN_IN("sign-in"),
    JOB("job"),
    DIAGNOSIS("diagnosis"),
    FIX("fix");

    private final String id;

    StepId(String id) {
        this.id = id;
    }

    /** The word in bundle keys and settings. */
    public String id() {
        return id;
    }
}
