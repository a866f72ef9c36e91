package dev.trainlight.aws;

import dev.trainlight.evidence.Failure;

/**
 * Carries a {@link Failure} out of places where the SDK allows no checked exception, such as a credentials provider in
 * the middle of a call. {@link AwsErrors} takes it out again.
 */
public final class FailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public FailureException(Failure failure) {
        this(failure, null);
    }

    public FailureException(Failure failure, Throwable cause) {
        super(failure.messageKey(), cause);
        this.failure = failure;
    }

    /** What to tell. */
    public Failure failure() {
        return failure;
    }
}
