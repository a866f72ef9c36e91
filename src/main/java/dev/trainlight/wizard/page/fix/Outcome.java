package dev.trainlight.wizard.page.fix;

import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.Verification;

/** What came of looking for a fix. */
public enum Outcome {
    /** Every check that was refused is allowed with it. */
    PROVED,
    /** It settles some of what is refused, and says what it leaves. */
    PARTLY,
    /** There are changes or requests, but evaluating again cannot show that they help. */
    NOT_PROVED,
    /** Something else stopped the job; there is advice, and nothing of IAM's to change. */
    ADVICE,
    /** Evidence is missing; whoever has it can settle it. */
    UNDETERMINED,
    /** Nothing stands in the way. */
    NOTHING;

    /** The outcome of that fix for that diagnosis. */
    public static Outcome of(Diagnosis diagnosis, Fix fix) {
        if (fix.changes().isEmpty()) {
            return switch (diagnosis.verdict()) {
                case NOT_PERMISSION -> ADVICE;
                case HEALTHY -> NOTHING;
                case UNDETERMINED -> UNDETERMINED;
                case PERMISSION -> NOT_PROVED;
            };
        }
        Verification proof = fix.verification();
        boolean helps = proof.after().denied() < proof.before().denied()
                || !proof.newlyAllowed().isEmpty();
        if (!helps || fix.changes().stream().map(Change::document).allMatch(document -> document.isEmpty())) {
            return NOT_PROVED;
        }
        return proof.after().denied() == 0 ? PROVED : PARTLY;
    }
}
