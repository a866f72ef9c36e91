package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.requirement.Requirement;
import dev.trainlight.sagemaker.Stage;

/**
 * A requirement and the check that it became.
 *
 * @param requirement what is needed
 * @param check whether it is there
 */
record Examination(Requirement requirement, Check check) {
    Stage stage() {
        return check.stage();
    }

    /** Denied, and the stage cannot do without it. */
    boolean blocks() {
        return check.required() && check.decision().denied();
    }

    /** Not decided, and the stage cannot do without it. */
    boolean open() {
        return check.required() && check.decision() == dev.trainlight.diagnosis.CheckDecision.UNDETERMINED;
    }

    boolean denied() {
        return check.decision().denied();
    }
}
