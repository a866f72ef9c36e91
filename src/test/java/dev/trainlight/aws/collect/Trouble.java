package dev.trainlight.aws.collect;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** What can go wrong with one call. */
enum Trouble {
    /** The person may not. */
    DENIAL,
    /** Too many calls, every time it is tried. */
    THROTTLING,
    /** A fault at AWS. */
    FAULT_AT_AWS,
    /** The connection is reset. */
    RESET,
    /** The body breaks off in the middle. */
    TRUNCATED,
    /** A byte now and then. */
    DRIP,
    /** A page of a proxy that wants somebody to sign in, and says that all is well. */
    PROXY_PAGE,
    /** All is well, and nothing else. */
    EMPTY,
    /** The right body under the wrong content type. */
    WRONG_TYPE,
    /** From this call on the session is over. */
    EXPIRY,
    /** AWS's clock is 20 minutes ahead and this call is refused until it is signed with AWS's time. */
    SKEW;

    private static final Duration AHEAD = Duration.ofMinutes(20);
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    /** A call as it is recognised in another collection: everything of the request but its signature. */
    record Call(String method, String url, String target, String body) {
        static Call of(Request request) {
            return new Call(
                    request.getMethod().getName(),
                    request.getUrl(),
                    request.containsHeader("X-Amz-Target") ? request.getHeader("X-Amz-Target") : "",
                    request.getBodyAsString());
        }

        /** The operation, with what tells it from others of its kind. */
        String name() {
            String operation = target.isEmpty() ? body + url : target.substring(target.indexOf('.') + 1) + body;
            return operation.replaceAll("&?Version=[0-9-]+|Action=", "").replaceAll("\\s+", " ");
        }

        private ResponseDefinitionBuilder error(int status, String json, String query, String ec2, String s3) {
            if (!target.isEmpty()) {
                return FakeAws.jsonAnswer(
                        status == 403 ? 400 : status, "{\"__type\":\"" + json + "\",\"message\":\"no\"}");
            }
            if (body.contains("Version=2016-11-15")) {
                return FakeAws.xmlAnswer(
                        status,
                        "<Response><Errors><Error><Code>" + ec2
                                + "</Code><Message>no</Message></Error></Errors><RequestID>r-1</RequestID></Response>");
            }
            return body.contains("Action=") ? FakeAws.queryError(status, query) : FakeAws.s3Error(status, s3);
        }
    }

    /** Makes the trouble for that call. */
    void make(FakeAws aws, Call call, byte[] answer, String type) {
        Predicate<Call> thisCall = call::equals;
        switch (this) {
            case DENIAL ->
                stub(
                        aws,
                        thisCall,
                        call.error(
                                403, "AccessDeniedException", "AccessDenied", "UnauthorizedOperation", "AccessDenied"));
            case THROTTLING ->
                stub(
                        aws,
                        thisCall,
                        call.error(400, "ThrottlingException", "Throttling", "RequestLimitExceeded", "SlowDown"));
            case FAULT_AT_AWS ->
                stub(
                        aws,
                        thisCall,
                        call.error(500, "InternalFailure", "ServiceFailure", "InternalError", "InternalError"));
            case RESET -> stub(aws, thisCall, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
            case TRUNCATED -> stub(aws, thisCall, typed(type).withBody(Arrays.copyOf(answer, answer.length / 2)));
            case DRIP -> stub(aws, thisCall, typed(type).withBody(answer).withChunkedDribbleDelay(10, 60_000));
            case PROXY_PAGE ->
                stub(
                        aws,
                        thisCall,
                        typed("text/html")
                                .withBody("<html><head><title>Sign in</title></head><body><form/></body></html>"));
            case EMPTY -> stub(aws, thisCall, typed(type).withHeader("Content-Length", "0"));
            case WRONG_TYPE -> stub(aws, thisCall, typed("text/html").withBody(answer));
            case EXPIRY -> expiry(aws, call);
            case SKEW ->
                stub(
                        aws,
                        asked -> asked.equals(call),
                        request -> !signedWithTimeOfAws(request),
                        call.error(
                                        403,
                                        "InvalidSignatureException",
                                        "SignatureDoesNotMatch",
                                        "RequestExpired",
                                        "RequestTimeTooSkewed")
                                .withHeader("Date", DATE.format(Instant.now().plus(AHEAD))));
        }
    }

    private static ResponseDefinitionBuilder typed(String type) {
        return aResponse().withHeader("Content-Type", type);
    }

    private static boolean signedWithTimeOfAws(Request request) {
        Instant signed = Instant.from(DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .parse(request.getHeader("X-Amz-Date")));
        return Duration.between(signed, Instant.now().plus(AHEAD)).abs().compareTo(Duration.ofMinutes(5)) < 0;
    }

    private static void expiry(FakeAws aws, Call call) {
        AtomicBoolean over = new AtomicBoolean();
        Predicate<Call> after = asked -> {
            if (asked.equals(call)) {
                over.set(true);
            }
            return over.get();
        };
        // Each in the words of its protocol.
        for (Call form : new Call[] {
            new Call("", "", "x.Y", ""),
            new Call("", "", "", "Version=2016-11-15"),
            new Call("", "", "", "Action=X"),
            new Call("", "", "", "")
        }) {
            stub(
                    aws,
                    asked -> after.test(asked) && protocol(asked).equals(protocol(form)),
                    form.error(403, "ExpiredTokenException", "ExpiredToken", "RequestExpired", "ExpiredToken"));
        }
    }

    private static String protocol(Call call) {
        if (!call.target().isEmpty()) {
            return "json";
        }
        if (call.body().contains("Version=2016-11-15")) {
            return "ec2";
        }
        return call.body().contains("Action=") ? "query" : "s3";
    }

    private static void stub(FakeAws aws, Predicate<Call> calls, ResponseDefinitionBuilder answer) {
        stub(aws, calls, _ -> true, answer);
    }

    private static void stub(
            FakeAws aws, Predicate<Call> calls, Predicate<Request> more, ResponseDefinitionBuilder answer) {
        aws.server()
                .stubFor(WireMock.requestMatching(
                                request -> MatchResult.of(calls.test(Call.of(request)) && more.test(request)))
                        .atPriority(1)
                        .willReturn(answer));
    }
}
