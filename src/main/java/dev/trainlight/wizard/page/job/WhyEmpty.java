package dev.trainlight.wizard.page.job;

import dev.trainlight.evidence.Failure;
import java.util.Optional;

/** Why a list shows nothing: that nothing is there is said only where AWS said so. */
enum WhyEmpty {
    /** The answer is still to come. */
    LISTING,
    /** Asking failed. */
    NOT_LISTED,
    /** Somebody pressed Cancel. */
    STOPPED,
    /** Nothing that is there matches the filter. */
    NO_MATCH,
    /** There is nothing. */
    NONE;

    static WhyEmpty of(boolean loading, Failure failure, boolean stopped, boolean filtered) {
        if (loading) {
            return LISTING;
        }
        if (failure != null) {
            return NOT_LISTED;
        }
        if (stopped) {
            return STOPPED;
        }
        return filtered ? NO_MATCH : NONE;
    }

    /**
     * The key of what the list says.
     *
     * @param list the beginning of the list's own keys
     */
    String head(String list) {
        return switch (this) {
            case LISTING -> "page.job.listing";
            case NOT_LISTED -> list + ".not-listed";
            case STOPPED -> "page.job.stopped";
            case NO_MATCH -> list + ".no-match";
            case NONE -> list + ".none";
        };
    }

    /** The key of what it says below; nothing has to be said while the answer is to come. */
    Optional<String> words(String list) {
        return this == LISTING ? Optional.empty() : Optional.of(head(list) + ".words");
    }
}
