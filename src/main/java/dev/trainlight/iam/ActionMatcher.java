package dev.trainlight.iam;

import dev.trainlight.iam.Statement.ListElement;
import dev.trainlight.iam.Statement.Value;
import java.util.List;

/** Action or NotAction of one statement. */
final class ActionMatcher {
    private final boolean negated;
    private final ActionPattern[] patterns;

    /** What the element says of an action. */
    enum Answer {
        NO,
        YES,
        /** {@link Unsettled#WILDCARD_IN_ACTION_PREFIX}. */
        PREFIX_OPEN,
        /** {@link Unsettled#INVALID_ENTRY_IN_NOT_LIST}. */
        INVALID_ENTRY
    }

    ActionMatcher(ListElement element) {
        negated = element.negated();
        List<Value> values = element.values();
        patterns = new ActionPattern[values.size()];
        for (int i = 0; i < patterns.length; i++) {
            patterns[i] = new ActionPattern(values.get(i).text());
        }
    }

    /**
     * Whether the element covers an action. NotAction inverts the list as a whole; an invalid entry in it must not
     * become a grant.
     */
    Answer answer(String lowerCaseAction, boolean allow) {
        boolean perhaps = false;
        boolean invalid = false;
        for (ActionPattern pattern : patterns) {
            switch (pattern.fit(lowerCaseAction)) {
                case YES -> {
                    return negated ? Answer.NO : Answer.YES;
                }
                case PERHAPS -> perhaps = true;
                case NO -> invalid |= pattern.invalid();
            }
        }
        if (perhaps) {
            return Answer.PREFIX_OPEN;
        }
        if (!negated) {
            return Answer.NO;
        }
        return invalid && allow ? Answer.INVALID_ENTRY : Answer.YES;
    }
}
