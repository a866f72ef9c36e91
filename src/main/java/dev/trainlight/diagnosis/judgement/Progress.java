package dev.trainlight.diagnosis.judgement;

import dev.trainlight.sagemaker.Stage;
import dev.trainlight.sagemaker.TrainingJob;
import dev.trainlight.sagemaker.Transition;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far a job came, read from its own transitions (permission-model §1.2, §1.3). A stage is passed only where a later
 * transition, or a later message of the same, shows it; where image and data cannot be told apart, both are last.
 *
 * @param passed the stages that are proven passed
 * @param last the stages in which the timeline ends; empty where there is none, or where the job completed
 * @param spans when a stage began and ended, as far as the transitions say
 */
record Progress(Set<Stage> passed, Set<Stage> last, Map<Stage, Span> spans) {
    /** A stage's time; either end may be unknown. */
    record Span(Optional<Instant> start, Optional<Instant> end) {
        static final Span NONE = new Span(Optional.empty(), Optional.empty());
    }

    private static final Set<String> TERMINAL = Set.of(
            "Completed",
            "Failed",
            "Stopped",
            "Stopping",
            "MaxRuntimeExceeded",
            "MaxWaitTimeExceeded",
            "Interrupted",
            "Deleting");

    /** Nothing has happened yet, or nothing is known. */
    static Progress none() {
        return new Progress(Set.of(), Set.of(), Map.of());
    }

    /** The progress of a job that exists; of a planned one, none. */
    static Progress of(TrainingJob job) {
        if (job.planned()) {
            return none();
        }
        Builder builder = new Builder(job);
        builder.pass(Stage.SUBMIT, Stage.ASSUME_ROLE);
        job.created().ifPresent(time -> builder.spans.put(Stage.SUBMIT, new Span(Optional.empty(), Optional.of(time))));
        for (Transition transition : job.timeline()) {
            builder.transition(transition);
        }
        if (job.timeline().isEmpty()) {
            job.secondaryStatus()
                    .ifPresent(status ->
                            builder.transition(new Transition(status, Optional.empty(), Optional.empty(), "")));
        }
        if (job.status().filter("Completed"::equals).isPresent()) {
            builder.pass(Stage.values());
            builder.last.clear();
        }
        return builder.build();
    }

    boolean isPassed(Stage stage) {
        return passed.contains(stage);
    }

    Span span(Stage stage) {
        return spans.getOrDefault(stage, Span.NONE);
    }

    /** The one stage in which it ends, where it is one. */
    Optional<Stage> lastStage() {
        return last.size() == 1 ? Optional.of(last.iterator().next()) : Optional.empty();
    }

    /** The stage in progress at that moment, where the transitions tell one. */
    Optional<Stage> at(Instant moment) {
        return spans.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .start()
                        .filter(start -> !start.isAfter(moment))
                        .isPresent())
                .filter(entry -> entry.getValue()
                        .end()
                        .filter(end -> end.isBefore(moment))
                        .isEmpty())
                .map(Map.Entry::getKey)
                .reduce((_, later) -> later);
    }

    private static final class Builder {
        private final boolean usesVpc;
        private final boolean usesData;
        private final boolean algorithmFailed;
        private final Set<Stage> passed = EnumSet.noneOf(Stage.class);
        private final Map<Stage, Span> spans = new EnumMap<>(Stage.class);
        private final Set<Stage> last = EnumSet.noneOf(Stage.class);

        Builder(TrainingJob job) {
            usesVpc = job.vpc().isPresent();
            usesData = !job.channels().isEmpty() || job.checkpoints().isPresent();
            algorithmFailed = job.failureReason()
                    .filter(reason -> reason.strip().startsWith("AlgorithmError"))
                    .isPresent();
        }

        void pass(Stage... stages) {
            passed.addAll(List.of(stages));
        }

        void transition(Transition transition) {
            String message = transition.message().toLowerCase(Locale.ROOT);
            boolean imageMessage = message.contains("training image") && !message.contains("completed");
            switch (transition.status()) {
                case "Pending" -> at(transition, Stage.PROVISIONING);
                case "Starting", "LaunchingMLInstances", "PreparingTrainingStack", "Restarting" -> {
                    if (usesVpc) {
                        at(transition, Stage.PROVISIONING, Stage.VPC);
                    } else {
                        at(transition, Stage.PROVISIONING);
                    }
                }
                case "Downloading" -> downloading(transition, message, imageMessage);
                case "DownloadingTrainingImage" -> {
                    pass(Stage.PROVISIONING, Stage.VPC);
                    at(transition, Stage.IMAGE_PULL);
                }
                case "Training" -> training(transition, imageMessage);
                case "Uploading" -> uploading(transition);
                case "Completed" -> pass(Stage.values());
                default -> {
                    if (!TERMINAL.contains(transition.status())) {
                        // A status that AWS added later says nothing that is known here.
                        last.clear();
                    }
                }
            }
        }

        private void downloading(Transition transition, String message, boolean imageMessage) {
            pass(Stage.PROVISIONING, Stage.VPC);
            if (imageMessage) {
                // A transition keeps its latest message only: the data came before, and are there.
                if (usesData) {
                    pass(Stage.DATA_DOWNLOAD);
                    begin(Stage.DATA_DOWNLOAD, transition.start());
                    last(Stage.IMAGE_PULL);
                    spans.merge(
                            Stage.IMAGE_PULL,
                            new Span(Optional.empty(), transition.end()),
                            (before, now) -> new Span(before.start(), now.end()));
                } else {
                    at(transition, Stage.IMAGE_PULL);
                }
            } else if (message.contains("input data")) {
                at(transition, Stage.DATA_DOWNLOAD);
            } else if (usesData) {
                at(transition, Stage.DATA_DOWNLOAD, Stage.IMAGE_PULL);
            } else {
                at(transition, Stage.IMAGE_PULL);
            }
        }

        private void training(Transition transition, boolean imageMessage) {
            pass(Stage.PROVISIONING, Stage.VPC, Stage.DATA_DOWNLOAD);
            if (imageMessage) {
                // Until 2021 the image was pulled under this status.
                at(transition, Stage.IMAGE_PULL);
            } else {
                pass(Stage.IMAGE_PULL);
                at(transition, Stage.TRAINING);
            }
        }

        private void uploading(Transition transition) {
            pass(Stage.PROVISIONING, Stage.VPC, Stage.DATA_DOWNLOAD, Stage.IMAGE_PULL);
            if (algorithmFailed) {
                // A job whose algorithm failed still uploads what is there.
                begin(Stage.ARTIFACT_UPLOAD, transition.start());
                return;
            }
            pass(Stage.TRAINING);
            at(transition, Stage.ARTIFACT_UPLOAD);
        }

        private void at(Transition transition, Stage... stages) {
            last(stages);
            for (Stage stage : stages) {
                spans.merge(
                        stage,
                        new Span(transition.start(), transition.end()),
                        (before, now) -> new Span(before.start().or(now::start), now.end()));
            }
        }

        private void begin(Stage stage, Optional<Instant> start) {
            spans.putIfAbsent(stage, new Span(start, Optional.empty()));
        }

        private void last(Stage... stages) {
            last.clear();
            last.addAll(List.of(stages));
        }

        Progress build() {
            last.removeAll(passed);
            return new Progress(Set.copyOf(passed), EnumSet.copyOf(last), Map.copyOf(spans));
        }
    }
}
