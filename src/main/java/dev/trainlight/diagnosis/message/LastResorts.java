package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.message.Candidate.Weight;
import dev.trainlight.evidence.Where;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The weakest words: something failed. An exception of the training program, an exit code, an internal error, a tuning job
 * that counts its failures. Almost anything else in the text tells more.
 */
final class LastResorts {
    private static final Pattern EXCEPTION = Pattern.compile("(?<![\\w.])(?:[a-z_]\\w{0,40}\\.){0,6}"
            + "(?<name>[A-Z]\\w{1,60}(?:Error|Exception|Exit|Interrupt))\\s?(?=:|$| )");
    /** Where exceptions are looked for: the last one is the telling one. */
    private static final int END_OF_LOG = 200_000;

    private static final int MOST_EXCEPTIONS = 500;
    private static final List<String> REQUEST_ERRORS =
            List.of("valueerror", "typeerror", "paramvalidationerror", "validationerror", "attributeerror");
    /** Exceptions that only wrap what was said elsewhere. */
    private static final List<String> WRAPPERS = List.of(
            "clienterror",
            "algorithmerror",
            "unexpectedstatusexception",
            "internalservererror",
            "capacityerror",
            "airflowexception",
            "executeuserscripterror",
            "calledprocesserror",
            "runtimeexception",
            "s3uploadfailederror",
            "failedstatuserror");

    private final Scan scan;

    private LastResorts(Scan scan) {
        this.scan = scan;
    }

    static void find(Scan scan) {
        LastResorts texts = new LastResorts(scan);
        scan.each(List.of("training job succeeded after", "training job failures"), texts::children);
        scan.each(List.of("we encountered an internal error", "internalservererror"), texts::internal);
        scan.each("algorithmerror", texts::algorithm);
        texts.exceptions();
        scan.each("killed", texts::killed);
        scan.each(List.of("exit code", "executeuserscripterror"), texts::exitCode);
    }

    private static LookAlikeReading code(Stage stage, TextSpan words) {
        return LookAlikeReading.inferred("F13", LookAlikeKind.USER_CODE, stage, "advice.code", words);
    }

    /** A tuning or AutoML job that only counts its failures. */
    private void children(int at) {
        int start = scan.text().sentenceStart(at);
        int end = scan.text().sentenceEnd(at + 20);
        Reading unclear = Unclear.of(
                "L-CHILDREN",
                Optional.empty(),
                Sentence.of("message.children"),
                scan.span(start, end),
                List.of(),
                Sentence.of("message.separator.children"));
        scan.add(unclear, Weight.USUAL, start, end);
    }

    /** F11: a fault of AWS, or a cause that it masks. */
    private void internal(int at) {
        Scene scene = scan.scene(at);
        int end = scan.text().sentenceEnd(at + 15);
        TextSpan words = scan.span(at, end);
        int head = Anchors.first(scan.text(), at - 30, at, List.of("algorithmerror"));
        if (head >= 0) {
            Reading killed =
                    LookAlikeReading.inferred("F11", LookAlikeKind.MEMORY, Stage.TRAINING, "advice.killed", words);
            scan.add(killed, Weight.USUAL, head, end);
            return;
        }
        Optional<Boolean> vpc = scan.hints().usesVpc();
        String advice = vpc.orElse(false) ? "advice.internal.vpc" : "advice.internal";
        LookAlikeReading fault =
                LookAlikeReading.inferred("F11", LookAlikeKind.SERVICE_INTERNAL, scene.lastStage(), advice, words);
        Denial network = DenialDraft.of("ec2:CreateNetworkInterface")
                .evidence(words)
                .says("message.hidden.vpc")
                .in(scene);
        scan.add(vpc.orElse(true) ? fault.or(network, "message.separator.internal") : fault, Weight.FAINT, at, end);
    }

    /** F13: the program failed, and its own words come after. */
    private void algorithm(int at) {
        TextSpan words = scan.span(at, scan.text().sentenceEnd(at + 15));
        scan.add(code(Stage.TRAINING, words), Weight.FAINT, at, at + "algorithmerror".length());
    }

    private void exitCode(int at) {
        int end = scan.text().sentenceEnd(at + 9);
        scan.add(code(Stage.TRAINING, scan.span(at, end)), Weight.FAINT, at, end);
    }

    /** A line with nothing but "Killed": the system ended the program, nearly always for its memory. */
    private void killed(int at) {
        PastedText text = scan.text();
        String line = text.lowerSlice(text.lineStart(at), text.lineEnd(at)).strip();
        if (line.length() < 40 && (line.equals("killed") || line.endsWith(" killed"))) {
            int end = at + "killed".length();
            Reading memory = LookAlikeReading.inferred(
                    "F9", LookAlikeKind.MEMORY, Stage.TRAINING, "advice.killed", scan.span(at, end));
            scan.add(memory, Weight.USUAL, at, end);
        }
    }

    /** Exceptions that are no wrappers; of equals the ranking takes the last. */
    private void exceptions() {
        int from = Math.max(0, scan.text().length() - END_OF_LOG);
        Matcher matcher = scan.matcher(EXCEPTION, from, END_OF_LOG);
        int count = 0;
        while (matcher.find() && count < MOST_EXCEPTIONS) {
            String name = matcher.group("name").toLowerCase(Locale.ROOT);
            int start = matcher.start();
            int end = scan.text().sentenceEnd(matcher.end());
            if (!WRAPPERS.contains(name) && !scan.touched(start, end)) {
                count++;
                exception(name, start, end);
            }
        }
    }

    private void exception(String name, int start, int end) {
        Scene scene = scan.scene(start);
        boolean local = scene.at(Where.SDK_LOCAL) || scene.at(Where.CREATE_CALL);
        TextSpan words = scan.span(start, end);
        Reading reading = local && REQUEST_ERRORS.contains(name)
                ? LookAlikeReading.inferred(
                        "L-REQUEST", LookAlikeKind.REQUEST_VALIDATION, Stage.SUBMIT, "advice.request.invalid", words)
                : code(local ? Stage.SUBMIT : Stage.TRAINING, words);
        scan.add(reading, Weight.FAINT, start, end);
    }
}
