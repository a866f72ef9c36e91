package dev.trainlight.aws.signin.sso;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.trainlight.aws.AwsSession;
import dev.trainlight.aws.FailureException;
import dev.trainlight.aws.SessionSettings;
import dev.trainlight.aws.signin.AwsStub;
import dev.trainlight.aws.signin.Machine;
import dev.trainlight.aws.signin.config.SsoPortal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssooidc.model.InvalidClientException;

/** How often the portal is asked while a person compares codes. */
class DeviceSignInTest {
    private static final SignInSteps NOBODY = new SignInSteps() {
        @Override
        public void waiting(URI address, Optional<String> code, Instant until) {}

        @Override
        public void exchanging() {}
    };

    @RegisterExtension
    static final WireMockExtension AWS = AwsStub.server();

    @TempDir
    Path home;

    private final List<Duration> pauses = new ArrayList<>();
    private Machine machine;
    private PortalSession way;

    @BeforeEach
    void prepare() {
        machine = new Machine(home, Instant.parse("2026-11-22T10:00:00Z")).variable("AWS_ENDPOINT_URL", AWS.baseUrl());
        SessionSettings settings = SessionSettings.of(machine.environment(), Region.EU_CENTRAL_1)
                .within(Duration.ofSeconds(5), Duration.ofSeconds(2));
        way = new PortalSession(
                SsoPortal.typed("https://corp.awsapps.com/start", "eu-central-1"),
                new AwsSession(settings, AnonymousCredentialsProvider.create()));
        AWS.stubFor(AwsStub.register());
    }

    @AfterEach
    void close() {
        way.session().close();
    }

    private SsoToken signIn() throws InterruptedException {
        return new DeviceSignIn(machine.environment().clock(), Duration.ofMinutes(10), pause -> {
                    pauses.add(pause);
                    machine.later(pause);
                })
                .signIn(way, NOBODY);
    }

    private void answers(ResponseDefinitionBuilder... answers) {
        String state = "Started";
        for (int at = 0; at < answers.length; at++) {
            String next = "answered-" + at;
            AWS.stubFor(post("/token")
                    .inScenario("polling")
                    .whenScenarioStateIs(state)
                    .willReturn(answers[at])
                    .willSetStateTo(next));
            state = next;
        }
        AWS.stubFor(AwsStub.token("urn:ietf:params:oauth:grant-type:device_code", "access-1", 3600)
                .inScenario("polling")
                .whenScenarioStateIs(state));
    }

    private static ResponseDefinitionBuilder pending() {
        return AwsStub.restError(400, "AuthorizationPendingException", "authorization_pending");
    }

    private static ResponseDefinitionBuilder slower() {
        return AwsStub.restError(400, "SlowDownException", "slow_down");
    }

    @Test
    void asksAsOftenAsThePortalWantsAndSlowerWhenTold() throws InterruptedException {
        AWS.stubFor(AwsStub.device(3, 600));
        answers(pending(), slower(), pending(), slower());
        assertThat(signIn().accessToken()).isEqualTo("access-1");
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(3L, 3L, 8L, 8L, 13L);
        // One question a pause: the SDK must not repeat "slow down" by itself.
        AWS.verify(5, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void asksEveryFiveSecondsWhereThePortalDoesNotSay() throws InterruptedException {
        AWS.stubFor(AwsStub.device(0, 600));
        answers(pending());
        signIn();
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(5L, 5L);
    }

    @Test
    void endsWhenThePortalsTimeIsOver() {
        AWS.stubFor(AwsStub.device(5, 20));
        AWS.stubFor(post("/token").willReturn(pending()));
        assertThatThrownBy(this::signIn)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        thrown -> assertThat(thrown.failure().messageKey()).isEqualTo("sso.timeout"));
        assertThat(pauses).hasSize(4);
    }

    @Test
    void goesOnAfterABrokenConnection() throws InterruptedException {
        AWS.stubFor(AwsStub.device(5, 600));
        // The SDK itself tries three times.
        answers(
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                pending());
        assertThat(signIn().accessToken()).isEqualTo("access-1");
        assertThat(pauses).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void anyOtherAnswerEndsIt() {
        AWS.stubFor(AwsStub.device(5, 600));
        AWS.stubFor(post("/token").willReturn(AwsStub.restError(401, "InvalidClientException", "invalid_client")));
        assertThatThrownBy(this::signIn).isInstanceOf(InvalidClientException.class);
        assertThat(pauses).hasSize(1);
    }
}
