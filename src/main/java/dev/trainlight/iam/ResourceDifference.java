package dev.trainlight.iam;

import dev.trainlight.iam.Explanation.Difference;
import java.util.Optional;

/** In what a Resource value misses a resource, in the words of somebody who has to change it. */
final class ResourceDifference {
    private ResourceDifference() {}

    /** The difference; empty where the value speaks of another service, or is no ARN. */
    static Optional<Difference> of(String expected, String actual) {
        Optional<Arn> pattern = Arn.parse(expected);
        Optional<Arn> resource = Arn.parse(actual);
        if (pattern.isEmpty() || resource.isEmpty()) {
            return Optional.empty();
        }
        Arn wanted = pattern.get();
        Arn given = resource.get();
        if (!fits(wanted.service(), given.service())) {
            return Optional.empty();
        }
        if (given.service().equals("s3")
                && given.account().isEmpty()
                && wanted.account().isEmpty()) {
            return Optional.of(inS3(wanted.resource(), given.resource()));
        }
        boolean region = fits(wanted.region(), given.region());
        boolean account = fits(wanted.account(), given.account());
        if (fits(wanted.resource(), given.resource())) {
            return Optional.of(
                    region && !account
                            ? Difference.OTHER_ACCOUNT
                            : account && !region ? Difference.OTHER_REGION : Difference.OTHER_RESOURCE);
        }
        return Optional.of(Difference.OTHER_RESOURCE);
    }

    private static Difference inS3(String wanted, String given) {
        int wantedSlash = wanted.indexOf('/');
        int givenSlash = given.indexOf('/');
        String wantedBucket = wantedSlash < 0 ? wanted : wanted.substring(0, wantedSlash);
        String givenBucket = givenSlash < 0 ? given : given.substring(0, givenSlash);
        if (!fits(wantedBucket, givenBucket)) {
            return Difference.OTHER_BUCKET;
        }
        if (wantedSlash < 0 && givenSlash >= 0) {
            return Difference.OBJECT_SUFFIX_MISSING;
        }
        return wantedSlash >= 0 && givenSlash < 0 ? Difference.OBJECT_SUFFIX_TOO_MUCH : Difference.OTHER_PREFIX;
    }

    private static boolean fits(String pattern, String text) {
        return Glob.matches(Glob.compile(pattern), text);
    }
}
