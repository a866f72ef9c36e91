package dev.trainlight.aws.signin.sso;

import dev.trainlight.aws.AwsErrors;
import dev.trainlight.aws.AwsProblem;
import dev.trainlight.aws.FailureException;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssooidc.model.AccessDeniedException;
import software.amazon.awssdk.services.ssooidc.model.AuthorizationPendingException;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.ExpiredTokenException;
import software.amazon.awssdk.services.ssooidc.model.SlowDownException;
import software.amazon.awssdk.services.ssooidc.model.StartDeviceAuthorizationResponse;

/**
 * The way for machines whose browser cannot come back to them (remote desktops, containers): the browser may be anywhere
 * and shows a code, which the person compares with ours (device authorization, RFC 8628). Never the default: somebody
 * else's code can be passed off as one's own.
 */
public final class DeviceSignIn {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(5);
    private static final Duration MORE_PAUSE = Duration.ofSeconds(5);

    private final Clock clock;
    private final Duration limit;
    private final Pause pause;

    /** How to wait between two questions. */
    @FunctionalInterface
    public interface Pause {
        /** Waits that long. */
        void of(Duration duration) throws InterruptedException;
    }

    /** Prepares sign-ins that wait in real time. */
    public DeviceSignIn(Clock clock, Duration limit) {
        this(clock, limit, Thread::sleep);
    }

    /** The same with another way of waiting. */
    public DeviceSignIn(Clock clock, Duration limit, Pause pause) {
        this.clock = clock;
        this.limit = limit;
        this.pause = pause;
    }

    /**
     * Signs in, waiting for the browser wherever it is. The caller keeps the token.
     *
     * @throws InterruptedException where the sign-in is cancelled
     * @throws RuntimeException where AWS or the person refuses, or nobody comes; {@code AwsErrors} translates it
     */
    public SsoToken signIn(PortalSession way, SignInSteps steps) throws InterruptedException {
        SsoToken.Registration client = Registrations.forDevice(way);
        StartDeviceAuthorizationResponse device = way.oidc()
                .startDeviceAuthorization(request -> request.clientId(client.id())
                        .clientSecret(client.secret())
                        .startUrl(way.portal().startUrl()));
        Instant until = clock.instant().plus(shorter(limit, Duration.ofSeconds(device.expiresIn())));
        String address = Optional.ofNullable(device.verificationUriComplete()).orElse(device.verificationUri());
        steps.waiting(URI.create(address), Optional.of(device.userCode()), until);
        Duration interval = Optional.ofNullable(device.interval())
                .filter(seconds -> seconds > 0)
                .map(Duration::ofSeconds)
                .orElse(USUAL_PAUSE);
        while (clock.instant().isBefore(until)) {
            pause.of(interval);
            try {
                CreateTokenResponse answer = way.oidc()
                        .createToken(request -> request.grantType(GRANT)
                                .clientId(client.id())
                                .clientSecret(client.secret())
                                .deviceCode(device.deviceCode()));
                steps.exchanging();
                return Registrations.token(answer, client, clock.instant());
            } catch (AuthorizationPendingException notYet) {
                // The person is still at it.
            } catch (SlowDownException tooOften) {
                interval = interval.plus(MORE_PAUSE);
            } catch (ExpiredTokenException over) {
                break;
            } catch (AccessDeniedException denied) {
                throw new FailureException(Failure.of(Kind.ACCESS_DENIED, Remedy.SIGN_IN, "sso.denied"), denied);
            } catch (SdkException unanswered) {
                // The network may be back at the next question; anything else is final.
                if (AwsErrors.problem(unanswered) != AwsProblem.NETWORK) {
                    throw unanswered;
                }
            }
        }
        throw new FailureException(Failure.of(Kind.SIGN_IN_NEEDED, Remedy.SIGN_IN, "sso.timeout"));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
