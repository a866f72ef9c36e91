package dev.trainlight.aws.signin.sso;

import dev.trainlight.aws.signin.config.SsoPortal;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.InvalidClientMetadataException;
import software.amazon.awssdk.services.ssooidc.model.InvalidRedirectUriException;
import software.amazon.awssdk.services.ssooidc.model.UnsupportedGrantTypeException;

/**
 * The usual way: the browser comes back to this machine with a code, which only this sign-in can turn into a token
 * (authorization code with PKCE, RFC 7636 and RFC 8252).
 */
public final class PkceSignIn {
    // Without a port, and with exactly this path: AWS registers no other.
    private static final String REGISTERED = "http://127.0.0.1" + LoopbackServer.PATH;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;
    private final Duration limit;

    /**
     * Prepares sign-ins.
     *
     * @param limit how long the browser is waited for
     */
    public PkceSignIn(Clock clock, Duration limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /**
     * Signs in, waiting for the browser. The caller keeps the token.
     *
     * @throws NoWayBackException where the browser cannot come back; then the way with a code remains
     * @throws InterruptedException where the sign-in is cancelled
     * @throws RuntimeException where AWS or the person refuses, or nobody comes; {@code AwsErrors} translates it
     */
    public SsoToken signIn(PortalSession way, SignInSteps steps) throws NoWayBackException, InterruptedException {
        String state = random();
        String verifier = random();
        try (LoopbackServer server = open(state)) {
            SsoToken.Registration client = register(way);
            steps.waiting(
                    authorize(way, client, server.address(), state, verifier),
                    Optional.empty(),
                    clock.instant().plus(limit));
            String code = server.await(limit);
            steps.exchanging();
            CreateTokenResponse answer = way.oidc()
                    .createToken(request -> request.grantType("authorization_code")
                            .clientId(client.id())
                            .clientSecret(client.secret())
                            .code(code)
                            .codeVerifier(verifier)
                            .redirectUri(server.address().toString()));
            return Registrations.token(answer, client, clock.instant());
        }
    }

    private static LoopbackServer open(String state) throws NoWayBackException {
        try {
            return LoopbackServer.open(state);
        } catch (IOException blocked) {
            throw new NoWayBackException(blocked);
        }
    }

    private static SsoToken.Registration register(PortalSession way) throws NoWayBackException {
        try {
            return Registrations.forBrowser(way, REGISTERED);
        } catch (InvalidRedirectUriException
                | UnsupportedGrantTypeException
                | InvalidClientMetadataException unknownHere) {
            throw new NoWayBackException(unknownHere);
        }
    }

    private static URI authorize(
            PortalSession way, SsoToken.Registration client, URI back, String state, String verifier) {
        SsoPortal portal = way.portal();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", client.id());
        query.put("redirect_uri", back.toString());
        query.put("state", state);
        query.put("code_challenge_method", "S256");
        // AWS's own name; the standard says "scope".
        query.put("scopes", String.join(" ", portal.scopes()));
        query.put("code_challenge", challenge(verifier));
        String written = query.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + encoded(pair.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(way.authorizeEndpoint() + "?" + written);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String random() {
        byte[] bytes = new byte[48];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
