package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.DiagnosisVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What changed between two diagnoses of the same job.
 *
 * @param since when the earlier one was made
 * @param allowed actions of checks that are allowed now and were not
 * @param denied actions of checks that are denied now and were not
 * @param unclear actions of checks that can no longer be determined
 * @param gone how many checks there are no longer
 * @param added how many checks are new
 * @param documents policies and the like that read differently now
 * @param before the earlier verdict
 * @param after the present verdict
 */
public record Delta(
        Instant since,
        List<String> allowed,
        List<String> denied,
        List<String> unclear,
        int gone,
        int added,
        List<ChangedDocument> documents,
        DiagnosisVerdict before,
        DiagnosisVerdict after) {
    public Delta {
        allowed = List.copyOf(allowed);
        denied = List.copyOf(denied);
        unclear = List.copyOf(unclear);
        documents = List.copyOf(documents);
    }

    /** The difference. */
    public static Delta between(Diagnosis before, Diagnosis after, Instant since) {
        Map<String, Check> old = numbered(before);
        List<String> allowed = new ArrayList<>();
        List<String> denied = new ArrayList<>();
        List<String> unclear = new ArrayList<>();
        int added = 0;
        for (Map.Entry<String, Check> each : numbered(after).entrySet()) {
            Check now = each.getValue();
            Check then = old.remove(each.getKey());
            if (then == null) {
                added++;
            } else if (then.decision() != now.decision()) {
                switch (now.decision()) {
                    case ALLOWED -> allowed.add(now.action());
                    case IMPLICIT_DENY, EXPLICIT_DENY -> {
                        if (!then.decision().denied()) {
                            denied.add(now.action());
                        }
                    }
                    case UNDETERMINED -> unclear.add(now.action());
                }
            }
        }
        return new Delta(
                since, allowed, denied, unclear, old.size(), added, List.of(), before.verdict(), after.verdict());
    }

    /** The same with the documents that changed. */
    Delta with(List<ChangedDocument> changed) {
        return new Delta(since, allowed, denied, unclear, gone, added, changed, before, after);
    }

    /** Whether nothing changed. */
    public boolean nothing() {
        return allowed.isEmpty()
                && denied.isEmpty()
                && unclear.isEmpty()
                && gone == 0
                && added == 0
                && documents.isEmpty()
                && before == after;
    }

    /** Numbers of checks may shift; what is asked does not, and may be asked more than once. */
    private static Map<String, Check> numbered(Diagnosis diagnosis) {
        Map<String, Integer> asked = new HashMap<>();
        Map<String, Check> checks = new LinkedHashMap<>();
        for (Check check : diagnosis.checks()) {
            String identity = check.rule() + ' ' + check.principal() + ' ' + check.action() + ' ' + check.resource();
            checks.put(identity + ' ' + asked.merge(identity, 1, Integer::sum), check);
        }
        return checks;
    }
}
