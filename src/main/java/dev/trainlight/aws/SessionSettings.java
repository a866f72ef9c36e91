package dev.trainlight.aws;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * Everything about a session but its credentials.
 *
 * @param profile the profile it comes from, where there is one
 * @param region the region asked
 * @param endpoints which endpoints are asked
 * @param http how requests travel
 * @param callLimit how long one call may take, with its retries
 * @param attemptLimit how long one attempt may take
 */
public record SessionSettings(
        Optional<String> profile,
        Region region,
        EndpointSettings endpoints,
        HttpSettings http,
        Duration callLimit,
        Duration attemptLimit) {
    private static final Duration CALL = Duration.ofSeconds(60);
    private static final Duration ATTEMPT = Duration.ofSeconds(20);

    /** The usual time limits. */
    public static SessionSettings of(
            Optional<String> profile, Region region, EndpointSettings endpoints, HttpSettings http) {
        return new SessionSettings(profile, region, endpoints, http, CALL, ATTEMPT);
    }

    /** What the environment alone says, without any profile. */
    public static SessionSettings of(Environment environment, Region region) {
        return of(
                Optional.empty(),
                region,
                EndpointSettings.of(environment, Map.of(), Map.of()),
                HttpSettings.of(environment, Map.of()));
    }

    /** The same with other time limits. */
    public SessionSettings within(Duration newCallLimit, Duration newAttemptLimit) {
        return new SessionSettings(profile, region, endpoints, http, newCallLimit, newAttemptLimit);
    }
}
