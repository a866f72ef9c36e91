package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.evidence.Case;

/** From a case to its diagnosis; pure, deterministic and thread-safe. */
public final class Diagnostician {
    /** The diagnosis of everything that the case holds; never throws for a case that could be read. */
    public Diagnosis diagnose(Case evidence) {
        throw new UnsupportedOperationException("diagnosis");
    }
}
