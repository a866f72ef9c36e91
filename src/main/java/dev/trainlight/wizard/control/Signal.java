package dev.trainlight.wizard.control;

import java.util.Locale;

/**
 * What a signal shows: of a station of the line, of a check, of a banner. Each has a colour, a shape of its own and a word,
 * so that none has to be told by its colour alone (wizard-ux.md, rule 6).
 */
public enum Signal {
    /** Nothing stands in the way, or it went by already: a disc with a tick. */
    PASSED,
    /** Going on right now: a ring with a triangle. */
    IN_PROGRESS,
    /** A permission blocks: an octagon with a cross. */
    BLOCKED,
    /** A permission will block later: a triangle with an exclamation mark. */
    AT_RISK,
    /** Could not be checked: a ring with a question mark. */
    UNDETERMINED,
    /** Something other than a permission stopped it: a square with a bar. */
    STOPPED,
    /** The job did not come this far: a hollow ring. */
    NOT_REACHED,
    /** The job does not need it: a small ring with a stroke through it. */
    NOT_USED,
    /** The answer is still on its way: a ring that turns. */
    CHECKING;

    /** The word in style classes and bundle keys, such as {@code not-reached}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
