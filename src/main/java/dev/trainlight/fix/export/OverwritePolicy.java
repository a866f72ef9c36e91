package dev.trainlight.fix.export;

/** What happens to files that are there already. */
public enum OverwritePolicy {
    /** Nothing is written where one of the files exists; the answer says which. */
    ASK_FIRST,
    /** Existing files are replaced: somebody was asked. */
    REPLACE
}
