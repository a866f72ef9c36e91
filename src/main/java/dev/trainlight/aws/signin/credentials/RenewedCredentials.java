package dev.trainlight.aws.signin.credentials;

import dev.trainlight.aws.FailureException;
import dev.trainlight.aws.SessionOrigin;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Credentials that are got at first use, kept, and got again shortly before their end. One thread gets them while the
 * others wait. A failed attempt is not kept: the next call tries again.
 */
final class RenewedCredentials implements AwsCredentialsProvider, SessionOrigin, SdkAutoCloseable {
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final Supplier<Temporary> source;
    private final Clock clock;
    private final Optional<AutoCloseable> below;
    private final boolean withoutSessionPolicy;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Temporary kept;

    RenewedCredentials(Supplier<Temporary> source, Clock clock) {
        this(source, clock, Optional.empty());
    }

    /** The same, closing what it builds on together with itself. */
    RenewedCredentials(Supplier<Temporary> source, Clock clock, Optional<AutoCloseable> below) {
        this(source, clock, below, false);
    }

    private RenewedCredentials(
            Supplier<Temporary> source, Clock clock, Optional<AutoCloseable> below, boolean withoutSessionPolicy) {
        this.source = source;
        this.clock = clock;
        this.below = below;
        this.withoutSessionPolicy = withoutSessionPolicy;
    }

    /** Credentials of a role that this program assumes, which passes no policy. */
    static RenewedCredentials assumed(Supplier<Temporary> source, Clock clock, AutoCloseable below) {
        return new RenewedCredentials(source, clock, Optional.of(below), true);
    }

    @Override
    public boolean withoutSessionPolicy() {
        return withoutSessionPolicy;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        Temporary credentials = kept;
        if (credentials != null && !ageing(credentials)) {
            return credentials.credentials();
        }
        try {
            // Whoever waits here while a person is asked for a code can still be cancelled.
            lock.lockInterruptibly();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new FailureException(Failure.of(Kind.CANCELLED, Remedy.NONE, "aws.cancelled"), cancelled);
        }
        try {
            credentials = kept;
            if (credentials == null || ageing(credentials)) {
                credentials = source.get();
                kept = credentials;
            }
            return credentials.credentials();
        } finally {
            lock.unlock();
        }
    }

    private boolean ageing(Temporary credentials) {
        return credentials
                .expiresAt()
                .filter(end -> !clock.instant().plus(MARGIN).isBefore(end))
                .isPresent();
    }

    // Without the lock: whoever closes must not wait for somebody who is being asked for a code.
    @Override
    public void close() {
        kept = null;
        if (below.isPresent()) {
            try {
                below.get().close();
            } catch (Exception closing) {
                // Nothing that anybody could do about it remains.
            }
        }
    }

    @Override
    public String toString() {
        return "RenewedCredentials";
    }
}
