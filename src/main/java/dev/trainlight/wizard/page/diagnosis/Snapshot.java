package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.Subject;
import dev.trainlight.sagemaker.TrainingJob;
import dev.trainlight.wizard.control.Signal;
import dev.trainlight.wizard.line.LineModel;
import java.time.Duration;
import java.util.Optional;

/**
 * What the page knows by now.
 *
 * @param phase how far it has come
 * @param account where the evidence comes from; null before anything was asked
 * @param subject what it is about; null before anything was asked
 * @param evidence what was collected
 * @param diagnosis what that says
 * @param took how long the collection took
 */
record Snapshot(
        Phase phase,
        Account account,
        Subject subject,
        Optional<Case> evidence,
        Optional<Diagnosis> diagnosis,
        Duration took) {
    static final Snapshot NOTHING =
            new Snapshot(Phase.IDLE, null, null, Optional.empty(), Optional.empty(), Duration.ZERO);

    /** The first check of that subject begins. */
    static Snapshot begin(Account account, Subject subject) {
        return new Snapshot(Phase.COLLECTING, account, subject, Optional.empty(), Optional.empty(), Duration.ZERO);
    }

    Optional<TrainingJob> job() {
        return evidence.flatMap(Case::job);
    }

    /** Whether the job still runs, or is only planned. */
    boolean onTheWay() {
        return job().filter(job -> job.planned() || job.running()).isPresent();
    }

    LineModel line() {
        return diagnosis
                .map(each -> LineModel.of(each, phase == Phase.COLLECTING, onTheWay()))
                .orElseGet(() -> switch (phase) {
                    case IDLE, COLLECTING -> LineModel.all(Signal.CHECKING);
                    case COMPLETE, CUT_SHORT, FAILED -> LineModel.all(Signal.UNDETERMINED);
                });
    }

    /** The same, with what is known by now. */
    Snapshot with(Phase newPhase, Case newEvidence, Diagnosis newDiagnosis, Duration newTook) {
        return new Snapshot(newPhase, account, subject, Optional.of(newEvidence), Optional.of(newDiagnosis), newTook);
    }

    /** The same, asked of an account that somebody signed in to anew. */
    Snapshot of(Account same) {
        return new Snapshot(phase, same, subject, evidence, diagnosis, took);
    }

    /** The same in another phase. */
    Snapshot in(Phase newPhase) {
        return new Snapshot(newPhase, account, subject, evidence, diagnosis, took);
    }
}
