package dev.trainlight.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.SecretScrubber;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** What becomes of AWS's answers, in each wire format that is used. */
class AwsErrorsTest {
    @RegisterExtension
    static final WireMockExtension AWS =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @TempDir
    Path home;

    private AwsSession session;

    @BeforeEach
    void open() {
        Environment environment = new Environment(Map.of("AWS_ENDPOINT_URL", AWS.baseUrl()), home, Clock.systemUTC());
        SessionSettings settings =
                SessionSettings.of(environment, Region.EU_WEST_1).within(Duration.ofSeconds(4), Duration.ofSeconds(1));
        session = new AwsSession(
                settings, StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "secret")));
    }

    @AfterEach
    void close() {
        session.close();
    }

    private Throwable sagemaker(ResponseDefinitionBuilder answer) {
        AWS.stubFor(any(anyUrl()).willReturn(answer));
        return catchThrowable(() -> session.client(SageMakerClient.builder()).listTrainingJobs());
    }

    private static ResponseDefinitionBuilder json(int status, String code, String message) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/x-amz-json-1.1")
                .withBody("{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}");
    }

    private static ResponseDefinitionBuilder xml(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "text/xml")
                .withBody(body);
    }

    @ParameterizedTest
    @CsvSource({
        "400, AccessDeniedException, User is not authorized, ACCESS_DENIED",
        "400, com.amazon.coral.service#AccessDeniedException, User is not authorized, ACCESS_DENIED",
        "400, ValidationException, Requested resource not found., NOT_FOUND",
        "400, ValidationException, 1 validation error detected, BAD_REQUEST",
        "400, ExpiredTokenException, The security token included in the request is expired, EXPIRED",
        "400, UnrecognizedClientException, The security token included in the request is invalid, BAD_CREDENTIALS",
        "400, InvalidSignatureException, Signature expired: 20261122T100000Z is now earlier than, CLOCK",
        "400, InvalidSignatureException, The request signature we calculated does not match, BAD_CREDENTIALS",
        "500, InternalFailure, We are sorry, SERVICE",
        "503, ServiceUnavailable, Try later, SERVICE",
        "400, NeverHeardOf, odd, BAD_REQUEST"
    })
    void readsTheCodeOfJsonServices(int status, String code, String message, AwsProblem problem) {
        Throwable thrown = sagemaker(json(status, code, message));
        assertThat(AwsErrors.problem(thrown)).isEqualTo(problem);
        assertThat(AwsErrors.reason(thrown)).isEqualTo(code.substring(code.indexOf('#') + 1));
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, ACCESS_DENIED",
        "404, NoSuchEntity, NOT_FOUND",
        "403, ExpiredToken, EXPIRED",
        "403, InvalidClientTokenId, BAD_CREDENTIALS"
    })
    void readsTheCodeOfQueryServices(int status, String code, AwsProblem problem) {
        AWS.stubFor(any(anyUrl())
                .willReturn(xml(
                        status,
                        "<ErrorResponse><Error><Type>Sender</Type><Code>" + code
                                + "</Code><Message>m</Message></Error></ErrorResponse>")));
        Throwable thrown =
                catchThrowable(() -> session.client(IamClient.builder()).getRole(request -> request.roleName("r")));
        assertThat(AwsErrors.problem(thrown)).isEqualTo(problem);
        assertThat(AwsErrors.code(thrown)).contains(code);
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, ACCESS_DENIED",
        "404, NoSuchBucketPolicy, NOT_FOUND",
        "404, ServerSideEncryptionConfigurationNotFoundError, NOT_FOUND",
        "404, OwnershipControlsNotFoundError, NOT_FOUND",
        "404, NoSuchBucket, NOT_FOUND",
        "400, ExpiredToken, EXPIRED",
        "403, RequestTimeTooSkewed, CLOCK"
    })
    void readsTheCodeOfS3(int status, String code, AwsProblem problem) {
        AWS.stubFor(
                any(anyUrl()).willReturn(xml(status, "<Error><Code>" + code + "</Code><Message>m</Message></Error>")));
        Throwable thrown =
                catchThrowable(() -> session.client(S3Client.builder().forcePathStyle(true))
                        .getBucketPolicy(request -> request.bucket("ml-data")));
        assertThat(AwsErrors.problem(thrown)).isEqualTo(problem);
        assertThat(AwsErrors.reason(thrown)).isEqualTo(code);
    }

    @Test
    void readsTheCodeOfEc2() {
        AWS.stubFor(
                any(anyUrl())
                        .willReturn(
                                xml(
                                        400,
                                        "<Response><Errors><Error><Code>InvalidSubnetID.NotFound</Code><Message>m</Message></Error></Errors></Response>")));
        Throwable thrown =
                catchThrowable(() -> session.client(Ec2Client.builder()).describeSubnets());
        assertThat(AwsErrors.problem(thrown)).isEqualTo(AwsProblem.NOT_FOUND);
    }

    @Test
    void onlyAnAnswerWithoutBodyIsReadByItsStatus() {
        for (Map.Entry<Integer, AwsProblem> expected : Map.of(
                        403, AwsProblem.ACCESS_DENIED,
                        404, AwsProblem.NOT_FOUND)
                .entrySet()) {
            AWS.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(expected.getKey())));
            Throwable thrown =
                    catchThrowable(() -> session.client(S3Client.builder().forcePathStyle(true))
                            .headBucket(request -> request.bucket("ml-data")));
            assertThat(AwsErrors.problem(thrown)).isEqualTo(expected.getValue());
        }
    }

    @Test
    void tellsBrokenConnectionsApart() {
        assertNetwork(sagemaker(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)), "network.broken");
        assertNetwork(sagemaker(aResponse().withFault(Fault.EMPTY_RESPONSE)), "network.broken");
        assertNetwork(sagemaker(okJson("{}").withFixedDelay(5_000)), "network.timeout");
        assertNetwork(
                sagemaker(okJson("{\"TrainingJobSummaries\":[]}").withChunkedDribbleDelay(10, 10_000)),
                "network.timeout");
        assertNetwork(
                sagemaker(okJson("{\"TrainingJobSummaries\":[").withHeader("Connection", "close")), "network.garbled");
        assertNetwork(sagemaker(ok("<html>Welcome to our guest network</html>")), "network.garbled");
    }

    private static void assertNetwork(Throwable thrown, String key) {
        assertThat(AwsErrors.problem(thrown)).as(String.valueOf(thrown)).isEqualTo(AwsProblem.NETWORK);
        Failure failure = AwsErrors.failure("sagemaker:ListTrainingJobs", thrown);
        assertThat(failure.messageKey()).as(String.valueOf(thrown)).isEqualTo(key);
        assertThat(failure.remedy()).isEqualTo(Failure.Remedy.CHECK_NETWORK);
    }

    @Test
    void anUnknownHostIsNamed() {
        Environment environment =
                new Environment(Map.of("AWS_ENDPOINT_URL", "http://no-such-host.invalid"), home, Clock.systemUTC());
        SessionSettings settings = SessionSettings.of(environment, Region.EU_WEST_1);
        try (AwsSession lost = new AwsSession(settings, session.credentials())) {
            Throwable thrown =
                    catchThrowable(() -> lost.client(SageMakerClient.builder()).listTrainingJobs());
            Failure failure = AwsErrors.failure("sagemaker:ListTrainingJobs", thrown);
            assertThat(failure.messageKey()).isEqualTo("network.unknown-host");
            assertThat(failure.text(Locale.ENGLISH)).contains("no-such-host.invalid");
        }
    }

    @Test
    void aCancelledCallIsNoNetworkFailure() throws InterruptedException {
        AWS.stubFor(any(anyUrl()).willReturn(okJson("{}").withFixedDelay(3_000)));
        AwsProblem[] problem = new AwsProblem[1];
        // Only on a virtual thread does an interruption end a connection that waits for its answer.
        Thread calling = Thread.ofVirtual()
                .start(() -> problem[0] = AwsErrors.problem(catchThrowable(
                        () -> session.client(SageMakerClient.builder()).listTrainingJobs())));
        Thread.sleep(700);
        calling.interrupt();
        calling.join(10_000);
        assertThat(problem[0]).isEqualTo(AwsProblem.CANCELLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ThrottlingException",
                "Throttling",
                "SlowDown",
                "RequestLimitExceeded",
                "TooManyRequestsException"
            })
    void knowsTheNamesOfThrottling(String code) {
        assertThat(ErrorCodes.meaning(code, "Rate exceeded")).contains(AwsProblem.THROTTLED);
    }

    @Test
    void whoIsStillThrottledAfterAllTriesHearsThat() {
        SessionSettings patient = session.settings().within(Duration.ofSeconds(30), Duration.ofSeconds(5));
        AWS.stubFor(any(anyUrl()).willReturn(json(400, "ThrottlingException", "Rate exceeded")));
        try (AwsSession waiting = new AwsSession(patient, session.credentials())) {
            Throwable thrown = catchThrowable(
                    () -> waiting.client(SageMakerClient.builder()).listTrainingJobs());
            assertThat(AwsErrors.problem(thrown)).isEqualTo(AwsProblem.THROTTLED);
        }
        AWS.verify(moreThanOrExactly(2), postRequestedFor(anyUrl()));
    }

    @Test
    void throttlingThenSuccessIsSuccess() {
        AWS.stubFor(any(anyUrl())
                .inScenario("throttled")
                .willReturn(json(400, "ThrottlingException", "Rate exceeded"))
                .willSetStateTo("better"));
        AWS.stubFor(any(anyUrl())
                .inScenario("throttled")
                .whenScenarioStateIs("better")
                .willReturn(okJson("{\"TrainingJobSummaries\":[]}")));
        assertThat(session.client(SageMakerClient.builder()).listTrainingJobs().trainingJobSummaries())
                .isEmpty();
    }

    @Test
    void readsHowTheSdkSaysThatNobodyIsSignedIn() {
        assertThat(AwsErrors.problem(SdkClientException.create("Unable to load credentials from any of the providers")))
                .isEqualTo(AwsProblem.NO_CREDENTIALS);
        assertThat(AwsErrors.problem(
                        new UncheckedIOException(new NoSuchFileException("/home/x/.aws/sso/cache/y.json"))))
                .isEqualTo(AwsProblem.NO_CREDENTIALS);
        assertThat(AwsErrors.problem(
                        new IllegalStateException("To use Sso related properties … the 'sso' service module must be")))
                .isEqualTo(AwsProblem.BAD_CONFIG);
        assertThat(AwsErrors.problem(
                        new IllegalArgumentException("Profile property 'sso_account_id' was not configured for 'p'.")))
                .isEqualTo(AwsProblem.BAD_CONFIG);
        assertThat(AwsErrors.problem(new ArithmeticException())).isEqualTo(AwsProblem.UNEXPECTED);
    }

    @Test
    void aFailureThatWasCarriedThroughTheSdkComesOutAsItWas() {
        Failure inside = Failure.of(Failure.Kind.SIGN_IN_NEEDED, Failure.Remedy.SIGN_IN, "sso.none", "corp");
        Throwable thrown = SdkClientException.create("wrapped", new FailureException(inside));
        assertThat(AwsErrors.failure("x", thrown)).isEqualTo(inside);
        assertThat(AwsErrors.problem(thrown)).isEqualTo(AwsProblem.EXPIRED);
    }

    @ParameterizedTest
    @EnumSource(AwsProblem.class)
    void everyProblemHasAPlainSentence(AwsProblem problem) {
        for (FailureTexts.Flavour flavour : FailureTexts.Flavour.values()) {
            String text = FailureTexts.of(problem, flavour, "iam:GetRole", "it").text(Locale.ENGLISH);
            assertThat(text)
                    .endsWith(text.contains("it") && text.endsWith(": it") ? "it" : ".")
                    .doesNotContain("{");
        }
    }

    @Test
    void detailsAreForSupportAndHoldNoSecret() {
        Throwable thrown = sagemaker(json(
                400, "AccessDeniedException", "User arn:aws:iam::111122223333:user/ana with AKIAIOSFODNN7EXAMPLE"));
        String detail =
                AwsErrors.failure("sagemaker:ListTrainingJobs", thrown).detail().orElseThrow();
        assertThat(detail).contains("sagemaker:ListTrainingJobs").doesNotContain("AKIAIOSFODNN7EXAMPLE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"accessToken\":\"hush-1\",\"x\":1}",
                "aws_secret_access_key = hush-1",
                "clientSecret=hush-1&x=y",
                "Authorization: Bearer hush-1",
                "X-Amz-Security-Token: hush-1",
                "refreshToken: hush-1",
                "https://ana:hush-1@proxy.example:8080",
                "sessionToken=hush-1, y",
                "dpopKey\":\"hush-1\""
            })
    void takesSecretsOut(String words) {
        assertThat(SecretScrubber.scrub(words)).doesNotContain("hush-1").contains("[hidden]");
    }

    @Test
    void leavesPlainWordsAlone() {
        String words = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject";
        assertThat(SecretScrubber.scrub(words)).isEqualTo(words);
        assertThat(Optional.of(
                        SecretScrubber.scrub("-----BEGIN EC PRIVATE KEY-----\nMHcC\n-----END EC PRIVATE KEY-----")))
                .contains("[hidden]");
    }
}
