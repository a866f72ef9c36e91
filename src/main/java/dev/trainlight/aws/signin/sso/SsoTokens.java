package dev.trainlight.aws.signin.sso;

import dev.trainlight.aws.AwsErrors;
import dev.trainlight.aws.AwsProblem;
import dev.trainlight.aws.FailureException;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;

/**
 * The token of a portal as it is now: read anew each time, so that a sign-in made elsewhere counts at once, and renewed
 * silently where it ages. (The SDK's own provider reads it once and is stuck with it, aws-sdk-java-v2 #3777.)
 */
public final class SsoTokens {
    private static final Duration BETWEEN_TRIES = Duration.ofMinutes(1);

    private static final String NONE = "sso.none";
    private static final String OVER = "sso.over";
    private static final String OVER_LEGACY = "sso.over-legacy";

    private final TokenCache cache;
    private final Clock clock;
    private final Map<String, Instant> lastTry = new HashMap<>();

    public SsoTokens(TokenCache cache, Clock clock) {
        this.cache = cache;
        this.clock = clock;
    }

    /**
     * A token that can be used.
     *
     * @throws FailureException with SIGN_IN_NEEDED where only a sign-in helps, with NETWORK where renewal found no answer
     */
    public synchronized SsoToken current(PortalSession way) {
        SsoPortal portal = way.portal();
        Instant now = clock.instant();
        Optional<SsoToken> kept = cache.read(portal);
        if (kept.isEmpty()) {
            throw new FailureException(Failure.of(Kind.SIGN_IN_NEEDED, Remedy.SIGN_IN, NONE, portal.name()));
        }
        SsoToken token = kept.get();
        if (!token.ageing(now)) {
            return token;
        }
        if (token.renewable(now) && (!token.usable(now) || mayTry(portal, now))) {
            return renewed(way, token);
        }
        return usable(token, portal);
    }

    /** Whether that failure means that a sign-in at the portal would help. */
    public static boolean wantsSignIn(Failure failure) {
        return failure.messageKey().equals(NONE)
                || failure.messageKey().equals(OVER)
                || failure.messageKey().equals(OVER_LEGACY);
    }

    /** What to say where AWS does not take the token of that portal any more. */
    public static Failure over(SsoPortal portal) {
        return Failure.of(
                Kind.SIGN_IN_NEEDED, Remedy.SIGN_IN, portal.session().isPresent() ? OVER : OVER_LEGACY, portal.name());
    }

    /** Keeps the token of a new sign-in. */
    public synchronized void keep(SsoPortal portal, SsoToken token) throws IOException {
        lastTry.remove(portal.cacheKey());
        cache.write(portal, token);
    }

    private boolean mayTry(SsoPortal portal, Instant now) {
        Instant last = lastTry.get(portal.cacheKey());
        return last == null || now.isAfter(last.plus(BETWEEN_TRIES));
    }

    private SsoToken renewed(PortalSession way, SsoToken old) {
        SsoPortal portal = way.portal();
        lastTry.put(portal.cacheKey(), clock.instant());
        try {
            SsoToken.Registration client = old.client().orElseThrow();
            CreateTokenResponse answer = way.oidc()
                    .createToken(request -> request.grantType("refresh_token")
                            .clientId(client.id())
                            .clientSecret(client.secret())
                            .refreshToken(old.refreshToken().orElseThrow()));
            SsoToken renewed = Registrations.token(answer, client, clock.instant());
            // AWS may go on with the same refresh token.
            SsoToken kept = renewed.refreshToken().isPresent()
                    ? renewed
                    : new SsoToken(renewed.accessToken(), renewed.expiresAt(), old.refreshToken(), renewed.client());
            write(portal, kept);
            return kept;
        } catch (SdkException unrenewed) {
            return withoutRenewal(portal, old, unrenewed);
        }
    }

    private SsoToken withoutRenewal(SsoPortal portal, SsoToken old, SdkException why) {
        // Another program may have renewed it in the meantime: a refresh token counts once.
        Optional<SsoToken> kept = cache.read(portal);
        if (kept.isPresent() && kept.get().usable(clock.instant())) {
            return kept.get();
        }
        AwsProblem problem = AwsErrors.problem(why);
        boolean elsewhere = problem == AwsProblem.NETWORK
                || problem == AwsProblem.CANCELLED
                || problem == AwsProblem.THROTTLED
                || problem == AwsProblem.SERVICE;
        if (elsewhere) {
            throw new FailureException(AwsErrors.failure("sso-oidc:CreateToken", why), why);
        }
        return usable(old, portal);
    }

    private SsoToken usable(SsoToken token, SsoPortal portal) {
        if (token.usable(clock.instant())) {
            return token;
        }
        throw new FailureException(over(portal));
    }

    private void write(SsoPortal portal, SsoToken token) {
        try {
            cache.write(portal, token);
        } catch (IOException unwritable) {
            // This call goes on with the token in hand; the next one says that a sign-in is needed.
            lastTry.remove(portal.cacheKey());
        }
    }
}
