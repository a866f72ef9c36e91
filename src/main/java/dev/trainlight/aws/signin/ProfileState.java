package dev.trainlight.aws.signin;

import dev.trainlight.evidence.Failure;
import java.time.Instant;

/** How a profile stands, as far as this machine's files tell; AWS has not been asked. */
public sealed interface ProfileState {
    /** Its keys are there and end at no known time. */
    record Ready() implements ProfileState {}

    /**
     * It works until then.
     *
     * @param end its end
     */
    record ValidUntil(Instant end) implements ProfileState {}

    /** Over, but it renews itself at the next use without a browser. */
    record Refreshable() implements ProfileState {}

    /**
     * A code of one's device will be asked.
     *
     * @param device the device's ARN or serial number
     */
    record CodeNeeded(String device) implements ProfileState {}

    /** A program of one's own will be run. */
    record RunsCommand() implements ProfileState {}

    /**
     * Somebody has to sign in first.
     *
     * @param how where
     */
    record SignInNeeded(How how) implements ProfileState {}

    /**
     * It cannot be used as it stands.
     *
     * @param why with file and line
     */
    record Broken(Failure why) implements ProfileState {}

    /** Where a person signs in. */
    enum How {
        /** In the browser, from here. */
        BROWSER,
        /** With {@code aws login} in a terminal; this program cannot start that. */
        AWS_LOGIN
    }
}
