package dev.trainlight.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Failure;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;

/** Clients of a session: where they go, what they say of themselves, that they are kept. */
class AwsSessionTest {
    private static final StaticCredentialsProvider KEYS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "secret"));
    private static final String CALLER = """
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
            <Arn>arn:aws-cn:sts::111122223333:assumed-role/DataScientist/ana</Arn><UserId>AROA:ana</UserId>
            <Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>""";

    @RegisterExtension
    static final WireMockExtension AWS =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @TempDir
    Path home;

    private Environment environment(String... pairs) {
        Map<String, String> variables = new HashMap<>();
        for (int at = 0; at < pairs.length; at += 2) {
            variables.put(pairs[at], pairs[at + 1]);
        }
        return new Environment(variables, home, Clock.systemUTC());
    }

    private AwsSession session(String... variables) {
        return new AwsSession(SessionSettings.of(environment(variables), Region.EU_WEST_1), KEYS);
    }

    @Test
    void asksTheEndpointOfTheEnvironmentAndSaysWhoItIs() throws AccountException {
        AWS.stubFor(post("/").willReturn(okXml(CALLER)));
        try (AwsSession session = session("AWS_ENDPOINT_URL", AWS.baseUrl())) {
            var identity = Identities.of(session);
            assertThat(identity.arn()).isEqualTo("arn:aws-cn:sts::111122223333:assumed-role/DataScientist/ana");
            assertThat(identity.accountId()).isEqualTo("111122223333");
            assertThat(identity.partition()).isEqualTo("aws-cn");
            assertThat(identity.region()).isEqualTo("eu-west-1");
        }
        AWS.verify(postRequestedFor(urlEqualTo("/")).withHeader("User-Agent", containing("trainlight")));
    }

    @Test
    void anEndpointOfOneServiceGoesBeforeTheOneOfAll() {
        EndpointSettings endpoints = EndpointSettings.of(
                environment("AWS_ENDPOINT_URL", "http://all", "AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", "http://logs"),
                Map.of("endpoint_url", "http://profile"),
                Map.of("sts.endpoint_url", "http://section"));
        assertThat(endpoints.configuredFor("cloudwatchlogs")).hasToString("Optional[http://logs]");
        assertThat(endpoints.configuredFor("sts")).hasToString("Optional[http://all]");
    }

    @Test
    void aServicesSectionGoesBeforeTheProfile() {
        EndpointSettings endpoints = EndpointSettings.of(
                environment(), Map.of("endpoint_url", "http://profile"), Map.of("sts.endpoint_url", "http://section"));
        assertThat(endpoints.configuredFor("sts")).hasToString("Optional[http://section]");
        assertThat(endpoints.configuredFor("iam")).hasToString("Optional[http://profile]");
    }

    @Test
    void configuredEndpointsCanBeIgnored() {
        EndpointSettings endpoints = EndpointSettings.of(
                environment("AWS_ENDPOINT_URL", "http://all", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"),
                Map.of("endpoint_url", "http://profile"),
                Map.of());
        assertThat(endpoints.configuredFor("sts")).isEmpty();
        assertThat(endpoints.ignoreConfigured()).isTrue();
    }

    @Test
    void anEndpointThatIsNoUrlIsNamed() {
        assertThatThrownBy(
                        () -> EndpointSettings.of(environment("AWS_ENDPOINT_URL_S3", "localhost"), Map.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AWS_ENDPOINT_URL_S3");
    }

    @Test
    void keepsOneClientAServiceAndRegion() {
        try (AwsSession session = session()) {
            assertThat(session.client(IamClient.builder())).isSameAs(session.client(IamClient.builder()));
            assertThat(session.client(CloudWatchLogsClient.builder(), Region.US_EAST_1))
                    .isNotSameAs(session.client(CloudWatchLogsClient.builder()));
        }
    }

    @Test
    void givesUpAfterItsTimeLimit() {
        AWS.stubFor(post("/").willReturn(okXml(CALLER).withFixedDelay(5_000)));
        SessionSettings settings = SessionSettings.of(environment("AWS_ENDPOINT_URL", AWS.baseUrl()), Region.EU_WEST_1)
                .within(Duration.ofMillis(700), Duration.ofMillis(300));
        try (AwsSession session = new AwsSession(settings, KEYS)) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> Identities.of(session))
                    .isInstanceOfSatisfying(
                            AccountException.class,
                            thrown -> assertThat(thrown.failure().kind()).isEqualTo(Failure.Kind.NETWORK));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
    }
}
