package dev.trainlight.aws.collect;

import java.time.Duration;
import java.util.Map;

/**
 * How much is asked at once, and for how long. AWS publishes few rates of its reading calls (permission-model §8), so few
 * calls of a service run at a time, and the SDK slows down by itself where AWS says "too many". How long one call may take is the session's affair.
 *
 * @param overall after that long a collection ends with what it has
 * @param atOnce how many calls of a service run at a time, by the prefix of its permissions
 * @param atOnceElsewhere the same for services that are not named
 * @param trailEvery CloudTrail answers two LookupEvents a second for a whole account and Region: the time between two
 * @param trailPages at most so many pages of 50 events are read for one question about one job
 * @param logStreams at most so many log streams of a job are read
 * @param logLines at most so many of the last lines of a log stream are read
 */
public record Limits(
        Duration overall,
        Map<String, Integer> atOnce,
        int atOnceElsewhere,
        Duration trailEvery,
        int trailPages,
        int logStreams,
        int logLines) {
    public Limits {
        atOnce = Map.copyOf(atOnce);
    }

    /** What the program works with. */
    public static Limits standard() {
        return new Limits(
                Duration.ofSeconds(90),
                Map.of("s3", 8, "iam", 6, "kms", 6, "ec2", 4, "cloudtrail", 2, "organizations", 2, "sts", 2),
                4,
                Duration.ofMillis(500),
                6,
                6,
                200);
    }

    int atOnce(String service) {
        return atOnce.getOrDefault(service, atOnceElsewhere);
    }
}
