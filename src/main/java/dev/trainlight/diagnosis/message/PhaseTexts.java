package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.Confidence;
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
    private static final List<String> REFUSED =
            List.of("access denied", "accessdenied", "403", "forbidden", "not authorized");
    private static final List<String> MISSING = List.of("does not exist", "404", "not found", "no such", "notfound");
    private static final List<String> LISTS =
            List.of("listobjects", "list objects", "headbucket", "head bucket", "listbucket");

    private PhaseTexts() {}

    static void find(PastedText text, Frames frames, Findings findings) {
        for (String word : List.of(
                "data download failed",
                "failed to download data",
                "unable to download object",
                "listobjectsv2 failed for")) {
            Anchors.each(text, word, at -> data(text, frames, findings, at));
        }
        for (String word : List.of(
                "artifact upload failed",
                "failed to upload artifact",
                "unable to upload artifact",
                "failed to upload output")) {
            Anchors.each(text, word, at -> upload(text, frames, findings, at));
        }
    }

    private static void data(PastedText text, Frames frames, Findings findings, int at) {
        int end = detailEnd(text, at);
        if (findings.touches(at, end)) {
            return;
        }
        Scene scene = frames.at(at + 1);
        TextSpan span = text.original(at, end);
        if (entitlement(text, at, end)) {
            Denial denial = S3Denials.read(List.of("s3:GetObject"), text, at, end, scene);
            findings.add(new Candidate(
                    new LookAlikeReading(
                            "DAT-14",
                            LookAlikeKind.SUBSCRIPTION,
                            Optional.of(Stage.DATA_DOWNLOAD),
                            Confidence.INFERRED,
                            Sentence.of("advice.jumpstart"),
                            List.of(span),
                            List.of(denial),
                            Optional.of(Sentence.of("message.separator.jumpstart"))),
                    Weight.NAMED,
                    at,
                    end));
            return;
        }
        if (Anchors.first(text, at, end, REFUSED) >= 0) {
            boolean lists = Anchors.first(text, at, end, LISTS) >= 0;
            findings.add(new Candidate(
                    S3Denials.read(List.of(lists ? "s3:ListBucket" : "s3:GetObject"), text, at, end, scene),
                    Weight.NAMED,
                    at,
                    end));
        } else if (Anchors.first(text, at, end, MISSING) >= 0) {
            findings.add(
                    new Candidate(missing(span, Stage.DATA_DOWNLOAD, "advice.object.missing"), Weight.NAMED, at, end));
        } else {
            Denial denial = DenialDraft.of("s3:GetObject")
                    .evidence(span)
                    .as("DAT-02", Stage.DATA_DOWNLOAD, WhoNeedsIt.EXECUTION_ROLE);
            findings.add(new Candidate(
                    new Unclear(
                            "F1",
                            Optional.of(Stage.DATA_DOWNLOAD),
                            Sentence.of("message.download.unclear"),
                            List.of(span),
                            List.of(missing(span, Stage.DATA_DOWNLOAD, "advice.object.missing"), denial),
                            Optional.of(Sentence.of("message.separator.list.prefix"))),
                    Weight.USUAL,
                    at,
                    end));
        }
    }

    private static void upload(PastedText text, Frames frames, Findings findings, int at) {
        int end = detailEnd(text, at);
        if (findings.touches(at, end)) {
            return;
        }
        Scene scene = frames.at(at + 1);
        TextSpan span = text.original(at, end);
        if (Anchors.first(text, at, end, REFUSED) >= 0) {
            findings.add(new Candidate(
                    S3Denials.read(List.of("s3:PutObject"), text, at, end, scene), Weight.NAMED, at, end));
        } else if (Anchors.first(text, at, end, MISSING) >= 0) {
            findings.add(new Candidate(
                    new LookAlikeReading(
                            "L-NO-BUCKET",
                            LookAlikeKind.WRONG_TARGET,
                            Optional.of(Stage.ARTIFACT_UPLOAD),
                            Confidence.INFERRED,
                            Sentence.of("advice.bucket.missing"),
                            List.of(span),
                            List.of(),
                            Optional.empty()),
                    Weight.NAMED,
                    at,
                    end));
        } else {
            Denial denial = DenialDraft.of("s3:PutObject")
                    .evidence(span)
                    .as("UPL-01", Stage.ARTIFACT_UPLOAD, WhoNeedsIt.EXECUTION_ROLE);
            findings.add(new Candidate(
                    new Unclear(
                            "F8",
                            Optional.of(Stage.ARTIFACT_UPLOAD),
                            Sentence.of("message.upload.unclear"),
                            List.of(span),
                            List.of(denial),
                            Optional.of(Sentence.of("message.separator.upload"))),
                    Weight.USUAL,
                    at,
                    end));
        }
    }

    /** DAT-14: a bucket of AWS's own model catalogue, which no policy of the customer opens. */
    private static boolean entitlement(PastedText text, int at, int end) {
        String words = text.lowerSlice(at, end);
        return words.contains("s3://sagemaker-repository-")
                || words.contains("s3://jumpstart-private-cache")
                || words.contains("s3://jumpstart-cache-prod");
    }

    private static LookAlikeReading missing(TextSpan span, Stage stage, String advice) {
        return new LookAlikeReading(
                "L-NO-OBJECT",
                LookAlikeKind.MISSING_DATA,
                Optional.of(stage),
                Confidence.INFERRED,
                Sentence.of(advice),
                List.of(span),
                List.of(),
                Optional.empty());
    }

    private static int detailEnd(PastedText text, int at) {
        int limit = Math.min(text.length(), at + DETAIL);
        int next = Anchors.first(text, at + 1, limit, List.of(" traceback (most", "\", \"", "\" , \"", "\",\""));
        return next < 0 ? limit : next;
    }
}
