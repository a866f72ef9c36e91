package dev.trainlight.evidence;

import java.util.Optional;

/**
 * Who is signed in.
 *
 * @param name for people: the profile, or the sample account's name
 * @param arn as GetCallerIdentity gives it
 * @param accountId twelve digits
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov}
 * @param region the region asked
 * @param profile the profile, where there is one
 * @param sample whether it is the sample account
 */
public record Identity(
        String name,
        String arn,
        String accountId,
        String partition,
        String region,
        Optional<String> profile,
        boolean sample) {}
