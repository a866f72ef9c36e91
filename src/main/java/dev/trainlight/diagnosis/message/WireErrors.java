package dev.trainlight.diagnosis.message;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Failed calls whose operation nobody names: the tails of the Java SDKs, "(Service: Amazon S3; Status Code: 403; …)", and
 * the XML that S3 answers with.
 */
final class WireErrors {
    private static final Pattern JAVA = Pattern.compile(
            "\\(service: (?<service>[^;,()]{2,60})[;,] status code: (?<status>\\d{3})[;,]"
                    + "(?: error code: (?<code>[\\w.]{2,60})[;,])? ?(?:request id)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern XML = Pattern.compile(
            "<code>(?<code>\\w{3,60})</code>\\s?(?:<message>(?<message>[^<]{0,500})</message>)?",
            Pattern.CASE_INSENSITIVE);

    private final Operations operations;
    private final ErrorReadings readings;

    WireErrors(Operations operations, ErrorReadings readings) {
        this.operations = operations;
        this.readings = readings;
    }

    void find(Scan scan) {
        scan.each("(service: ", at -> java(scan, at));
        scan.each("<code>", at -> xml(scan, at));
    }

    private void java(Scan scan, int at) {
        Matcher matcher = scan.matcher(JAVA, at, 300);
        int start = scan.text().sentenceStart(at);
        if (matcher.lookingAt() && !scan.touched(start, at)) {
            String code = matcher.group("code") == null ? matcher.group("status") : matcher.group("code");
            Optional<String> service = operations.service(matcher.group("service"));
            String message = scan.text().lowerSlice(start, at);
            readings.add(scan, new ErrorCall(start, matcher.end(), code, "", service, message, scan.scene(at)));
        }
    }

    private void xml(Scan scan, int at) {
        Matcher matcher = scan.matcher(XML, at, 700);
        if (matcher.lookingAt() && !scan.touched(at, matcher.end())) {
            String message = scan.text().lowerSlice(at, matcher.end());
            readings.add(
                    scan,
                    new ErrorCall(
                            at, matcher.end(), matcher.group("code"), "", Optional.of("s3"), message, scan.scene(at)));
        }
    }
}
