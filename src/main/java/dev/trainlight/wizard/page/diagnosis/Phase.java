package dev.trainlight.wizard.page.diagnosis;

/** How far the collection of evidence has come. */
public enum Phase {
    /** Nothing was asked yet. */
    IDLE,
    /** Answers are coming in. */
    COLLECTING,
    /** Everything that can be known is. */
    COMPLETE,
    /** Somebody pressed Cancel: what there was until then. */
    CUT_SHORT,
    /** Nothing could be collected. */
    FAILED
}
