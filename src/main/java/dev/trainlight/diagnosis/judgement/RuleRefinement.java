package dev.trainlight.diagnosis.judgement;

import dev.trainlight.iam.Explanation;
import dev.trainlight.iam.Layer;
import java.util.Optional;

/** The rule that a refusal falls under, where the check's own is only the general one (permission-model §3). */
final class RuleRefinement {
    private RuleRefinement() {}

    static String of(String rule, Refusal refusal, Optional<Explanation.NearMiss> nearMiss) {
        if (!rule.equals("ASM-01")) {
            return rule;
        }
        if (refusal.layer() == Layer.RCP) {
            return "ASM-06";
        }
        boolean byCondition = nearMiss.filter(near -> near.element().element() == Explanation.Element.CONDITION)
                .isPresent();
        return byCondition ? "ASM-02" : rule;
    }
}
