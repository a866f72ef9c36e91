package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.DiagnosisVerdict;
import dev.trainlight.diagnosis.StageResult;
import dev.trainlight.diagnosis.StageStatus;
import dev.trainlight.evidence.Where;
import dev.trainlight.sagemaker.Stage;
import dev.trainlight.sagemaker.TrainingJob;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How each stage stands, from the job's progress, the checks and the opinion. */
final class StageLine {
    private final Exhibits exhibits;
    private final Opinion opinion;
    private final List<Examination> examinations;
    private final Optional<Stage> stopped;
    private final Set<Stage> passed;

    private StageLine(Exhibits exhibits, Opinion opinion, List<Examination> examinations) {
        this.exhibits = exhibits;
        this.opinion = opinion;
        this.examinations = examinations;
        this.stopped = opinion.verdict() == DiagnosisVerdict.NOT_PERMISSION
                ? opinion.lookAlike().flatMap(lookAlike -> lookAlike.stage())
                : Optional.empty();
        this.passed = passed();
    }

    static List<StageResult> of(Exhibits exhibits, Opinion opinion, List<Examination> examinations) {
        StageLine line = new StageLine(exhibits, opinion, examinations);
        List<StageResult> results = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            Progress.Span span = exhibits.progress().span(stage);
            results.add(new StageResult(
                    stage,
                    line.status(stage),
                    span.start(),
                    span.end(),
                    examinations.stream()
                            .map(Examination::check)
                            .filter(check -> check.stage() == stage)
                            .map(Check::id)
                            .toList()));
        }
        return List.copyOf(results);
    }

    private StageStatus status(Stage stage) {
        if (opinion.blocked().filter(stage::equals).isPresent()) {
            return StageStatus.BLOCKED;
        }
        if (stopped.filter(stage::equals).isPresent()) {
            return StageStatus.STOPPED;
        }
        if (!used(stage)) {
            return StageStatus.NOT_USED;
        }
        if (passed.contains(stage)) {
            return StageStatus.PASSED;
        }
        boolean running = exhibits.job().filter(TrainingJob::running).isPresent();
        if (running && exhibits.progress().last().contains(stage)) {
            return StageStatus.IN_PROGRESS;
        }
        boolean risk =
                examinations.stream().anyMatch(examination -> examination.stage() == stage && examination.blocks());
        boolean said = opinion.verdict() != DiagnosisVerdict.UNDETERMINED
                && opinion.findings().stream()
                        .anyMatch(finding -> finding.stage() == stage
                                && finding.checks().stream().anyMatch(this::blocks));
        if (risk || said) {
            return StageStatus.AT_RISK;
        }
        if (examinations.stream().anyMatch(examination -> examination.stage() == stage && examination.open())) {
            return StageStatus.UNDETERMINED;
        }
        return rest(stage);
    }

    private boolean blocks(String checkId) {
        return examinations.stream()
                .anyMatch(examination -> examination.check().id().equals(checkId) && examination.blocks());
    }

    /** A stage without any denied or open check that the job has not shown to have passed. */
    private StageStatus rest(Stage stage) {
        Optional<TrainingJob> job = exhibits.job();
        Optional<Stage> end = opinion.blocked().or(() -> stopped);
        if (end.isPresent()) {
            if (stage.compareTo(end.get()) > 0) {
                return StageStatus.NOT_REACHED;
            }
            if (job.isPresent() && stage == Stage.IMAGE_PULL && end.get() == Stage.DATA_DOWNLOAD) {
                // Image and data come in either order; here the transitions do not show that the image had come.
                return job.get().planned() ? StageStatus.PASSED : StageStatus.NOT_REACHED;
            }
            if (job.isPresent() && stage == Stage.PROVISIONING && end.get() == Stage.VPC) {
                // The machines come before their network; one status covers both.
                return StageStatus.PASSED;
            }
            // Before the end, and nothing proves it: of a planned job its checks do.
            return job.isPresent() && job.get().planned() && checked(stage)
                    ? StageStatus.PASSED
                    : StageStatus.UNDETERMINED;
        }
        if (job.isEmpty()) {
            return StageStatus.UNDETERMINED;
        }
        if (job.get().planned()) {
            return checked(stage) ? StageStatus.PASSED : StageStatus.UNDETERMINED;
        }
        return job.get().running()
                        || job.get().failed() && exhibits.progress().last().isEmpty()
                ? StageStatus.NOT_REACHED
                : exhibits.progress().last().contains(stage) ? StageStatus.UNDETERMINED : StageStatus.NOT_REACHED;
    }

    /** Whether the stage's needs are known: its checks, or that it has none. */
    private boolean checked(Stage stage) {
        if (stage == Stage.SUBMIT) {
            return examinations.stream()
                            .anyMatch(examination -> examination.stage() == stage
                                    && examination.check().required())
                    || exhibits.job()
                            .filter(job -> job.json().has("TuningJobArn"))
                            .isPresent();
        }
        return exhibits.job().flatMap(TrainingJob::roleArn).isPresent();
    }

    private boolean used(Stage stage) {
        Optional<TrainingJob> job = exhibits.job();
        if (job.isEmpty()) {
            return true;
        }
        return switch (stage) {
            case VPC -> job.get().vpc().isPresent();
            case DATA_DOWNLOAD ->
                !job.get().channels().isEmpty() || job.get().checkpoints().isPresent();
            case ARTIFACT_UPLOAD ->
                job.get().outputPath().isPresent()
                        || job.get().json().path("ModelPackageConfig").isMissingNode();
            case SUBMIT, ASSUME_ROLE, PROVISIONING, IMAGE_PULL, TRAINING -> true;
        };
    }

    /** What the transitions prove; for a text alone, what its own stage proves. */
    private Set<Stage> passed() {
        Set<Stage> proven = EnumSet.noneOf(Stage.class);
        proven.addAll(exhibits.progress().passed());
        Optional<Stage> end = opinion.blocked().or(() -> stopped);
        // A job that still runs is where its transitions say, wherever it will be blocked.
        boolean jobRan = exhibits.job()
                .map(TrainingJob::failed)
                .orElse(exhibits.evidence()
                        .where()
                        .filter(Where.FAILURE_REASON::equals)
                        .isPresent());
        if (end.isPresent() && jobRan) {
            switch (end.get()) {
                case SUBMIT, ASSUME_ROLE -> {
                    // The job does not exist.
                }
                case PROVISIONING, VPC -> proven.addAll(List.of(Stage.SUBMIT, Stage.ASSUME_ROLE));
                case IMAGE_PULL, DATA_DOWNLOAD ->
                    proven.addAll(List.of(Stage.SUBMIT, Stage.ASSUME_ROLE, Stage.PROVISIONING, Stage.VPC));
                case TRAINING -> {
                    proven.addAll(EnumSet.range(Stage.SUBMIT, Stage.DATA_DOWNLOAD));
                    proven.remove(Stage.ARTIFACT_UPLOAD);
                }
                case ARTIFACT_UPLOAD -> proven.addAll(EnumSet.range(Stage.SUBMIT, Stage.TRAINING));
            }
            if (exhibits.job().isEmpty()) {
                // Whether the job used a VPC or had input data, the text does not say.
                proven.remove(Stage.VPC);
            }
            proven.removeIf(stage ->
                    stage.compareTo(end.get()) > 0 && !exhibits.progress().isPassed(stage));
        }
        return proven;
    }
}
