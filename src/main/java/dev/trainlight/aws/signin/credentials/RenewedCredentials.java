package dev.trainlight.aws.signin.credentials;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Credentials that are got at first use, kept, and got again shortly before their end. One thread gets them while the
 * others wait. A failed attempt is not kept: the next call tries again.
 */
final class RenewedCredentials implements AwsCredentialsProvider, SdkAutoCloseable {
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final Supplier<Temporary> source;
    private final Clock clock;
    private final Optional<AutoCloseable> below;
    private volatile Temporary kept;

    RenewedCredentials(Supplier<Temporary> source, Clock clock) {
        this(source, clock, Optional.empty());
    }

    /** The same, closing what it builds on together with itself. */
    RenewedCredentials(Supplier<Temporary> source, Clock clock, Optional<AutoCloseable> below) {
        this.source = source;
        this.clock = clock;
        this.below = below;
    }

    @Override
    public synchronized AwsCredentials resolveCredentials() {
        Temporary credentials = kept;
        if (credentials == null || ageing(credentials)) {
            credentials = source.get();
            kept = credentials;
        }
        return credentials.credentials();
    }

    private boolean ageing(Temporary credentials) {
        return credentials
                .expiresAt()
                .filter(end -> !clock.instant().plus(MARGIN).isBefore(end))
                .isPresent();
    }

    // Not synchronized: whoever closes must not wait for somebody who is being asked for a code.
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
