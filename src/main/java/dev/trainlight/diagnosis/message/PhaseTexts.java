package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.diagnosis.message.Candidate.Weight;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Optional;

/**
 * The phases of a FailureReason, "Data download failed:…" and "Artifact upload failed:…", with a bare denial or without a
 * known reason (permission-model §1.4, F1 and F8). What names its own reason was read before.
 */
final class PhaseTexts {
    private static final int DETAIL = 700;
    private static final List<String> DATA = List.of(
            "data download failed", "failed to download data", "unable to download object", "listobjectsv2 failed for");
    private static final List<String> UPLOAD = List.of(
            "artifact upload failed",
            "failed to upload artifact",
            "unable to upload artifact",
            "failed to upload output");
    private static final List<String> REFUSED =
            List.of("access denied", "accessdenied", "403", "forbidden", "not authorized");
    private static final List<String> MISSING = List.of("does not exist", "404", "not found", "no such", "notfound");
    private static final List<String> LISTS =
            List.of("listobjects", "list objects", "headbucket", "head bucket", "listbucket");
    /** DAT-14: buckets of AWS's own model catalogue, which no policy of the customer opens. */
    private static final List<String> CATALOGUE =
            List.of("s3://sagemaker-repository-", "s3://jumpstart-private-cache", "s3://jumpstart-cache-prod");

    private final Scan scan;

    private PhaseTexts(Scan scan) {
        this.scan = scan;
    }

    static void find(Scan scan) {
        PhaseTexts texts = new PhaseTexts(scan);
        scan.each(DATA, texts::data);
        scan.each(UPLOAD, texts::upload);
    }

    private void data(int at) {
        int end = detailEnd(at);
        if (scan.touched(at, end)) {
            return;
        }
        Scene scene = scan.scene(at + 1);
        TextSpan words = scan.span(at, end);
        if (scan.has(at, end, CATALOGUE)) {
            Reading terms = LookAlikeReading.inferred(
                            "DAT-14", LookAlikeKind.SUBSCRIPTION, Stage.DATA_DOWNLOAD, "advice.jumpstart", words)
                    .or(S3Denials.read(List.of("s3:GetObject"), scan, at, end, scene), "message.separator.jumpstart");
            scan.add(terms, Weight.NAMED, at, end);
        } else if (scan.has(at, end, REFUSED)) {
            String action = scan.has(at, end, LISTS) ? "s3:ListBucket" : "s3:GetObject";
            scan.add(S3Denials.read(List.of(action), scan, at, end, scene), Weight.NAMED, at, end);
        } else if (scan.has(at, end, MISSING)) {
            scan.add(missing(words), Weight.NAMED, at, end);
        } else {
            Denial denial = DenialDraft.of("s3:GetObject")
                    .evidence(words)
                    .as("DAT-02", Stage.DATA_DOWNLOAD, WhoNeedsIt.EXECUTION_ROLE);
            Reading unclear = Unclear.of(
                    "F1",
                    Optional.of(Stage.DATA_DOWNLOAD),
                    Sentence.of("message.download.unclear"),
                    words,
                    List.of(missing(words), denial),
                    Sentence.of("message.separator.list.prefix"));
            scan.add(unclear, Weight.USUAL, at, end);
        }
    }

    private void upload(int at) {
        int end = detailEnd(at);
        if (scan.touched(at, end)) {
            return;
        }
        Scene scene = scan.scene(at + 1);
        TextSpan words = scan.span(at, end);
        if (scan.has(at, end, REFUSED)) {
            scan.add(S3Denials.read(List.of("s3:PutObject"), scan, at, end, scene), Weight.NAMED, at, end);
        } else if (scan.has(at, end, MISSING)) {
            Reading bucket = LookAlikeReading.inferred(
                    "L-NO-BUCKET", LookAlikeKind.WRONG_TARGET, Stage.ARTIFACT_UPLOAD, "advice.bucket.missing", words);
            scan.add(bucket, Weight.NAMED, at, end);
        } else {
            Denial denial = DenialDraft.of("s3:PutObject")
                    .evidence(words)
                    .as("UPL-01", Stage.ARTIFACT_UPLOAD, WhoNeedsIt.EXECUTION_ROLE);
            Reading unclear = Unclear.of(
                    "F8",
                    Optional.of(Stage.ARTIFACT_UPLOAD),
                    Sentence.of("message.upload.unclear"),
                    words,
                    List.of(denial),
                    Sentence.of("message.separator.upload"));
            scan.add(unclear, Weight.USUAL, at, end);
        }
    }

    private static LookAlikeReading missing(TextSpan words) {
        return LookAlikeReading.inferred(
                "L-NO-OBJECT", LookAlikeKind.MISSING_DATA, Stage.DATA_DOWNLOAD, "advice.object.missing", words);
    }

    private int detailEnd(int at) {
        int limit = Math.min(scan.text().length(), at + DETAIL);
        int next = Anchors.first(scan.text(), at + 1, limit, List.of(" traceback (most", "\", \"", "\" , \"", "\",\""));
        return next < 0 ? limit : next;
    }
}
