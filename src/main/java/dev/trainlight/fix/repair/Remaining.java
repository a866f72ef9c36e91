package dev.trainlight.fix.repair;

import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.CheckDecision;
import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.DiagnosisVerdict;
import dev.trainlight.diagnosis.LookAlike;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a fix cannot settle, and who can. */
final class Remaining {
    private Remaining() {}

    static List<Sentence> of(
            Diagnosis before, Diagnosis after, List<Change> changes, Function<String, Optional<String>> alias) {
        List<Sentence> remaining = new ArrayList<>();
        if (before.verdict() == DiagnosisVerdict.NOT_PERMISSION) {
            before.lookAlike().map(LookAlike::advice).ifPresent(remaining::add);
        }
        Set<String> asked = new HashSet<>();
        changes.stream()
                .filter(change -> change.operation() == Operation.ASK)
                .forEach(change -> asked.addAll(change.solves()));
        for (Check check : after.checks()) {
            if (Fixer.isTreated(check, after)) {
                remaining.add(Sentence.of(
                        asked.contains(check.id()) ? "fix.remaining.asked" : "fix.remaining.denied",
                        check.action(),
                        alias.apply(check.resource()).orElse(check.resource())));
            }
        }
        remaining.addAll(undetermined(after));
        if (before.findings().stream().anyMatch(finding -> finding.confidence() == Confidence.STATED)
                && !changes.isEmpty()) {
            remaining.add(Sentence.of("fix.remaining.check-again"));
        }
        return remaining;
    }

    /** One sentence for each missing piece of evidence, with the actions that wait for it. */
    private static List<Sentence> undetermined(Diagnosis after) {
        Map<Optional<Sentence>, Set<String>> waiting = new LinkedHashMap<>();
        for (Check check : after.checks()) {
            if (check.decision() == CheckDecision.UNDETERMINED) {
                waiting.computeIfAbsent(check.missing().stream().findFirst(), missing -> new LinkedHashSet<>())
                        .add(check.action());
            }
        }
        List<Sentence> sentences = new ArrayList<>();
        waiting.forEach((missing, actions) -> {
            String list = String.join(", ", actions);
            sentences.add(missing.map(piece -> Sentence.of("fix.remaining.undetermined", list, piece))
                    .orElseGet(() -> Sentence.of("fix.remaining.undetermined-bare", list)));
        });
        return sentences;
    }
}
