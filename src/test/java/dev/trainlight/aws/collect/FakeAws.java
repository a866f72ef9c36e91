package dev.trainlight.aws.collect;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.trainlight.aws.AwsSession;
import dev.trainlight.aws.Environment;
import dev.trainlight.aws.SessionSettings;
import dev.trainlight.evidence.Identity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** A server that speaks AWS's wire formats; what is not stubbed is refused, as an account without permissions would. */
public final class FakeAws implements AutoCloseable {
    static final String ACCOUNT = "111122223333";
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    // Later stubs go before earlier ones of the same priority; the refusal comes last of all.
    private static final int REFUSAL = 10;

    private final WireMockServer server;

    public FakeAws() {
        server = new WireMockServer(options().dynamicPort().containerThreads(60));
        server.start();
        refuseWhatIsNotStubbed();
    }

    public WireMockServer server() {
        return server;
    }

    public String url() {
        return server.baseUrl();
    }

    AwsSession session() {
        return session(Duration.ofSeconds(20), Duration.ofSeconds(10));
    }

    AwsSession session(Duration call, Duration attempt) {
        Environment environment =
                new Environment(Map.of("AWS_ENDPOINT_URL", url()), Path.of("/nowhere"), Clock.systemUTC());
        return new AwsSession(
                SessionSettings.of(environment, Region.EU_WEST_1).within(call, attempt),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "secret")));
    }

    static Identity identity(String arn) {
        return new Identity("test", arn, ACCOUNT, "aws", "eu-west-1", Optional.of("test"), false);
    }

    static Limits limits() {
        Limits standard = Limits.standard();
        return new Limits(
                Duration.ofSeconds(30), standard.atOnce(), 4, Duration.ofMillis(1), 6, standard.logStreams(), 200);
    }

    static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    AwsAccount account() {
        return account("arn:aws:sts::111122223333:assumed-role/DataScientist/mia");
    }

    AwsAccount account(String identity) {
        return new AwsAccount(session(), identity(identity), limits(), clock());
    }

    // JSON protocols: sagemaker, kms, ecr, logs, cloudtrail, organizations

    public static MappingBuilder json(String operation) {
        return post("/").withHeader("X-Amz-Target", matching(".*\\." + operation));
    }

    public void json(String operation, String body) {
        server.stubFor(json(operation).willReturn(jsonAnswer(200, body)));
    }

    void json(String operation, String requestHolds, String body) {
        server.stubFor(json(operation).withRequestBody(containing(requestHolds)).willReturn(jsonAnswer(200, body)));
    }

    public void jsonError(String operation, String code, String message) {
        server.stubFor(json(operation).willReturn(jsonError(code, message)));
    }

    public static ResponseDefinitionBuilder jsonAnswer(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/x-amz-json-1.1")
                .withBody(body);
    }

    public static ResponseDefinitionBuilder jsonError(String code, String message) {
        return jsonAnswer(400, "{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}");
    }

    // Query protocols: iam, sts; and ec2's own

    public static MappingBuilder query(String action) {
        return post("/").withRequestBody(matching("(?:.*&)?Action=" + action + "(?:&.*)?"));
    }

    public void query(String action, String result) {
        server.stubFor(query(action).willReturn(xmlAnswer(200, queryBody(action, result))));
    }

    void query(String action, String parameter, String result) {
        server.stubFor(query(action)
                .withRequestBody(containing(encode(parameter)))
                .willReturn(xmlAnswer(200, queryBody(action, result))));
    }

    void queryError(String action, int status, String code) {
        server.stubFor(query(action).willReturn(queryError(status, code)));
    }

    static String queryBody(String action, String result) {
        return "<%1$sResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><%1$sResult>%2$s</%1$sResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></%1$sResponse>"
                .formatted(action, result);
    }

    public static ResponseDefinitionBuilder queryError(int status, String code) {
        return xmlAnswer(
                status,
                "<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Type>Sender</Type><Code>"
                        + code
                        + "</Code><Message>said by IAM</Message></Error><RequestId>r-1</RequestId></ErrorResponse>");
    }

    void ec2(String action, String result) {
        server.stubFor(query(action)
                .willReturn(xmlAnswer(
                        200,
                        "<%1$sResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>r-1</requestId>%2$s</%1$sResponse>"
                                .formatted(action, result))));
    }

    void ec2Error(String action, String code) {
        server.stubFor(query(action).willReturn(ec2Error(code)));
    }

    static ResponseDefinitionBuilder ec2Error(String code) {
        return xmlAnswer(
                403,
                "<Response><Errors><Error><Code>" + code
                        + "</Code><Message>You are not authorized to perform this operation.</Message></Error></Errors><RequestID>r-1</RequestID></Response>");
    }

    static ResponseDefinitionBuilder xmlAnswer(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "text/xml")
                .withBody("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + body);
    }

    /** A text as it stands in the body of a query. */
    static String encode(String text) {
        int equals = text.indexOf('=');
        return text.substring(0, equals + 1)
                + URLEncoder.encode(text.substring(equals + 1), StandardCharsets.UTF_8)
                        .replace("+", "%20");
    }

    /** A document as IAM puts it into its XML. */
    static String document(String json) {
        return URLEncoder.encode(json, StandardCharsets.UTF_8).replace("+", "%20");
    }

    // S3

    static MappingBuilder s3(String bucket, String part) {
        return get(urlPathEqualTo("/" + bucket)).withQueryParam(part, matching(".*"));
    }

    void s3(String bucket, String part, String body) {
        server.stubFor(s3(bucket, part)
                .willReturn(aResponse()
                        .withHeader("Content-Type", body.startsWith("{") ? "application/json" : "application/xml")
                        .withBody(body)));
    }

    void s3Error(String bucket, String part, int status, String code) {
        server.stubFor(s3(bucket, part).willReturn(s3Error(status, code)));
    }

    static ResponseDefinitionBuilder s3Error(int status, String code) {
        return xmlAnswer(
                status,
                "<Error><Code>" + code
                        + "</Code><Message>said by S3</Message><RequestId>r-1</RequestId><HostId>h</HostId></Error>");
    }

    // REST JSON: lambda, efs

    void rest(String path, String body) {
        server.stubFor(get(urlPathEqualTo(path))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody(body)));
    }

    void restError(String path, int status, String code) {
        server.stubFor(get(urlPathEqualTo(path))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json")
                        .withHeader("x-amzn-ErrorType", code + ":")
                        .withBody("{\"ErrorCode\":\"" + code + "\",\"Message\":\"said by AWS\"}")));
    }

    private void refuseWhatIsNotStubbed() {
        server.stubFor(any(anyUrl()).atPriority(REFUSAL).willReturn(s3Error(403, "AccessDenied")));
        server.stubFor(post("/")
                .withHeader("X-Amz-Target", matching(".*"))
                .atPriority(REFUSAL - 1)
                .willReturn(jsonError("AccessDeniedException", "User: somebody is not authorized to perform this")));
        server.stubFor(post("/")
                .withRequestBody(containing("Version=2016-11-15"))
                .atPriority(REFUSAL - 1)
                .willReturn(ec2Error("UnauthorizedOperation")));
        server.stubFor(post("/")
                .withRequestBody(containing("Version=20"))
                .atPriority(REFUSAL - 1)
                .willReturn(queryError(403, "AccessDenied")));
    }

    /** How often an operation was asked for, by its target, action or query. */
    public long asked(String words) {
        return requests().stream()
                .filter(request ->
                        String.valueOf(request.getHeader("X-Amz-Target")).endsWith("." + words)
                                || request.getBodyAsString().contains("Action=" + words + "&")
                                || request.getUrl().contains(words))
                .count();
    }

    List<LoggedRequest> requests() {
        return server.getAllServeEvents().stream()
                .map(event -> event.getRequest())
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }
}
