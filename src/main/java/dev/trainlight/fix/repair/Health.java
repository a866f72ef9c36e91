package dev.trainlight.fix.repair;

import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.CheckDecision;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.iam.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How well each check stands: allowed; not decided, with nothing known against it; not decided, and some layer is known not
 * to allow; denied. What makes no check stand worse when it is left out is not needed.
 *
 * @param marks by the check's id, the higher the better
 */
record Health(Map<String, Integer> marks) {

    static Health of(Diagnosis diagnosis) {
        Map<String, Integer> marks = new HashMap<>();
        for (Check check : diagnosis.checks()) {
            marks.merge(check.id(), mark(check), Math::min);
        }
        return new Health(marks);
    }

    private static int mark(Check check) {
        if (check.decision() == CheckDecision.ALLOWED) {
            return 100;
        }
        if (check.decision().denied()) {
            return -(int) check.evaluation().blockedBy().stream().distinct().count();
        }
        long against = check.evaluation().layers().values().stream()
                .filter(verdict -> verdict == Verdict.IMPLICIT_DENY || verdict == Verdict.EXPLICIT_DENY)
                .count();
        return 50 - (int) against;
    }

    /** The checks that stand worse in the other. */
    Set<String> worseIn(Health other) {
        Set<String> worse = new TreeSet<>();
        marks.forEach((id, mark) -> {
            if (other.marks().getOrDefault(id, Integer.MIN_VALUE) < mark) {
                worse.add(id);
            }
        });
        return worse;
    }
}
