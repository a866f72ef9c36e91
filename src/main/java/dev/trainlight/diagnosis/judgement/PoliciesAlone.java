package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.diagnosis.LookAlike;
import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.requirement.Obstacle;
import dev.trainlight.sagemaker.Stage;
import dev.trainlight.sagemaker.TrainingJob;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The opinion where nobody said anything: a planned or running job, or a failure without words. */
final class PoliciesAlone {
    private final FindingMaker findings;

    PoliciesAlone(FindingMaker findings) {
        this.findings = findings;
    }

    Opinion alone(Exhibits exhibits) {
        return stoppedByCondition(exhibits).orElseGet(() -> silent(exhibits));
    }

    private Opinion silent(Exhibits exhibits) {
        Optional<Stage> obstacleStage =
                exhibits.obstacles().stream().map(Obstacle::stage).min(Comparator.naturalOrder());
        List<Examination> blocking = exhibits.blocking();
        Optional<Stage> blocked = blocking.stream().map(Examination::stage).min(Comparator.naturalOrder());
        if (failed(exhibits) && !exhibits.progress().last().isEmpty()) {
            // It failed there: what is denied later has not stopped it.
            Set<Stage> last = exhibits.progress().last();
            if (blocking.stream().noneMatch(examination -> last.contains(examination.stage()))) {
                return withoutWords(exhibits);
            }
        }
        if (blocked.isPresent()
                && obstacleStage
                        .filter(stage -> stage.compareTo(blocked.get()) < 0)
                        .isEmpty()) {
            return Opinion.permission(blocked, findings.evaluated(blocking, List.of(), Confidence.EVALUATED));
        }
        if (obstacleStage.isPresent() && !exhibits.progress().isPassed(obstacleStage.get())) {
            return obstacle(exhibits);
        }
        if (failed(exhibits)) {
            return withoutWords(exhibits);
        }
        return nothingDenied(exhibits);
    }

    private Opinion nothingDenied(Exhibits exhibits) {
        List<Examination> open = exhibits.open();
        if (exhibits.job().isPresent()
                && open.isEmpty()
                && exhibits.job().get().roleArn().isPresent()) {
            return Opinion.healthy();
        }
        List<Sentence> separators = exhibits.job().isEmpty()
                ? List.of(Sentence.of("missing.everything"))
                : open.isEmpty() ? List.of(Sentence.of("missing.role-arn")) : List.of();
        return Opinion.undetermined(likely(open), Optional.empty(), separators);
    }

    /** A job failed and left no words: the stage is known, the cause is not. */
    private Opinion withoutWords(Exhibits exhibits) {
        Optional<Obstacle> here = exhibits.obstacles().stream()
                .filter(obstacle -> exhibits.progress().last().contains(obstacle.stage()))
                .findFirst();
        if (here.isPresent()) {
            return obstacle(exhibits, here.get());
        }
        return Opinion.undetermined(List.of(), Optional.empty(), List.of(Sentence.of("missing.failure-reason")));
    }

    private Opinion obstacle(Exhibits exhibits) {
        return obstacle(
                exhibits,
                exhibits.obstacles().stream()
                        .min(Comparator.comparing(Obstacle::stage))
                        .orElseThrow());
    }

    /** The obstacle as what stopped the job; what a permission would block besides is at risk. */
    Opinion obstacle(Exhibits exhibits, Obstacle first) {
        LookAlike lookAlike = new LookAlike(first.kind(), Optional.of(first.stage()), first.advice());
        return Opinion.notPermission(
                lookAlike, findings.evaluated(exhibits.blocking(), List.of(), Confidence.EVALUATED));
    }

    /** Stop conditions: the job was ended, not refused. */
    private Optional<Opinion> stoppedByCondition(Exhibits exhibits) {
        return exhibits.job()
                .filter(job -> job.status().filter("Stopped"::equals).isPresent())
                .flatMap(job -> job.secondaryStatus())
                .flatMap(status -> switch (status) {
                    case "MaxRuntimeExceeded" ->
                        Optional.of(new LookAlike(
                                LookAlikeKind.REQUEST_VALIDATION,
                                Optional.of(Stage.TRAINING),
                                Sentence.of("obstacle.max-runtime")));
                    case "MaxWaitTimeExceeded", "Interrupted" ->
                        Optional.of(new LookAlike(
                                LookAlikeKind.CAPACITY,
                                exhibits.progress().lastStage().or(() -> Optional.of(Stage.PROVISIONING)),
                                Sentence.of("obstacle.spot")));
                    default -> Optional.<LookAlike>empty();
                })
                .map(lookAlike -> Opinion.notPermission(
                        lookAlike, findings.evaluated(exhibits.blocking(), List.of(), Confidence.EVALUATED)));
    }

    private static boolean failed(Exhibits exhibits) {
        return exhibits.job().filter(TrainingJob::failed).isPresent();
    }

    /**
     * Open checks in which no policy of the principal allows the action and only the resource's own policy could: most
     * likely the cause, and not proven.
     */
    private List<Finding> likely(List<Examination> open) {
        List<Examination> likely = open.stream().filter(Findings::noAllowAtHand).toList();
        return findings.evaluated(likely, List.of(), Confidence.INFERRED);
    }
}
