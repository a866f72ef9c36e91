package dev.trainlight.aws.signin.sso;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The proof of a sign-in at a portal. All but the times are secret, so it is never printed.
 *
 * @param accessToken what calls show
 * @param expiresAt when it ends
 * @param refreshToken what gets a new one without a browser; empty for sign-ins of the old style
 * @param client the registration that it belongs to
 */
public record SsoToken(
        String accessToken, Instant expiresAt, Optional<String> refreshToken, Optional<Registration> client) {
    /** The AWS CLI takes a token for over this long before its end, so renewal begins here. */
    public static final Duration RENEWAL = Duration.ofMinutes(15);

    /** With less than this left a token is not used any more. */
    public static final Duration LAST_USE = Duration.ofMinutes(1);

    /**
     * A program's registration with a portal, which renewal needs.
     *
     * @param id client id
     * @param secret client secret
     * @param expiresAt when it ends
     */
    public record Registration(String id, String secret, Instant expiresAt) {
        @Override
        public String toString() {
            return "Registration[until " + expiresAt + "]";
        }
    }

    /** Whether it can still be shown to AWS. */
    public boolean usable(Instant now) {
        return now.plus(LAST_USE).isBefore(expiresAt);
    }

    /** Whether it is time to renew it. */
    public boolean ageing(Instant now) {
        return !now.plus(RENEWAL).isBefore(expiresAt);
    }

    /** Whether it can be renewed without a browser. */
    public boolean renewable(Instant now) {
        return refreshToken.isPresent()
                && client.filter(registration -> now.isBefore(registration.expiresAt()))
                        .isPresent();
    }

    @Override
    public String toString() {
        return "SsoToken[until " + expiresAt + "]";
    }
}
