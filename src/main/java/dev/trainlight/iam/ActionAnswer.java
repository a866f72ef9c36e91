package dev.trainlight.iam;

import dev.trainlight.iam.Statement.ListElement;
import dev.trainlight.iam.Statement.Value;
import java.util.List;

/** What Action or NotAction of one statement says of an action. */
enum ActionAnswer {
    NO,
    YES,
    /** {@link Unsettled#WILDCARD_IN_ACTION_PREFIX}. */
    PREFIX_OPEN,
    /** {@link Unsettled#INVALID_ENTRY_IN_NOT_LIST}. */
    INVALID_ENTRY;

    /**
     * Whether the element covers an action. NotAction inverts the list as a whole; an invalid entry in it must not
     * become a grant.
     */
    static ActionAnswer answer(ListElement element, String lowerCaseAction, boolean allow) {
        boolean perhaps = false;
        List<Value> values = element.values();
        for (int i = 0; i < values.size(); i++) {
            switch (ActionPattern.fit(values.get(i).text(), lowerCaseAction)) {
                case YES -> {
                    return element.negated() ? NO : YES;
                }
                case PERHAPS -> perhaps = true;
                case NO -> {}
            }
        }
        if (perhaps) {
            return PREFIX_OPEN;
        }
        if (!element.negated()) {
            return NO;
        }
        return allow && hasInvalidEntry(values) ? INVALID_ENTRY : YES;
    }

    private static boolean hasInvalidEntry(List<Value> values) {
        return values.stream().anyMatch(value -> ActionPattern.invalid(value.text()));
    }
}
