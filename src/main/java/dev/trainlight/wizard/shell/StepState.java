package dev.trainlight.wizard.shell;

/** How a step stands in the list. */
public enum StepState {
    /** Its page is shown. */
    CURRENT,
    /** Came before, and can be gone back to. */
    DONE,
    /** Has a result, of an earlier answer. */
    OUT_OF_DATE,
    /** Can be gone to, and has not been. */
    OPEN,
    /** Needs an earlier step first. */
    NOT_YET
}
