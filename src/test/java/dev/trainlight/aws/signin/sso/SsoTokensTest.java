package dev.trainlight.aws.signin.sso;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.trainlight.aws.AwsSession;
import dev.trainlight.aws.FailureException;
import dev.trainlight.aws.SessionSettings;
import dev.trainlight.aws.signin.AwsStub;
import dev.trainlight.aws.signin.Machine;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.evidence.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** Tokens that are used, renewed, and at last asked for anew. */
class SsoTokensTest {
    private static final SsoPortal CORP =
            new SsoPortal(Optional.of("corp"), "https://corp.awsapps.com/start", "eu-central-1", List.of());

    @RegisterExtension
    static final WireMockExtension AWS = AwsStub.server();

    @TempDir
    Path home;

    private Machine machine;
    private TokenCache cache;
    private SsoTokens tokens;
    private PortalSession way;

    @BeforeEach
    void prepare() {
        machine = new Machine(home, Instant.parse("2026-11-22T10:00:00Z")).variable("AWS_ENDPOINT_URL", AWS.baseUrl());
        cache = TokenCache.of(machine.environment());
        tokens = new SsoTokens(cache, machine.environment().clock());
        SessionSettings settings = SessionSettings.of(machine.environment(), Region.EU_CENTRAL_1)
                .within(Duration.ofSeconds(5), Duration.ofSeconds(2));
        way = new PortalSession(CORP, new AwsSession(settings, AnonymousCredentialsProvider.create()));
    }

    @AfterEach
    void close() {
        way.session().close();
    }

    private void keep(Duration left, boolean renewable) throws IOException {
        keep(left, renewable, Duration.ofDays(30));
    }

    private void keep(Duration left, boolean renewable, Duration registrationLeft) throws IOException {
        Instant now = machine.now();
        cache.write(
                CORP,
                new SsoToken(
                        "access-1",
                        now.plus(left),
                        renewable ? Optional.of("refresh-1") : Optional.empty(),
                        Optional.of(new SsoToken.Registration("client", "secret", now.plus(registrationLeft)))));
    }

    private String current() {
        return tokens.current(way).accessToken();
    }

    private void assertSignInNeeded() {
        assertThatThrownBy(this::current).isInstanceOfSatisfying(FailureException.class, thrown -> {
            assertThat(thrown.failure().kind()).isEqualTo(Failure.Kind.SIGN_IN_NEEDED);
            assertThat(thrown.failure().remedy()).isEqualTo(Failure.Remedy.SIGN_IN);
        });
    }

    @Test
    void withoutATokenSomebodyMustSignIn() {
        assertSignInNeeded();
    }

