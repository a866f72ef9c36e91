package dev.trainlight.fix;

import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.evidence.Case;

/** From a case and its diagnosis to the fix; pure, deterministic and thread-safe. */
public final class Fixer {
    /** The smallest changes that settle every blocked check, with their proof. */
    public Fix fix(Case evidence, Diagnosis diagnosis) {
        throw new UnsupportedOperationException("fix");
    }
}
