package dev.trainlight.diagnosis;

import dev.trainlight.evidence.Gap;
import dev.trainlight.sagemaker.Stage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Diagnoses as plain text for a terminal: the headline first, then the line of stages, the causes, what is open. */
public final class DiagnosisText {
    private static final int WIDTH = 100;

    private final Sentences sentences;

    /** A renderer whose texts are in the language of those sentences. */
    public DiagnosisText(Sentences sentences) {
        this.sentences = sentences;
    }

    /** The diagnosis as text that ends with a line end. */
    public String text(Diagnosis diagnosis) {
        StringBuilder out = new StringBuilder();
        wrap(out, "", sentences.text(diagnosis.headline()));
        out.append('\n');
        stages(out, diagnosis);
        for (Finding finding : diagnosis.findings()) {
            out.append('\n');
            finding(out, diagnosis, finding);
        }
        open(out, diagnosis);
        section(
                out,
                "text.warnings",
                diagnosis.warnings().stream()
                        .map(warning -> warning.rule() + "  " + sentences.text(warning.text()))
                        .toList());
        section(
                out,
                "text.gaps",
                diagnosis.gaps().stream().map(DiagnosisText::gap).toList());
        return out.toString();
    }

    private void stages(StringBuilder out, Diagnosis diagnosis) {
        for (Stage stage : Stage.values()) {
            StageResult result = diagnosis.stage(stage);
            String name = say("stage.name." + stage.id());
            String word = say("stage.status." + result.status().id());
            long denied = diagnosis.checks().stream()
                    .filter(check -> check.stage() == stage && check.required())
                    .filter(check -> check.decision().denied())
                    .count();
            out.append("  %s %-16s %-14s".formatted(sign(result.status()), name, word));
            if (denied > 0 && result.status() != StageStatus.PASSED) {
                out.append(say("text.denied", denied));
            }
            while (out.charAt(out.length() - 1) == ' ') {
                out.setLength(out.length() - 1);
            }
            out.append('\n');
        }
    }

    private static String sign(StageStatus status) {
        return switch (status) {
            case PASSED -> "[ok]";
            case IN_PROGRESS -> "[..]";
            case BLOCKED -> "[XX]";
            case AT_RISK -> "[!!]";
            case UNDETERMINED -> "[??]";
            case STOPPED -> "[--]";
            case NOT_REACHED, NOT_USED -> "[  ]";
        };
    }

    private void finding(StringBuilder out, Diagnosis diagnosis, Finding finding) {
        boolean blocks = diagnosis
                .blockedStage()
                .filter(stage -> stage == finding.stage())
                .isPresent();
        boolean first = blocks && diagnosis.findings().getFirst() == finding;
        String state = finding.confidence() == Confidence.INFERRED && !first
                ? say("text.possible")
                : say(blocks ? "text.blocked" : "text.at-risk");
        wrap(
                out,
                "",
                "%s · %s · %s"
                        .formatted(state, say("stage.name." + finding.stage().id()), finding.rule()));
        wrap(out, "  ", sentences.text(finding.because()));
        finding.principal().ifPresent(principal -> wrap(out, "  ", say("text.who", principal)));
        if (!finding.actions().isEmpty()) {
            wrap(out, "  ", say("text.what", String.join(", ", finding.actions())));
        }
        if (!finding.resources().isEmpty()) {
            wrap(out, "  ", say("text.on", String.join(", ", finding.resources())));
        }
        finding.statement().ifPresent(statement -> wrap(out, "  ", say("text.statement", statement(statement))));
        wrap(out, "  ", say("text.fix", say("fixer." + finding.whoCanFixIt().id())));
    }

    private static String statement(Finding.StatementRef statement) {
        String sid = statement.sid().map(id -> " " + id).orElse("");
        String line = statement
                .position()
                .map(at -> ":" + at.line() + ":" + at.column())
                .orElse("");
        return statement.policy() + line + sid;
    }

    private void open(StringBuilder out, Diagnosis diagnosis) {
        Set<String> missing = new LinkedHashSet<>();
        diagnosis.checks().stream()
                .filter(check -> check.required() && check.decision() == CheckDecision.UNDETERMINED)
                .filter(check -> diagnosis.stage(check.stage()).status() != StageStatus.PASSED)
                .flatMap(check -> check.missing().stream())
                .map(sentences::text)
                .forEach(missing::add);
        section(out, "text.missing", List.copyOf(missing));
    }

    private void section(StringBuilder out, String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        out.append('\n').append(say(title)).append('\n');
        new ArrayList<>(new LinkedHashSet<>(lines)).forEach(line -> wrap(out, "  ", line));
    }

    private static String gap(Gap gap) {
        return gap.evidence()
                + gap.resource().map(resource -> " · " + resource).orElse("")
                + gap.call().map(call -> " · " + call).orElse("")
                + (gap.reason().isEmpty() ? "" : " · " + gap.reason());
    }

    private String say(String key, Object... arguments) {
        return sentences.text(Sentence.of(key, arguments));
    }

    /** Breaks between words; a word longer than the line, such as an ARN, stays whole. */
    private static void wrap(StringBuilder out, String indent, String text) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
                out.append(line).append('\n');
                line.setLength(0);
                line.append(indent).append(indent.isEmpty() ? "" : "  ");
            } else if (line.length() > indent.length()) {
                line.append(' ');
            }
            line.append(word);
        }
        out.append(line).append('\n');
    }
}
