package dev.trainlight.fuzz;

import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.DiagnosisText;
import dev.trainlight.diagnosis.DiagnosisWriter;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.diagnosis.judgement.Diagnostician;
import dev.trainlight.diagnosis.message.MessageReader;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.CaseReader;
import dev.trainlight.evidence.CaseWriter;
import dev.trainlight.evidence.Json;
import dev.trainlight.evidence.SecretScrubber;
import dev.trainlight.evidence.redaction.Redaction;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.export.FixExporter;
import dev.trainlight.fix.repair.Fixer;
import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.PolicyKind;
import dev.trainlight.iam.PolicyLinter;
import dev.trainlight.iam.PolicySyntaxException;
import dev.trainlight.sagemaker.RequestForm;
import dev.trainlight.sagemaker.TrainingJobReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The readers of cases and of what stands in them. */
final class CaseReaders {
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician();
    private static final Fixer FIXER = new Fixer(DIAGNOSTICIAN);
    private static final Sentences SENTENCES = Sentences.in(Locale.ENGLISH);
    private static final DiagnosisWriter WRITER = new DiagnosisWriter(SENTENCES);
    private static final DiagnosisText TEXT = new DiagnosisText(SENTENCES);
    private static final FixExporter EXPORTER = new FixExporter(SENTENCES);
    private static final MessageReader MESSAGES = new MessageReader();
    private static final PolicyLinter LINTER = new PolicyLinter();

    private CaseReaders() {}

    static void policy(byte[] input) {
        try {
            PolicyDocument document = PolicyDocument.parse(text(input));
            PolicyKind[] kinds = PolicyKind.values();
            LINTER.lint(document, kinds[Math.floorMod(Arrays.hashCode(input), kinds.length)]);
            document.json();
            document.text();
        } catch (PolicySyntaxException declared) {
            declared.getMessage();
        }
        try {
            PolicyDocument.ofUtf8(input).text();
        } catch (PolicySyntaxException declared) {
            declared.position();
        }
        try {
            PolicyDocument.of(Json.parse(input)).text();
        } catch (PolicySyntaxException | CaseFormatException declared) {
            declared.getMessage();
        }
    }

    static void caseFile(byte[] input) {
        read(input).ifPresent(CaseWriter::text);
    }

    static void redaction(byte[] input) {
        read(input).ifPresent(evidence -> CaseWriter.text(Redaction.redact(evidence)));
    }

    static void diagnosis(byte[] input) {
        read(input).ifPresent(evidence -> {
            Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(evidence);
            Json.line(WRITER.tree(diagnosis));
            TEXT.text(diagnosis);
        });
    }

    static void fix(byte[] input) {
        read(input).ifPresent(evidence -> {
            Fix fix = FIXER.fix(evidence, DIAGNOSTICIAN.diagnose(evidence));
            EXPORTER.files(fix);
        });
    }

    static void request(byte[] input) {
        try {
            JsonNode tree = Json.parse(input);
            TrainingJobReader.request(tree);
            TrainingJobReader.describe(tree);
            if (tree.isObject()) {
                Json.pretty(RequestForm.pascal(tree));
                Json.pretty(RequestForm.request(tree, true));
                Json.pretty(RequestForm.request(tree, false));
            }
        } catch (CaseFormatException declared) {
            declared.getMessage();
        }
    }

    static void message(byte[] input) {
        String text = text(input);
        MESSAGES.read(text, Optional.empty());
        String scrubbed = SecretScrubber.scrub(text);
        if (!SecretScrubber.scrub(scrubbed).equals(scrubbed)) {
            throw new IllegalStateException("scrubbing twice changes more");
        }
    }

    private static Optional<Case> read(byte[] input) {
        try {
            return Optional.of(CaseReader.of(Json.parse(input)));
        } catch (CaseFormatException declared) {
            declared.getMessage();
            return Optional.empty();
        }
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }
}
