package dev.trainlight.wizard.page.fix;

import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.evidence.Case;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.FixScope;

/** Makes fixes, such as {@code fix.repair.Fixer}; may take seconds. */
@FunctionalInterface
public interface FixMaker {
    /** The smallest changes that settle what is refused, with their proof. */
    Fix make(Case evidence, Diagnosis diagnosis, FixScope scope);
}
