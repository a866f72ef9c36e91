package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.diagnosis.message.Candidate.Weight;
import dev.trainlight.evidence.Where;
import dev.trainlight.sagemaker.S3Location;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What SageMaker answers about inputs that it cannot find or read (permission-model §4). */
final class InputTexts {
    private static final int WINDOW = 1_200;
    private static final Pattern S3_URL =
            Pattern.compile("(?:s3|s3a|s3n)://[^\\s\"',;()\\]]{3,1100}", Pattern.CASE_INSENSITIVE);
    private static final Pattern BUCKET =
            Pattern.compile("on bucket [\"']?(?<bucket>[a-z0-9.<>*_-]{3,80})", Pattern.CASE_INSENSITIVE);
    private static final Pattern BUCKET_AND_KEY = Pattern.compile(
            "bucket:?\\s[\"']?(?<bucket>[^\\s,\"']{3,100})[\"']?"
                    + "(?:,?\\s(?:object )?key:?\\s[\"']?(?<key>[^\\s,\"']{1,1024}))?",
            Pattern.CASE_INSENSITIVE);
    private static final String TAIL = "error message from s3";
    private static final List<String> REFUSED = List.of("access denied", "accessdenied", "forbidden", "not authorized");
    private static final List<String> ELSEWHERE = List.of("region", "redirect", "endpoint");
    private static final List<String> NO_BUCKET = List.of("bucket does not exist", "nosuchbucket");

    private final Scan scan;

    private InputTexts(Scan scan) {
        this.scan = scan;
    }

    static void find(Scan scan) {
        InputTexts texts = new InputTexts(scan);
        scan.each("no s3 objects found", texts::noObjects);
        scan.each("could not access model data", texts::modelData);
        scan.each("access denied for bucket", texts::bucketAndKey);
        scan.each("access denied to hub content", texts::hub);
    }

    private Optional<S3Location> place(int at) {
        return scan.found(S3_URL, at, WINDOW).flatMap(S3Location::parse);
    }

    /** "No S3 objects found …": nearly always missing data; only S3's own words after it settle it. */
    private void noObjects(int at) {
        Matcher bucket = scan.matcher(BUCKET, at, WINDOW);
        int end = bucket.find() ? bucket.end() : at + "no s3 objects found".length();
        int tail = Anchors.first(scan.text(), at, at + WINDOW, List.of(TAIL));
        if (tail >= 0) {
            settled(at, end, tail, tailEnd(tail));
            return;
        }
        TextSpan words = scan.span(at, end);
        Reading reading = LookAlikeReading.inferred(
                        "L-NO-DATA", LookAlikeKind.MISSING_DATA, Stage.DATA_DOWNLOAD, "advice.data.missing", words)
                .or(listRefused(at, words), "message.separator.list.prefix");
        scan.add(reading, Weight.STATED, at, end);
    }

    /** What S3 itself said settles it. */
    private void settled(int at, int end, int tail, int last) {
        TextSpan words = scan.span(tail, last);
        Optional<Stage> stage = Optional.of(Stage.DATA_DOWNLOAD);
        if (scan.has(tail, last, List.of("not authorized to perform"))) {
            // A denial in full, which its own rule reads.
            scan.findings().claim(at, end);
        } else if (scan.has(tail, last, REFUSED)) {
            scan.add(listRefused(at, words), Weight.STATED, at, last);
        } else if (scan.has(tail, last, ELSEWHERE)) {
            Reading reading = LookAlikeReading.stated(
                    "L-REGION", LookAlikeKind.WRONG_TARGET, stage, "advice.bucket.region", words);
            scan.add(reading, Weight.STATED, at, last);
        } else if (scan.has(tail, last, NO_BUCKET)) {
            Reading reading = LookAlikeReading.stated(
                    "L-NO-BUCKET", LookAlikeKind.WRONG_TARGET, stage, "advice.bucket.missing", words);
            scan.add(reading, Weight.STATED, at, last);
        } else {
            Reading reading = LookAlikeReading.inferred(
                            "L-NO-DATA", LookAlikeKind.MISSING_DATA, stage, "advice.data.missing", words)
                    .or(listRefused(at, words), "message.separator.list.prefix");
            scan.add(reading, Weight.STATED, at, last);
        }
    }

