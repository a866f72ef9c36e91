package dev.trainlight.fix;

import java.util.List;

/**
 * The proof of a fix: the case with it applied, diagnosed again.
 *
 * @param before checks before
 * @param after checks after
 * @param newlyAllowed what becomes allowed
 * @param minimal whether every added element is necessary
 */
public record Verification(Counts before, Counts after, List<Access> newlyAllowed, boolean minimal) {
    /**
     * How many checks came out how.
     *
     * @param allowed allowed
     * @param denied denied
     * @param undetermined could not be determined
     */
    public record Counts(int allowed, int denied, int undetermined) {}

    /**
     * An access.
     *
     * @param action IAM action
     * @param resource ARN or pattern
     */
    public record Access(String action, String resource) {}
}
