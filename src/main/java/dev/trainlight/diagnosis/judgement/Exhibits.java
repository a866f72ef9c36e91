package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.message.Denial;
import dev.trainlight.diagnosis.requirement.Obstacle;
import dev.trainlight.evidence.Case;
import dev.trainlight.sagemaker.Stage;
import dev.trainlight.sagemaker.TrainingJob;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that a judgement weighs.
 *
 * @param evidence the case
 * @param job the job; empty where the case is only a text
 * @param progress how far the job came
 * @param examinations the checks of the job's needs
 * @param obstacles what stops the job and is no permission
 * @param failure what its FailureReason says
 * @param message what a pasted text says
 * @param events refused calls
 * @param log denials near the end of its log
 */
record Exhibits(
        Case evidence,
        Optional<TrainingJob> job,
        Progress progress,
        List<Examination> examinations,
        List<Obstacle> obstacles,
        List<Told> failure,
        List<Told> message,
        List<Told> events,
        List<Told> log) {

    /** Checks that block and whose stage the job has not passed. */
    List<Examination> blocking() {
        return examinations.stream()
                .filter(Examination::blocks)
                .filter(examination -> !progress.isPassed(examination.stage()))
                .toList();
    }

    /** Checks that block, in these stages. */
    List<Examination> blocking(Set<Stage> stages) {
        return examinations.stream()
                .filter(Examination::blocks)
                .filter(examination -> stages.contains(examination.stage()))
                .toList();
    }

    /** Required checks that could not be decided and whose stage the job has not passed. */
    List<Examination> open() {
        return examinations.stream()
                .filter(Examination::open)
                .filter(examination -> !progress.isPassed(examination.stage()))
                .toList();
    }

    /** What texts say first: the job's own words, then what somebody pasted. */
    List<Told> texts() {
        return Stream.concat(failure.stream(), message.stream()).toList();
    }

    /** Denials out of events. */
    List<Told> refusedCalls() {
        return events.stream().filter(told -> told.reading() instanceof Denial).toList();
    }
}
