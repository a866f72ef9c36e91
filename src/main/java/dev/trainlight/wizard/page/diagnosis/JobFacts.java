package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.Subject;
import dev.trainlight.sagemaker.TrainingJob;
import dev.trainlight.sagemaker.Transition;
import dev.trainlight.wizard.control.Tone;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.text.Names;
import dev.trainlight.wizard.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the header says about the job.
 *
 * @param name its name, or what was asked about
 * @param status how it stands, as one word; empty where there is no job
 * @param tone the status's colours
 * @param facts when, how long, with which role
 */
record JobFacts(String name, String status, Tone tone, String facts) {
    static JobFacts of(Snapshot snapshot, Surroundings around) {
        Optional<TrainingJob> job = snapshot.job();
        return new JobFacts(
                name(snapshot, around.texts()),
                status(snapshot, around.texts()),
                job.map(JobFacts::tone).orElse(Tone.NEUTRAL),
                facts(job, snapshot.evidence(), around));
    }

    private static String name(Snapshot snapshot, Texts texts) {
        return snapshot.job().flatMap(TrainingJob::name).orElseGet(() -> switch (snapshot.subject()) {
            case null -> texts.get("page.diagnosis.title");
            case Subject.Job(String name) -> name;
            case Subject.Planned _ -> texts.get("page.diagnosis.subject.planned");
            case Subject.Refused _ -> texts.get("page.diagnosis.subject.refused");
            case Subject.Message _ -> texts.get("page.diagnosis.subject.message");
            case Subject.Role(String arn) -> texts.get("page.diagnosis.subject.role", Names.principal(arn));
        });
    }

    private static String status(Snapshot snapshot, Texts texts) {
        return switch (snapshot.subject()) {
            case null -> "";
            case Subject.Refused _ -> texts.get("job-status.refused");
            case Subject.Message _ -> texts.get("job-status.message");
            case Subject.Role _ -> texts.get("job-status.role");
            case Subject.Job _, Subject.Planned _ ->
                snapshot.job()
                        .map(job -> job.planned()
                                ? texts.get("job-status.planned")
                                : job.status()
                                        .map(status -> word(status, texts))
                                        .orElse(""))
                        .orElse("");
        };
    }

    /** AWS's own word stands for a status that is newer than this program. */
    private static String word(String status, Texts texts) {
        return switch (status) {
            case "InProgress" -> texts.get("job-status.in-progress");
            case "Completed" -> texts.get("job-status.completed");
            case "Failed" -> texts.get("job-status.failed");
            case "Stopping" -> texts.get("job-status.stopping");
            case "Stopped" -> texts.get("job-status.stopped");
            case "Deleting" -> texts.get("job-status.deleting");
            default -> status;
        };
    }

    private static Tone tone(TrainingJob job) {
        return switch (job.status().orElse("")) {
            case "Failed" -> Tone.DANGER;
            case "Completed" -> Tone.SUCCESS;
            case "InProgress", "Stopping" -> Tone.ACCENT;
            default -> Tone.NEUTRAL;
        };
    }

    private static String facts(Optional<TrainingJob> job, Optional<Case> evidence, Surroundings around) {
        List<String> facts = new ArrayList<>();
        job.flatMap(TrainingJob::created)
                .ifPresent(when ->
                        facts.add(around.formats().relative(when, around.now().getValue())));
        job.flatMap(JobFacts::ran)
                .ifPresent(length -> facts.add(around.texts()
                        .get("page.diagnosis.ran", around.formats().duration(length))));
        job.flatMap(TrainingJob::roleArn)
                .or(() -> evidence.flatMap(each -> each.executionRole().toOptional())
                        .flatMap(role -> role.arn()))
                .ifPresent(role -> facts.add(around.texts().get("page.diagnosis.role", Names.principal(role))));
        return String.join(" · ", facts);
    }

    /** From the first transition to the end of the last one. */
    private static Optional<Duration> ran(TrainingJob job) {
        Optional<Instant> start =
                job.timeline().stream().flatMap(each -> each.start().stream()).min(Instant::compareTo);
        Optional<Instant> end = job.timeline().stream()
                .map(Transition::end)
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
        return start.flatMap(from -> end.map(to -> Duration.between(from, to))).filter(length -> !length.isNegative());
    }
}
