package dev.trainlight.aws.signin;

import dev.trainlight.aws.Environment;
import dev.trainlight.aws.FailureException;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/**
 * Which region is asked: the one chosen, else {@code AWS_REGION}, else {@code AWS_DEFAULT_REGION}, else the profile's. That
 * is the AWS CLI's order. There is no other default: a guessed region would show an empty list of jobs.
 */
final class Regions {
    private static final Pattern NAME = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[0-9]{1,2}");

    private Regions() {}

    /** What the environment says. */
    static Optional<String> ofEnvironment(Environment environment) {
        return environment.firstOf("AWS_REGION", "AWS_DEFAULT_REGION");
    }

    /**
     * The region.
     *
     * @throws FailureException with CHOOSE_REGION where nothing names one, or what names one is no region's name
     */
    static Region resolve(Optional<String> chosen, Environment environment, Optional<String> ofProfile) {
        String name = chosen.map(String::strip)
                .filter(region -> !region.isEmpty())
                .or(() -> ofEnvironment(environment))
                .or(() -> ofProfile)
                .orElseThrow(
                        () -> new FailureException(Failure.of(Kind.BAD_CONFIG, Remedy.CHOOSE_REGION, "region.none")));
        if (!NAME.matcher(name).matches()) {
            throw new FailureException(Failure.of(Kind.BAD_CONFIG, Remedy.CHOOSE_REGION, "region.bad", name));
        }
        return Region.of(name);
    }
}
