package dev.trainlight.fix.repair;

import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.evidence.Case;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.FixScope;

/** From a case and its diagnosis to the fix; pure, deterministic and thread-safe. */
public final class Fixer {
    /** The smallest changes that settle every blocked check of the job family, with their proof. */
    public Fix fix(Case evidence, Diagnosis diagnosis) {
        return fix(evidence, diagnosis, FixScope.JOB_FAMILY);
    }

    /** The smallest changes that settle every blocked check, with their proof. */
    public Fix fix(Case evidence, Diagnosis diagnosis, FixScope scope) {
        throw new UnsupportedOperationException("fix");
    }
}
