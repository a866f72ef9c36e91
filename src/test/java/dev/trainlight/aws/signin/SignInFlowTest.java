package dev.trainlight.aws.signin;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.trainlight.aws.signin.SignInState.Cancelled;
import dev.trainlight.aws.signin.SignInState.Exchanging;
import dev.trainlight.aws.signin.SignInState.Failed;
import dev.trainlight.aws.signin.SignInState.Opening;
import dev.trainlight.aws.signin.SignInState.PortalOpen;
import dev.trainlight.aws.signin.SignInState.SignedIn;
import dev.trainlight.aws.signin.SignInState.WaitingForBrowser;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.aws.signin.credentials.MfaPrompt;
import dev.trainlight.evidence.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Signing in through a browser, against a portal of the test's own. */
class SignInFlowTest {
    private static final String CONFIG = """
            [profile dev]
            sso_session = corp
            sso_account_id = 111122223333
            sso_role_name = DataScientist
            region = eu-west-1
            [sso-session corp]
            sso_start_url = https://corp.awsapps.com/start
            sso_region = eu-central-1
            """;
    private static final SsoPortal CORP =
            new SsoPortal(Optional.of("corp"), "https://corp.awsapps.com/start", "eu-central-1", List.of());
    // The first sign-in of a process loads the SDK: a second or two of work, and ten times as long on a busy machine.
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LIMIT = PATIENCE.plusMinutes(1);

    @RegisterExtension
    static final WireMockExtension AWS = AwsStub.server();

    @TempDir
    Path home;

    private final HttpClient browser = HttpClient.newHttpClient();
    private Machine machine;
    private SignInService service;

    @BeforeEach
    void prepare() {
        machine = new Machine(home, Instant.now())
                .variable("AWS_ENDPOINT_URL", AWS.baseUrl())
                .config(CONFIG);
        service = new SignInService(machine.environment());
        AWS.stubFor(AwsStub.register());
        AWS.stubFor(AwsStub.token("authorization_code", "access-1", 28_800));
        AWS.stubFor(AwsStub.roleCredentials(machine.now().plus(Duration.ofHours(1))));
        AWS.stubFor(AwsStub.caller());
    }

    @AfterEach
    void close() {
        service.close();
        browser.close();
    }

    /** A flow and what was heard of it. */
    private static final class Heard {
        private final List<SignInState> all = new CopyOnWriteArrayList<>();
        private final BlockingQueue<SignInState> queue = new LinkedBlockingQueue<>();
        private SignInFlow flow;

        void hear(SignInState state) {
            all.add(state);
            queue.add(state);
        }

        <T extends SignInState> T until(Class<T> type) throws InterruptedException {
            for (; ; ) {
                SignInState next = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                assertThat(next).as("waiting for " + type.getSimpleName()).isNotNull();
                if (type.isInstance(next)) {
                    return type.cast(next);
                }
                assertThat(next.ended()).as("ended with " + next).isFalse();
            }
        }
    }

    private Heard signIn(SignInChoice choice, SignInMethod method, boolean open, Browser opener, Duration limit) {
        Heard heard = new Heard();
        heard.flow = service.signIn(
                choice,
                new SignInOptions(method, open, Optional.empty(), limit),
                new SignInPorts(opener, MfaPrompt.NOBODY),
                heard::hear);
        return heard;
    }

    private Heard signIn(SignInMethod method) {
        return signIn(SignInChoice.profile("dev"), method, false, Browser.NONE, LIMIT);
    }

