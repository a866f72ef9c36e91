package dev.trainlight.aws.signin.sso;

import dev.trainlight.aws.AwsSession;
import dev.trainlight.aws.signin.config.SsoPortal;
import java.net.URI;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.endpoints.SsoOidcEndpointParams;
import software.amazon.awssdk.services.ssooidc.endpoints.SsoOidcEndpointProvider;

/**
 * The way to one portal: its clients, which sign nothing (a token goes with each request instead).
 *
 * @param portal the portal
 * @param session clients without credentials
 */
public record PortalSession(SsoPortal portal, AwsSession session) {
    SsoOidcClient oidc() {
        return session.client(SsoOidcClient.builder(), region());
    }

    /** The client that lists accounts and roles and gives their credentials. */
    public SsoClient sso() {
        return session.client(SsoClient.builder(), region());
    }

    /** Where the browser goes; the SDK knows the host of each partition, FIPS and dual stack included. */
    URI authorizeEndpoint() {
        var endpoints = session.settings().endpoints();
        URI base = endpoints
                .configuredFor("ssooidc")
                .orElseGet(() -> SsoOidcEndpointProvider.defaultProvider()
                        .resolveEndpoint(SsoOidcEndpointParams.builder()
                                .region(region())
                                .useFips(endpoints.fips())
                                .useDualStack(endpoints.dualStack())
                                .build())
                        .join()
                        .url());
        return base.resolve("/authorize");
    }

    private Region region() {
        return Region.of(portal.region());
    }
}
