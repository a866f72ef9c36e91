package dev.trainlight.aws.signin;

import java.time.Duration;
import java.util.Optional;

/**
 * How to sign in.
 *
 * @param method which way through the browser
 * @param openBrowser whether to open the browser; only ever true where a person has just asked for it
 * @param region the region to work in; empty to take what environment and profile say
 * @param limit how long the browser is waited for
 */
public record SignInOptions(SignInMethod method, boolean openBrowser, Optional<String> region, Duration limit) {
    private static final Duration USUAL_LIMIT = Duration.ofMinutes(10);

    /** The usual time limit. */
    public static SignInOptions of(SignInMethod method, boolean openBrowser, Optional<String> region) {
        return new SignInOptions(method, openBrowser, region, USUAL_LIMIT);
    }
}