    private static Map<String, String> query(URI address) {
        return Arrays.stream(address.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    /** What the portal's page makes the browser do. */
    private HttpResponse<String> comeBack(URI address, String answer) throws IOException, InterruptedException {
        String back = query(address).get("redirect_uri");
        return browser.send(
                HttpRequest.newBuilder(URI.create(back + "?" + answer)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> allow(URI address) throws IOException, InterruptedException {
        return comeBack(address, "code=code-1&state=" + query(address).get("state"));
    }

    @Test
    void signsInThroughTheBrowser() throws Exception {
        Heard heard = signIn(SignInMethod.BROWSER);
        WaitingForBrowser waiting = heard.until(WaitingForBrowser.class);
        assertThat(waiting.code()).isEmpty();
        assertThat(waiting.opened()).isFalse();
        Map<String, String> asked = query(waiting.address());
        assertThat(waiting.address().toString()).startsWith(AWS.baseUrl() + "/authorize?");
        assertThat(waiting.address().getRawQuery()).contains("scopes=sso%3Aaccount%3Aaccess");
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "client-1")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("scopes", "sso:account:access");
        assertThat(asked.get("redirect_uri")).matches("http://127\\.0\\.0\\.1:[0-9]+/oauth/callback");
        assertThat(asked.get("code_challenge")).hasSize(43).doesNotContain("=");

        HttpResponse<String> page = allow(waiting.address());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("You are signed in");

        SignedIn signedIn = heard.until(SignedIn.class);
        assertThat(signedIn.identity().arn()).isEqualTo("arn:aws:sts::111122223333:assumed-role/DataScientist/ana");
        assertThat(signedIn.identity().profile()).contains("dev");
        signedIn.session().close();
        assertThat(heard.all)
                .extracting(state -> (Object) state.getClass())
                .containsExactly(
                        Opening.class, WaitingForBrowser.class, Exchanging.class, Exchanging.class, SignedIn.class);

        AWS.verify(postRequestedFor(urlEqualTo("/client/register")).withRequestBody(equalToJson("""
                        {"clientName":"Trainlight","clientType":"public","scopes":["sso:account:access"],
                         "redirectUris":["http://127.0.0.1/oauth/callback"],
                         "grantTypes":["authorization_code","refresh_token"],
                         "issuerUrl":"https://corp.awsapps.com/start"}""")));
        AWS.verify(postRequestedFor(urlEqualTo("/token"))
                .withRequestBody(matchingJsonPath("$.code", equalTo("code-1")))
                .withRequestBody(matchingJsonPath("$.redirectUri", equalTo(asked.get("redirect_uri"))))
                .withRequestBody(matchingJsonPath("$.clientSecret", equalTo("client-secret-1"))));
        String sent =
                AWS.findAll(postRequestedFor(urlEqualTo("/token"))).getFirst().getBodyAsString();
        String verifier = sent.replaceFirst("(?s).*\"codeVerifier\":\"([^\"]+)\".*", "$1");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        assertThat(asked)
                .containsEntry(
                        "code_challenge",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        AWS.verify(getRequestedFor(urlPathEqualTo("/federation/credentials"))
                .withHeader("x-amz-sso_bearer_token", equalTo("access-1"))
                .withQueryParam("account_id", equalTo("111122223333"))
                .withQueryParam("role_name", equalTo("DataScientist")));
    }

    @Test
    void theSignInIsKeptForTheNextTime() throws Exception {
        Heard first = signIn(SignInMethod.BROWSER);
        allow(first.until(WaitingForBrowser.class).address());
        first.until(SignedIn.class).session().close();
        Heard second = signIn(SignInMethod.BROWSER);
        second.until(SignedIn.class).session().close();
        assertThat(second.all).noneMatch(WaitingForBrowser.class::isInstance);
        assertThat(service.catalog().profile("dev").orElseThrow().state()).isInstanceOf(ProfileState.ValidUntil.class);
    }

    @Test
    void aWrongStateIsNotTakenAndTheRightOneStillIs() throws Exception {
        Heard heard = signIn(SignInMethod.BROWSER);
        URI address = heard.until(WaitingForBrowser.class).address();
        assertThat(comeBack(address, "code=evil&state=guessed").statusCode()).isEqualTo(400);
        assertThat(comeBack(address, "code=evil").statusCode()).isEqualTo(400);
        assertThat(comeBack(address, "error=access_denied&state=guessed").statusCode())
                .isEqualTo(400);
        assertThat(comeBack(address, "error=access_denied").statusCode()).isEqualTo(400);
        assertThat(heard.flow.state()).isInstanceOf(WaitingForBrowser.class);
        allow(address);
        heard.until(SignedIn.class).session().close();
        AWS.verify(0, postRequestedFor(urlEqualTo("/token")).withRequestBody(containing("evil")));
    }

    @Test
    void otherRequestsFindNothing() throws Exception {
        Heard heard = signIn(SignInMethod.BROWSER);
        URI address = heard.until(WaitingForBrowser.class).address();
        URI back = URI.create(query(address).get("redirect_uri"));
        HttpResponse<String> icon = browser.send(
                HttpRequest.newBuilder(back.resolve("/favicon.ico")).build(), HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> posted = browser.send(
                HttpRequest.newBuilder(URI.create(
                                back + "?code=c&state=" + query(address).get("state")))
                        .POST(HttpRequest.BodyPublishers.ofString("x"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(icon.statusCode()).isEqualTo(404);
        assertThat(posted.statusCode()).isEqualTo(404);
        heard.flow.cancel();
    }

    @Test
    void onlyThisMachineUnderItsOwnNameIsHeard() throws Exception {
        Heard heard = signIn(SignInMethod.BROWSER);
        URI address = heard.until(WaitingForBrowser.class).address();
        URI back = URI.create(query(address).get("redirect_uri"));
        assertThat(back.getHost()).isEqualTo("127.0.0.1");
        String request =
                "GET " + back.getPath() + "?code=c&state=" + query(address).get("state")
                        + " HTTP/1.1\r\nHost: evil.example:" + back.getPort() + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(back.getHost(), back.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 404");
        }
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress other : Collections.list(network.getInetAddresses())) {
                if (!other.isLoopbackAddress()) {
                    assertThatThrownBy(() -> {
                                try (Socket socket = new Socket()) {
                                    socket.connect(new InetSocketAddress(other, back.getPort()), 500);
                                }
                            })
                            .as(other.toString())
                            .isInstanceOf(IOException.class);
                }
            }
        }
        assertThat(heard.flow.state()).isInstanceOf(WaitingForBrowser.class);
        heard.flow.cancel();
    }

    @Test
    void aRefusalInTheBrowserIsSaid() throws Exception {
        Heard heard = signIn(SignInMethod.BROWSER);
        URI address = heard.until(WaitingForBrowser.class).address();
        HttpResponse<String> page = comeBack(
                address,
                "error=access_denied&error_description=The+person+refused&state="
                        + query(address).get("state"));
        assertThat(page.body()).contains("You are not signed in");
        Failure failure = heard.until(Failed.class).failure();
        assertThat(failure.messageKey()).isEqualTo("sso.denied");
        assertThat(failure.remedy()).isEqualTo(Failure.Remedy.SIGN_IN);
        assertThat(failure.detail().orElseThrow()).contains("The person refused");
    }

    @Test
    void nobodyIsWaitedForForever() throws Exception {
        Heard heard =
                signIn(SignInChoice.profile("dev"), SignInMethod.BROWSER, false, Browser.NONE, Duration.ofMillis(200));
        assertThat(heard.until(Failed.class).failure().messageKey()).isEqualTo("sso.timeout");
    }

    @Test
    void cancelLetsThePortGo() throws Exception {
        Heard heard = signIn(SignInMethod.BROWSER);
        URI address = heard.until(WaitingForBrowser.class).address();
        heard.flow.cancel();
        heard.until(Cancelled.class);
        assertThat(heard.flow.state()).isInstanceOf(Cancelled.class);
        boolean closed = false;
        for (int attempt = 0; attempt < 50 && !closed; attempt++) {
            try {
                allow(address);
                Thread.sleep(50);
            } catch (ConnectException refused) {
                closed = true;
            } catch (IOException closing) {
                Thread.sleep(50);
            }
        }
        assertThat(closed).isTrue();
        assertThat(heard.all.getLast()).isInstanceOf(Cancelled.class);
    }

    @Test
    void twoWindowsDoNotDisturbEachOther() throws Exception {
        Heard one = signIn(SignInMethod.BROWSER);
        Heard other = signIn(SignInMethod.BROWSER);
        URI first = one.until(WaitingForBrowser.class).address();
        URI second = other.until(WaitingForBrowser.class).address();
        assertThat(query(first).get("redirect_uri")).isNotEqualTo(query(second).get("redirect_uri"));
        // The answer to one window does not open the other.
        assertThat(comeBack(second, "code=code-1&state=" + query(first).get("state"))
                        .statusCode())
                .isEqualTo(400);
        allow(second);
        other.until(SignedIn.class).session().close();
        assertThat(one.flow.state()).isInstanceOf(WaitingForBrowser.class);
        allow(first);
        one.until(SignedIn.class).session().close();
    }

    @Test
    void theBrowserIsOpenedOnlyWhereItWasAskedFor() throws Exception {
        List<URI> opened = new CopyOnWriteArrayList<>();
        Heard silent = signIn(SignInChoice.profile("dev"), SignInMethod.BROWSER, false, opened::add, LIMIT);
        silent.until(WaitingForBrowser.class);
        silent.flow.cancel();
        assertThat(opened).isEmpty();
        Heard asked = signIn(
                SignInChoice.profile("dev"),
                SignInMethod.BROWSER,
                true,
                address -> {
                    opened.add(address);
                    try {
                        allow(address);
                    } catch (InterruptedException cancelled) {
                        throw new IOException(cancelled);
                    }
                },
                LIMIT);
        assertThat(asked.until(WaitingForBrowser.class).opened()).isTrue();
        asked.until(SignedIn.class).session().close();
        assertThat(opened).hasSize(1);
    }

    @Test
    void whereNoBrowserOpensTheAddressRemains() throws Exception {
        Heard heard = signIn(SignInChoice.profile("dev"), SignInMethod.BROWSER, true, Browser.NONE, LIMIT);
        heard.until(WaitingForBrowser.class);
        WaitingForBrowser corrected = heard.until(WaitingForBrowser.class);
        assertThat(corrected.opened()).isFalse();
        allow(corrected.address());
        heard.until(SignedIn.class).session().close();
    }

    @Test
    void theWayWithACodeWaitsUntilThePersonIsDone() throws Exception {
        AWS.stubFor(AwsStub.device(1, 600));
        AWS.stubFor(post("/token")
                .inScenario("device")
                .willReturn(AwsStub.restError(400, "AuthorizationPendingException", "authorization_pending"))
                .willSetStateTo("done"));
        AWS.stubFor(AwsStub.token("urn:ietf:params:oauth:grant-type:device_code", "access-2", 28_800)
                .inScenario("device")
                .whenScenarioStateIs("done"));
        Heard heard = signIn(SignInMethod.CODE);
        WaitingForBrowser waiting = heard.until(WaitingForBrowser.class);
        assertThat(waiting.code()).contains("ABCD-EFGH");
        assertThat(waiting.address()).hasToString("https://device.example/?user_code=ABCD-EFGH");
        heard.until(SignedIn.class).session().close();
        AWS.verify(postRequestedFor(urlEqualTo("/device_authorization"))
                .withRequestBody(matchingJsonPath("$.startUrl", equalTo("https://corp.awsapps.com/start"))));
        AWS.verify(postRequestedFor(urlEqualTo("/token"))
                .withRequestBody(matchingJsonPath("$.deviceCode", equalTo("device-1"))));
    }

    @Test
    void aPortalThatKnowsOnlyTheCodeGetsTheCode() throws Exception {
        AWS.stubFor(post("/client/register")
                .withRequestBody(matchingJsonPath("$.grantTypes"))
                .willReturn(AwsStub.restError(400, "InvalidClientMetadataException", "invalid_client_metadata")));
        AWS.stubFor(AwsStub.device(1, 600));
        Heard heard = signIn(SignInMethod.BROWSER);
        assertThat(heard.until(WaitingForBrowser.class).code()).contains("ABCD-EFGH");
        heard.flow.cancel();
    }

    @Test
    void aRefusedCodeAndAnOldCodeAreSaid() throws Exception {
        AWS.stubFor(AwsStub.device(1, 600));
        AWS.stubFor(post("/token").willReturn(AwsStub.restError(400, "AccessDeniedException", "access_denied")));
        assertThat(signIn(SignInMethod.CODE).until(Failed.class).failure().messageKey())
                .isEqualTo("sso.denied");
        AWS.stubFor(post("/token").willReturn(AwsStub.restError(400, "ExpiredTokenException", "expired_token")));
        assertThat(signIn(SignInMethod.CODE).until(Failed.class).failure().messageKey())
                .isEqualTo("sso.timeout");
    }

    @Test
    void aPortalIsOpenedWithoutAnyProfile() throws Exception {
        machine.config("");
        SsoPortal typed = service.portal("corp.awsapps.com/start/#/?tab=accounts", Optional.of("eu-central-1"));
        Heard heard = signIn(SignInChoice.portal(typed), SignInMethod.BROWSER, false, Browser.NONE, LIMIT);
        allow(heard.until(WaitingForBrowser.class).address());
        assertThat(heard.until(PortalOpen.class).portal()).isEqualTo(typed);
        AWS.stubFor(get(urlPathEqualTo("/assignment/accounts"))
                .willReturn(okJson("{\"accountList\":[{\"accountId\":\"111122223333\",\"accountName\":\"ml\"}]}")));
        assertThat(service.ssoAccounts(typed, () -> false)).hasSize(1);
        machine.variable("AWS_REGION", "eu-west-1");
        try (SignInService later = new SignInService(machine.environment())) {
            var session = later.open(
                    SignInChoice.portalRole(typed, "111122223333", "DataScientist"),
                    Optional.empty(),
                    MfaPrompt.NOBODY);
            assertThat(later.identify(session).region()).isEqualTo("eu-west-1");
            session.close();
        }
    }

    @Test
    void aTokenThatAwsNoLongerTakesLeadsToTheBrowser() throws Exception {
        Heard first = signIn(SignInMethod.BROWSER);
        allow(first.until(WaitingForBrowser.class).address());
        first.until(SignedIn.class).session().close();
        AWS.stubFor(get(urlPathEqualTo("/federation/credentials"))
                .inScenario("revoked")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(AwsStub.restError(401, "UnauthorizedException", "unauthorized"))
                .willSetStateTo("new"));
        AWS.stubFor(AwsStub.roleCredentials(machine.now().plusSeconds(3600))
                .inScenario("revoked")
                .whenScenarioStateIs("new"));
        Heard again = signIn(SignInMethod.BROWSER);
        allow(again.until(WaitingForBrowser.class).address());
        again.until(SignedIn.class).session().close();
    }

    @Test
    void signOutTellsAwsAndForgets() throws Exception {
        Heard heard = signIn(SignInMethod.BROWSER);
        allow(heard.until(WaitingForBrowser.class).address());
        heard.until(SignedIn.class).session().close();
        AWS.stubFor(post("/logout").willReturn(ok()));
        service.signOut(CORP);
        AWS.verify(postRequestedFor(urlEqualTo("/logout")).withHeader("x-amz-sso_bearer_token", equalTo("access-1")));
        assertThat(service.catalog().profile("dev").orElseThrow().state())
                .isEqualTo(new ProfileState.SignInNeeded(ProfileState.How.BROWSER));
    }

    @Test
    void anUnreachablePortalIsSaid() throws Exception {
        machine.variable("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
        try (SignInService other = new SignInService(machine.environment())) {
            Heard heard = new Heard();
            other.signIn(
                    SignInChoice.profile("dev"),
                    SignInOptions.of(SignInMethod.BROWSER, false, Optional.empty()),
                    new SignInPorts(Browser.NONE, MfaPrompt.NOBODY),
                    heard::hear);
            Failure failure = heard.until(Failed.class).failure();
            assertThat(failure.kind()).isEqualTo(Failure.Kind.NETWORK);
            assertThat(failure.text(Locale.ENGLISH)).isNotBlank();
        }
    }

    @Test
    void statesShowNoSecret() throws Exception {
        Heard heard = signIn(SignInMethod.BROWSER);
        URI address = heard.until(WaitingForBrowser.class).address();
        allow(address);
        heard.until(SignedIn.class).session().close();
        assertThat(heard.all.toString())
                .doesNotContain("access-1")
                .doesNotContain("secret")
                .doesNotContain(query(address).get("state"));
    }
}