    @Test
    void aFreshTokenIsUsedAsItIs() throws IOException {
        keep(Duration.ofMinutes(16), true);
        assertThat(current()).isEqualTo("access-1");
        AWS.verify(0, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void anAgeingTokenIsRenewedAndKept() throws IOException {
        keep(Duration.ofMinutes(14), true);
        AWS.stubFor(AwsStub.token("refresh_token", "access-2", 3600));
        assertThat(current()).isEqualTo("access-2");
        SsoToken kept = cache.read(CORP).orElseThrow();
        assertThat(kept.accessToken()).isEqualTo("access-2");
        assertThat(kept.refreshToken()).contains("refresh-of-access-2");
        assertThat(kept.expiresAt()).isEqualTo(machine.now().plusSeconds(3600));
        AWS.verify(postRequestedFor(urlEqualTo("/token"))
                .withRequestBody(matchingJsonPath("$.refreshToken", equalTo("refresh-1")))
                .withRequestBody(matchingJsonPath("$.clientId", equalTo("client"))));
    }

    /** A window that nobody looks at asks for its token all day long. */
    @Test
    void aDayOfIdleRenewsOnceATokenAndLeavesNothingBehind() throws IOException {
        keep(Duration.ofHours(1), true);
        AWS.stubFor(AwsStub.token("refresh_token", "access-2", 3600));
        long before = size();
        for (Duration passed = Duration.ZERO; passed.compareTo(Duration.ofHours(16)) < 0; ) {
            current();
            machine.later(Duration.ofMinutes(5));
            passed = passed.plusMinutes(5);
        }
        // Each is used for three quarters of its hour.
        AWS.verify(16 * 60 / 45, postRequestedFor(urlEqualTo("/token")));
        assertThat(size() - before).as("bytes more in the cache").isLessThan(20);
    }

    private long size() throws IOException {
        try (Stream<Path> files = Files.list(cache.file(CORP).getParent())) {
            List<Path> all = files.toList();
            assertThat(all).containsExactly(cache.file(CORP));
            return Files.size(all.getFirst());
        }
    }

    @Test
    void theOldRefreshTokenStaysWhereAwsGivesNoNewOne() throws IOException {
        keep(Duration.ofMinutes(-5), true);
        AWS.stubFor(post("/token")
                .willReturn(okJson("{\"accessToken\":\"access-2\",\"tokenType\":\"Bearer\",\"expiresIn\":3600}")));
        assertThat(current()).isEqualTo("access-2");
        assertThat(cache.read(CORP).orElseThrow().refreshToken()).contains("refresh-1");
    }

    @Test
    void aTokenThatCannotBeRenewedIsUsedToItsEnd() throws IOException {
        keep(Duration.ofMinutes(2), false);
        assertThat(current()).isEqualTo("access-1");
        machine.later(Duration.ofSeconds(61));
        assertSignInNeeded();
    }

    @Test
    void anOldRegistrationRenewsNothing() throws IOException {
        keep(Duration.ofMinutes(-1), true, Duration.ofSeconds(-1));
        assertSignInNeeded();
        AWS.verify(0, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void whereRenewalIsRefusedTheTokenIsUsedToItsEndAndAwsIsNotAskedEveryTime() throws IOException {
        keep(Duration.ofMinutes(10), true);
        AWS.stubFor(post("/token").willReturn(AwsStub.restError(400, "InvalidGrantException", "invalid_grant")));
        assertThat(current()).isEqualTo("access-1");
        assertThat(current()).isEqualTo("access-1");
        AWS.verify(1, postRequestedFor(urlEqualTo("/token")));
        machine.later(Duration.ofSeconds(61));
        assertThat(current()).isEqualTo("access-1");
        AWS.verify(2, postRequestedFor(urlEqualTo("/token")));
        machine.later(Duration.ofMinutes(9));
        assertSignInNeeded();
    }

    @Test
    void aTokenThatAnotherProgramRenewedCounts() throws IOException {
        keep(Duration.ofMinutes(-1), true);
        SsoToken theirs =
                new SsoToken("access-of-other", machine.now().plusSeconds(3600), Optional.of("r"), Optional.empty());
        AWS.stubFor(post("/token")
                .willReturn(AwsStub.restError(400, "InvalidGrantException", "invalid_grant")
                        .withFixedDelay(300)));
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(100);
                cache.write(CORP, theirs);
            } catch (IOException | InterruptedException fault) {
                throw new IllegalStateException(fault);
            }
        });
        assertThat(current()).isEqualTo("access-of-other");
    }

    @Test
    void aSignInMadeElsewhereCountsAtOnce() throws IOException {
        keep(Duration.ofMinutes(-1), false);
        assertSignInNeeded();
        keep(Duration.ofHours(8), false);
        assertThat(current()).isEqualTo("access-1");
    }

    @Test
    void aBrokenNetworkIsNoReasonToSignInAgain() throws IOException {
        keep(Duration.ofMinutes(-1), true);
        AWS.stubFor(post("/token").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThatThrownBy(this::current)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        thrown -> assertThat(thrown.failure().kind()).isEqualTo(Failure.Kind.NETWORK));
    }

    @Test
    void aFolderThatCannotBeWrittenStopsNobody() throws IOException {
        keep(Duration.ofMinutes(-1), true);
        AWS.stubFor(AwsStub.token("refresh_token", "access-2", 3600));
        Path folder = cache.file(CORP).getParent();
        assertThat(folder.toFile().setWritable(false)).isTrue();
        try {
            // root writes everywhere
            assumeFalse(Files.isWritable(folder));
            assertThat(current()).isEqualTo("access-2");
        } finally {
            folder.toFile().setWritable(true);
        }
    }

    @Test
    void listsAccountsAndRolesPageByPageInOrderHoweverOftenThrottled() throws Exception {
        keep(Duration.ofHours(1), false);
        AWS.stubFor(get(urlPathEqualTo("/assignment/accounts"))
                .inScenario("accounts")
                .willReturn(AwsStub.restError(429, "TooManyRequestsException", "slow"))
                .willSetStateTo("first"));
        AWS.stubFor(get(urlPathEqualTo("/assignment/accounts"))
                .inScenario("accounts")
                .whenScenarioStateIs("first")
                .willReturn(okJson("""
                        {"nextToken":"n","accountList":[{"accountId":"222222222222","accountName":"research"},
                         {"accountId":"333333333333","accountName":"Finance","emailAddress":"f@example.com"}]}"""))
                .willSetStateTo("second"));
        AWS.stubFor(get(urlPathEqualTo("/assignment/accounts"))
                .inScenario("accounts")
                .whenScenarioStateIs("second")
                .withQueryParam("next_token", equalTo("n"))
                .willReturn(
                        okJson("{\"accountList\":[{\"accountId\":\"111111111111\",\"accountName\":\"Research\"}]}")));
        AWS.stubFor(get(urlPathEqualTo("/assignment/roles"))
                .willReturn(okJson("{\"roleList\":[{\"roleName\":\"ReadOnly\"},{\"roleName\":\"admin\"}]}")));
        PortalDirectory directory = new PortalDirectory(tokens);
        assertThat(directory.accounts(way, () -> false))
                .extracting(SsoAccount::id)
                .containsExactly("333333333333", "111111111111", "222222222222");
        assertThat(directory.roles(way, "111111111111", () -> false)).containsExactly("admin", "ReadOnly");
        AWS.verify(getRequestedFor(urlPathEqualTo("/assignment/roles"))
                .withHeader("x-amz-sso_bearer_token", equalTo("access-1"))
                .withQueryParam("account_id", equalTo("111111111111")));
    }
}
