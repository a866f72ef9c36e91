package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.message.Candidate.Weight;
import dev.trainlight.diagnosis.message.ErrorCodes.Meaning;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Optional;

/** What a failed call means: by its code first, by the service's words where the code leaves it open. */
final class ErrorReadings {
    private static final String VALIDATION = "L-REQUEST";

    private final Operations operations;
    private final ErrorCodes codes = new ErrorCodes();

    ErrorReadings(Operations operations) {
        this.operations = operations;
    }

    /** Adds the reading of that call. */
    void add(Scan scan, ErrorCall call) {
        switch (meaning(call)) {
            case Meaning.Denied _ -> scan.add(denied(scan, call), Weight.NAMED, call.start(), call.end());
            case Meaning.Other other when other.rule().equals(VALIDATION) -> validation(scan, call, other);
            case Meaning.Other other -> {
                Reading reading = LookAlikeReading.stated(
                        other.rule(), other.kind(), Clue.stage(call.scene()), other.advice(), words(scan, call));
                scan.add(reading, Weight.STATED, call.start(), call.end());
            }
            case Meaning.Unknown _ -> {
                if (call.silent()) {
                    scan.add(withoutDetails(scan, call), Weight.USUAL, call.start(), call.end());
                }
            }
        }
    }

    private Meaning meaning(ErrorCall call) {
        Meaning meaning = codes.of(call.code(), call.operation());
        boolean open = meaning instanceof Meaning.Unknown || call.operation().isEmpty();
        return open && call.refused() ? new Meaning.Denied() : meaning;
    }

    private static TextSpan words(Scan scan, ErrorCall call) {
        return scan.span(call.start(), call.end());
    }

    /** A request that was turned down: for a value in it, or for want of rights to something that it names. */
    private static void validation(Scan scan, ErrorCall call, Meaning.Other other) {
        TextSpan words = words(scan, call);
        if (!call.aboutRights()) {
            Reading reading = LookAlikeReading.inferred(
                    other.rule(), other.kind(), Clue.stage(call.scene()), other.advice(), words);
            scan.add(reading, Weight.USUAL, call.start(), call.end());
            return;
        }
        List<String> actions = DeniedTarget.actions(call.message(), Optional.of(call.operation()), call.scene());
        Denial denial = DenialDraft.of(actions).evidence(words).in(call.scene());
        Reading reading = actions.isEmpty()
                ? Unclear.of(
                        "L-DENIED",
                        denial.stage(),
                        Sentence.of("message.denied.nobody"),
                        words,
                        List.of(denial),
                        Sentence.of("message.separator.no.details", call.operation()))
                : denial;
        scan.add(reading, Weight.PHRASED, call.start(), call.end());
    }

    /** A call that failed for a reason that is not told: "Error Details: null". */
    private static Reading withoutDetails(Scan scan, ErrorCall call) {
        TextSpan words = words(scan, call);
        Reading request = LookAlikeReading.inferred(
                VALIDATION, LookAlikeKind.REQUEST_VALIDATION, Stage.SUBMIT, "advice.request.invalid", words);
        Reading refused = DenialDraft.of("s3:GetObject").evidence(words).in(call.scene());
        return Unclear.of(
                "L-NO-DETAILS",
                Optional.of(Stage.SUBMIT),
                Sentence.of("message.no.details", call.operation()),
                words,
                List.of(request, refused),
                Sentence.of("message.separator.no.details", call.operation()));
    }

    private Reading denied(Scan scan, ErrorCall call) {
        TextSpan words = words(scan, call);
        if (call.message().contains("has expired")) {
            return credentials(call, "L-EXPIRED", "advice.credentials.expired", words);
        }
        if (call.message().contains("multifactorauthentication")) {
            return credentials(call, "L-CREDENTIALS", "advice.credentials.invalid", words);
        }
        List<String> actions = actions(call);
        return !actions.isEmpty() && actions.getFirst().startsWith("s3:")
                ? S3Denials.read(actions, scan, call.start(), call.end(), call.scene())
                : DenialDraft.of(actions)
                        .refused(call.caller())
                        .encoded(DenialTail.after(scan.text(), call.end()).encoded())
                        .evidence(words)
                        .in(call.scene());
    }

    private static Reading credentials(ErrorCall call, String rule, String advice, TextSpan words) {
        return LookAlikeReading.stated(rule, LookAlikeKind.CREDENTIALS, Clue.stage(call.scene()), advice, words);
    }

    private List<String> actions(ErrorCall call) {
        if (call.operation().isEmpty()) {
            return call.service().filter("s3"::equals).isPresent() ? List.of(s3Action(call)) : List.of();
        }
        List<String> actions = operations.actions(call.operation(), call.service());
        // The SageMaker SDK creates its default bucket where it cannot see it among all buckets.
        boolean bySdk = actions.contains("s3:CreateBucket") && !call.scene().commandLine();
        return bySdk ? List.of("s3:CreateBucket", "s3:ListAllMyBuckets") : actions;
    }

    /** Where the operation is not named, the words often tell: "getFileStatus on s3a://…", "PUT 0-byte object". */
    private static String s3Action(ErrorCall call) {
        boolean upload = call.scene().phase().filter(Scene.Phase.UPLOAD::equals).isPresent();
        if (upload || has(call, "put ", "upload", "mkdir", "writ")) {
            return "s3:PutObject";
        }
        return has(call, "list", "doesbucketexist", "verifybucketexists") ? "s3:ListBucket" : "s3:GetObject";
    }

    private static boolean has(ErrorCall call, String... words) {
        for (String word : words) {
            if (call.message().contains(word)) {
                return true;
            }
        }
        return false;
    }
}
