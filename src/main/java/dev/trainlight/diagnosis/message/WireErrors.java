package dev.trainlight.diagnosis.message;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Failed calls as they go over the wire: the tails of the Java SDKs, "(Service: Amazon S3; Status Code: 403; …)",
 * the XML that S3 answers with, and records of CloudTrail.
 */
final class WireErrors {
    private static final Pattern JAVA = Pattern.compile(
            "\\(service: (?<service>[^;,()]{2,60})[;,] status code: (?<status>\\d{3})[;,]"
                    + "(?: error code: (?<code>[\\w.]{2,60})[;,])? ?(?:request id)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern XML = Pattern.compile(
            "<code>(?<code>\\w{3,60})</code>\\s?(?:<message>(?<message>[^<]{0,500})</message>)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern EVENT_NAME =
            Pattern.compile("\"eventname\"\\s?:\\s?\"(?<op>[A-Za-z0-9]{3,60})\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern EVENT_SOURCE = Pattern.compile(
            "\"eventsource\"\\s?:\\s?\"(?<service>[a-z0-9.-]{2,40})\\.amazonaws", Pattern.CASE_INSENSITIVE);
    private static final Pattern EVENT_ERROR =
            Pattern.compile("\"errorcode\"\\s?:\\s?\"(?<code>[\\w.]{2,60})\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern IDENTITY =
            Pattern.compile("\"arn\"\\s?:\\s?\"(?<arn>arn:[^\"\\s]{10,400})\"", Pattern.CASE_INSENSITIVE);
    private static final int EVENT = 1_500;

    private final Operations operations;
    private final ErrorReadings readings;

    WireErrors(Operations operations, ErrorReadings readings) {
        this.operations = operations;
        this.readings = readings;
    }

    void find(Scan scan) {
        scan.each("(service: ", at -> java(scan, at));
        scan.each("<code>", at -> xml(scan, at));
        scan.each("\"errorcode\"", at -> cloudTrail(scan, at));
    }

    private void java(Scan scan, int at) {
        Matcher matcher = scan.matcher(JAVA, at, 300);
        int start = scan.text().sentenceStart(at);
        if (matcher.lookingAt() && !scan.touched(Math.max(0, start - 3), at)) {
            String code = matcher.group("code") == null ? matcher.group("status") : matcher.group("code");
            Optional<String> service = operations.service(matcher.group("service"));
            String message = scan.text().lowerSlice(start, at);
            readings.add(
                    scan,
                    new ErrorCall(start, matcher.end(), code, "", service, message, scan.scene(at), Refused.nobody()));
        }
    }

    private void xml(Scan scan, int at) {
        Matcher matcher = scan.matcher(XML, at, 700);
        if (matcher.lookingAt() && !scan.touched(at, matcher.end())) {
            String message = scan.text().lowerSlice(at, matcher.end());
            readings.add(
                    scan,
                    new ErrorCall(
                            at,
                            matcher.end(),
                            matcher.group("code"),
                            "",
                            Optional.of("s3"),
                            message,
                            scan.scene(at),
                            Refused.nobody()));
        }
    }

    /** A record of CloudTrail that was pasted, unless its errorMessage was read as a denial in full. */
    private void cloudTrail(Scan scan, int at) {
        Matcher error = scan.matcher(EVENT_ERROR, at, 100);
        int from = Math.max(0, at - EVENT);
        int to = Math.min(scan.text().length(), at + 600);
        Matcher name = scan.matcher(EVENT_NAME, from, to - from);
        if (!error.lookingAt() || scan.touched(at, to) || !name.find()) {
            return;
        }
        Matcher source = scan.matcher(EVENT_SOURCE, from, to - from);
        Optional<String> service = source.find() ? operations.service(source.group("service")) : Optional.empty();
        String operation = name.group("op");
        Scene scene = scan.scene(at).withOperation(Optional.of(operation));
        int end = scan.text().sentenceEnd(error.end());
        String message = scan.text().lowerSlice(at, end);
        Matcher who = scan.matcher(IDENTITY, from, to - from);
        Refused caller = who.find() ? Refused.of(who.group("arn"), scan.hints()) : Refused.nobody();
        readings.add(scan, new ErrorCall(at, end, error.group("code"), operation, service, message, scene, caller));
    }
}
