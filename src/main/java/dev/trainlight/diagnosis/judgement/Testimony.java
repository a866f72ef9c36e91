package dev.trainlight.diagnosis.judgement;

import static dev.trainlight.sagemaker.TrainingJobReader.field;
import static dev.trainlight.sagemaker.TrainingJobReader.text;

import dev.trainlight.diagnosis.EvidenceSource;
import dev.trainlight.diagnosis.message.Denial;
import dev.trainlight.diagnosis.message.Hints;
import dev.trainlight.diagnosis.message.MessageReader;
import dev.trainlight.diagnosis.message.Reading;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CloudTrailEvent;
import dev.trainlight.evidence.LogEvent;
import dev.trainlight.evidence.Principal;
import dev.trainlight.evidence.Where;
import dev.trainlight.iam.Arn;
import dev.trainlight.sagemaker.Stage;
import dev.trainlight.sagemaker.TrainingJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Gathers what texts and events of a case say, in the order of their weight (permission-model §13). */
final class Testimony {
    /** Events this long before the job's creation still belong to it: the calls that created it. */
    private static final Duration BEFORE = Duration.ofMinutes(5);

    /** Events this long after the job's last change still belong to it. */
    private static final Duration AFTER = Duration.ofMinutes(15);

    /** A denial counts as the end of a log where at most this many lines follow it. */
    private static final int LAST_LINES = 60;

    private final MessageReader reader;
    private final Case evidence;
    private final TrainingJob job;
    private final Progress progress;

    Testimony(MessageReader reader, Case evidence, TrainingJob job, Progress progress) {
        this.reader = reader;
        this.evidence = evidence;
        this.job = job;
        this.progress = progress;
    }

    /** What the job's own FailureReason says; empty where there is none, or where nothing in it is known. */
    List<Told> failureReason() {
        return job.failureReason()
                .map(reason -> read(reason, Where.FAILURE_REASON, EvidenceSource.FAILURE_REASON))
                .orElse(List.of());
    }

    /** What the pasted text says. */
    List<Told> message() {
        return evidence.message()
                .map(message ->
                        told(reader.read(message, hints(evidence.where())).readings(), EvidenceSource.MESSAGE, message))
                .orElse(List.of());
    }

    /** Refused calls of the job in its time window, or refused attempts to create it. */
    List<Told> events() {
        List<Told> denials = new ArrayList<>();
        for (CloudTrailEvent event : evidence.cloudTrailEvents().orElse(List.of())) {
            if (event.errorCode().isEmpty() || !ours(event)) {
                continue;
            }
            Where where = event.eventName().equals("CreateTrainingJob") ? Where.CREATE_CALL : Where.FAILURE_REASON;
            String text = event.errorMessage().orElse(event.errorCode().get());
            List<Told> read = told(
                    reader.read(text, hints(Optional.of(where), event)).readings(), EvidenceSource.CLOUDTRAIL, text);
            read.stream()
                    .filter(told -> told.reading() instanceof Denial)
                    .findFirst()
                    .ifPresentOrElse(
                            told -> denials.add(RefusedCall.complete(told, event, stageOf(event))),
                            () -> RefusedCall.of(event, stageOf(event))
                                    .map(denial ->
                                            new Told(denial, EvidenceSource.CLOUDTRAIL, RefusedCall.words(event)))
                                    .ifPresent(denials::add));
        }
        return denials;
    }

    /** Denials in the container's log; only those near its end, which can be what ended the job. */
    List<Told> log() {
        List<LogEvent> lines = evidence.logEvents().orElse(List.of());
        List<Told> denials = new ArrayList<>();
        for (int index = Math.max(0, lines.size() - LAST_LINES); index < lines.size(); index++) {
            String line = lines.get(index).message();
            if (!suspicious(line)) {
                continue;
            }
            told(reader.read(line, hints(Optional.of(Where.CONTAINER_LOG))).readings(), EvidenceSource.LOG, line)
                    .stream()
                    .filter(told -> told.reading() instanceof Denial)
                    .findFirst()
                    .map(Testimony::whileTraining)
                    .ifPresent(denials::add);
        }
        return denials;
    }

    /** The container prints while it trains, whatever it was that it tried to do. */
    private static Told whileTraining(Told told) {
        Denial denial = (Denial) told.reading();
        String rule = denial.rule().startsWith("TRN") ? denial.rule() : "TRN-13";
        return new Told(Denials.at(denial, rule, Stage.TRAINING), told.source(), told.text());
    }

    private List<Told> read(String text, Where where, EvidenceSource source) {
        return told(reader.read(text, hints(Optional.of(where))).readings(), source, text);
    }

    private List<Told> told(List<Reading> readings, EvidenceSource source, String text) {
        return readings.stream()
                .map(reading -> reading instanceof Denial denial ? DecodedDenials.completed(denial, evidence) : reading)
                .map(reading -> new Told(reading, source, text))
                .toList();
    }

    private static boolean suspicious(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return lower.contains("denied")
                || lower.contains("not authorized")
                || lower.contains("forbidden")
                || lower.contains("403");
    }

    private boolean ours(CloudTrailEvent event) {
        if (event.eventTime().isPresent() && job.created().isPresent()) {
            Instant time = event.eventTime().get();
            Instant end = job.modified().orElse(job.created().get()).plus(AFTER);
            if (time.isBefore(job.created().get().minus(BEFORE)) || time.isAfter(end)) {
                return false;
            }
        }
        if (event.eventName().equals("CreateTrainingJob")) {
            Optional<String> name = text(field(event.json(), "requestParameters"), "trainingJobName");
            return job.planned() && (name.isEmpty() || job.name().isEmpty() || name.equals(job.name()));
        }
        if (job.planned()) {
            return false;
        }
        boolean role = job.roleArn().isPresent()
                && event.principalArn()
                        .filter(arn -> ShortNames.same(arn, job.roleArn().get()))
                        .isPresent();
        boolean assumes = event.eventName().equals("AssumeRole")
                && text(field(event.json(), "requestParameters"), "roleArn").equals(job.roleArn());
        return role || assumes;
    }

    private Optional<Stage> stageOf(CloudTrailEvent event) {
        return event.eventTime().flatMap(progress::at).or(progress::lastStage);
    }

    private Hints hints(Optional<Where> where) {
        return hints(where, progress.lastStage());
    }

    private Hints hints(Optional<Where> where, CloudTrailEvent event) {
        return hints(where, stageOf(event));
    }

    private Hints hints(Optional<Where> where, Optional<Stage> last) {
        boolean known = job.roleArn().isPresent();
        return new Hints(
                where,
                last,
                evidence.caller().toOptional().flatMap(Principal::arn),
                job.roleArn().or(() -> evidence.executionRole().toOptional().flatMap(Principal::arn)),
                evidence.region().or(() -> job.arn().map(Arn::region)),
                evidence.accountId().or(() -> job.arn().map(Arn::account)),
                known ? Optional.of(job.vpc().isPresent()) : Optional.empty(),
                known ? Optional.of(job.networkIsolation()) : Optional.empty());
    }
}
