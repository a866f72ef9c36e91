package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.diagnosis.message.Candidate.Weight;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Failed calls whose operation the SDK names: "An error occurred (AccessDenied) when calling the PutObject operation",
 * "operation error S3: …", "AWS Error ACCESS_DENIED during HeadObject operation". Read after AWS's own messages, whose words
 * are claimed by then.
 */
final class OperationErrors {
    private static final int MESSAGE = 360;
    /** How much of the service's words another rule must have understood for the call to have been read. */
    private static final int READ = 120;

    private static final List<String> NEXT_ERROR = List.of(
            " an error occurred",
            " traceback (most",
            " during handling of",
            "botocore.exceptions.",
            "raise error_class");
    private static final Pattern SNAKE =
            Pattern.compile("couldn't call '(?<op>[a-z_]{3,60})'", Pattern.CASE_INSENSITIVE);
    private static final Pattern NATIVE = Pattern.compile(
            "aws error (?<code>[A-Z_]{3,60}|\\[code \\d{1,3}\\])(?: \\(http status \\d{3}\\))?"
                    + " during (?<op>[A-Za-z]{3,60}) operation:?",
            Pattern.CASE_INSENSITIVE);

    private final Operations operations;
    private final ErrorReadings readings;

    OperationErrors(Operations operations, ErrorReadings readings) {
        this.operations = operations;
        this.readings = readings;
    }

    void find(Scan scan) {
        scan.each("when calling ", at -> calling(scan, at));
        scan.each(List.of("operation error ", "failed to invoke "), at -> prefix(scan, at));
        scan.each("aws error ", at -> nativeError(scan, at));
        scan.each(List.of(" operation: access denied", " operation: forbidden"), at -> beginningLost(scan, at));
        scan.each("couldn't call '", at -> lookingForTheRole(scan, at));
    }

    /** boto's form begins before the words that are looked for. */
    private void calling(Scan scan, int at) {
        int from = Math.max(0, at - 100);
        String before = scan.text().lowerSlice(from, at);
        int occurred = before.lastIndexOf("an error occurred");
        int code = before.lastIndexOf('(');
        int start = occurred >= 0 ? occurred : code >= 0 && before.length() - code < 60 ? code : before.length();
        prefix(scan, from + start);
    }

    private void prefix(Scan scan, int at) {
        Sdk.at(scan.text(), at, operations).ifPresent(sdk -> call(scan, sdk));
    }

    private void call(Scan scan, Sdk sdk) {
        int end = messageEnd(scan.text(), sdk.end());
        if (scan.touched(sdk.end(), Math.min(end, sdk.end() + READ))) {
            return;
        }
        readings.add(
                scan,
                new ErrorCall(
                        sdk.start(),
                        Math.max(sdk.end() - 1, end),
                        sdk.code(),
                        sdk.operation(),
                        sdk.service(),
                        scan.text().lowerSlice(sdk.end(), end),
                        scan.scene(sdk.start()).withOperation(Optional.of(sdk.operation())),
                        Refused.nobody()));
    }

    /** The C++ SDK below pyarrow and others, which for S3 gives numbers in the place of codes. */
    private void nativeError(Scan scan, int at) {
        Matcher matcher = scan.matcher(NATIVE, at, 160);
        if (matcher.lookingAt()) {
            String code = matcher.group("code").replace("_", "");
            Optional<String> s3 = Optional.of("s3");
            call(scan, new Sdk(at, matcher.end(), code.startsWith("[") ? "403" : code, matcher.group("op"), s3));
        }
    }

    /** "… GetBucketLocation operation: Access Denied" whose beginning is missing. */
    private void beginningLost(Scan scan, int at) {
        int from = scan.text().lower().lastIndexOf(' ', at - 1) + 1;
        String operation = scan.text().slice(from, at);
        if (!operations.actions(operation, Optional.empty()).isEmpty()) {
            int end = at + " operation: ".length();
            call(scan, new Sdk(from, end, "AccessDenied", operation, Optional.empty()));
        }
    }

    /** "Couldn't call 'get_role' to get Role ARN": the SageMaker SDK looking for the execution role. */
    private void lookingForTheRole(Scan scan, int at) {
        Matcher matcher = scan.matcher(SNAKE, at, 90);
        if (!matcher.lookingAt()) {
            return;
        }
        List<String> actions = operations.actions(matcher.group("op"), Optional.empty());
        if (!actions.isEmpty()) {
            int end = scan.text().sentenceEnd(matcher.end());
            Denial denial =
                    DenialDraft.of(actions).evidence(scan.span(at, end)).as("SUB-07", Stage.SUBMIT, WhoNeedsIt.CALLER);
            scan.add(denial, Weight.USUAL, at, end);
        }
    }

    /** Where the message of an error ends: with its sentence, before the next error. */
    private static int messageEnd(PastedText text, int start) {
        int limit = Math.min(text.length(), start + MESSAGE);
        int next = Anchors.first(text, start, limit, NEXT_ERROR);
        int end = next < 0 ? limit : next;
        int sentence = text.sentenceEnd(Math.min(start + 1, end));
        return Math.min(end, Math.max(sentence, start));
    }
}
