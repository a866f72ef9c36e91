package dev.trainlight.fix;

import java.util.List;
import java.util.Optional;

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
     * @param name the name that people gave the resource, where it has one that its ARN does not show: a key's alias
     */
    public record Access(String action, String resource, Optional<String> name) {}
}
