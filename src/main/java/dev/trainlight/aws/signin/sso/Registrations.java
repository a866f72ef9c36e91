package dev.trainlight.aws.signin.sso;

import dev.trainlight.aws.signin.sso.SsoToken.Registration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientResponse;

/** Registers this program with a portal, and reads the tokens that come of it. */
final class Registrations {
    // Always the same: it is what the browser asks the person to allow.
    private static final String NAME = "Trainlight";

    private Registrations() {}

    static Registration forBrowser(PortalSession way, String redirect) {
        return registration(way.oidc()
                .registerClient(request -> request.clientName(NAME)
                        .clientType("public")
                        .grantTypes("authorization_code", "refresh_token")
                        .redirectUris(redirect)
                        .issuerUrl(way.portal().startUrl())
                        .scopes(way.portal().scopes())));
    }

    static Registration forDevice(PortalSession way) {
        return registration(way.oidc()
                .registerClient(request -> request.clientName(NAME)
                        .clientType("public")
                        .scopes(way.portal().scopes())));
    }

    static SsoToken token(CreateTokenResponse answer, Registration client, Instant now) {
        return new SsoToken(
                answer.accessToken(),
                now.plusSeconds(answer.expiresIn()),
                Optional.ofNullable(answer.refreshToken()),
                Optional.of(client));
    }

    private static Registration registration(RegisterClientResponse answer) {
        return new Registration(
                answer.clientId(), answer.clientSecret(), Instant.ofEpochSecond(answer.clientSecretExpiresAt()));
    }
}