    private Denial listRefused(int at, TextSpan words) {
        Optional<S3Location> place = place(at);
        DenialDraft draft = DenialDraft.of("s3:ListBucket");
        place.ifPresent(one -> draft.resource(one.bucketArn(scan.text().partition())));
        return draft.says("message.list.refused", place.map(S3Location::bucket).orElse("S3"))
                .evidence(words)
                .as("DAT-01", Stage.DATA_DOWNLOAD, WhoNeedsIt.EXECUTION_ROLE);
    }

    /** S3's own words may go on over several sentences and lines. */
    private int tailEnd(int tail) {
        int limit = Math.min(scan.text().length(), tail + 300);
        List<String> next = List.of(" traceback (most", " an error occurred", " during handling of");
        int end = Anchors.first(scan.text(), tail + 1, limit, next);
        return end < 0 ? limit : end;
    }

    /** CreateModel names three causes in one sentence. */
    private void modelData(int at) {
        int end = Math.min(scan.text().length(), at + 600);
        TextSpan words = scan.span(at, scan.text().sentenceEnd(Math.min(end, at + 300)));
        DenialDraft get = DenialDraft.of("s3:GetObject");
        place(at)
                .ifPresent(one -> get.resource(
                        ResourceNames.s3(one, "s3:GetObject", scan.text().partition())));
        Reading missing = LookAlikeReading.inferred(
                "L-NO-OBJECT", LookAlikeKind.MISSING_DATA, Stage.DATA_DOWNLOAD, "advice.object.missing", words);
        Reading unclear = Unclear.of(
                "L-MODEL-DATA",
                Optional.of(Stage.DATA_DOWNLOAD),
                Sentence.of("message.model.data"),
                words,
                List.of(
                        missing,
                        get.evidence(words).as("DAT-02", Stage.DATA_DOWNLOAD, WhoNeedsIt.EXECUTION_ROLE),
                        RoleTexts.trust(RoleTexts.role(scan, at), words)
                                .as("ASM-01", Stage.ASSUME_ROLE, WhoNeedsIt.SERVICE)),
                Sentence.of("message.separator.object.exists"));
        scan.add(unclear, Weight.STATED, at, end);
    }

    /** "Access denied for bucket: b, object key: k": somebody checks an object on behalf of the caller. */
    private void bucketAndKey(int at) {
        Matcher matcher = scan.matcher(BUCKET_AND_KEY, at, WINDOW);
        if (!matcher.find()) {
            return;
        }
        String key = matcher.group("key") == null ? "*" : Scan.trimmed(matcher.group("key"));
        S3Location place = new S3Location(matcher.group("bucket"), key);
        boolean forJob = scan.scene(at).at(Where.FAILURE_REASON);
        Denial denial = DenialDraft.of("s3:GetObject")
                .stated()
                .resource(place.objectArn(scan.text().partition(), ""))
                .evidence(scan.span(at, matcher.end()))
                .as("DAT-02", Stage.DATA_DOWNLOAD, forJob ? WhoNeedsIt.EXECUTION_ROLE : WhoNeedsIt.CALLER);
        scan.add(denial, Weight.STATED, at, matcher.end());
    }

    /** SUB-06: one right to a hub's content alone is not enough. */
    private void hub(int at) {
        int end = scan.text().sentenceEnd(at + "access denied to hub content".length());
        Denial denial = DenialDraft.of(
                        "sagemaker:DescribeHubContent",
                        "sagemaker:DescribeHub",
                        "sagemaker:ListHubs",
                        "sagemaker:ListHubContents")
                .evidence(scan.span(at, end))
                .as("SUB-06", Stage.SUBMIT, WhoNeedsIt.CALLER);
        scan.add(denial, Weight.STATED, at, end);
    }
}
