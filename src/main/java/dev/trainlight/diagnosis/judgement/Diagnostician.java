package dev.trainlight.diagnosis.judgement;

import static dev.trainlight.sagemaker.TrainingJobReader.field;

import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.diagnosis.Warning;
import dev.trainlight.diagnosis.message.MessageReader;
import dev.trainlight.diagnosis.requirement.ManagedPolicies;
import dev.trainlight.diagnosis.requirement.Requirements;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CloudTrailEvent;
import dev.trainlight.evidence.Gap;
import dev.trainlight.iam.Evaluator;
import dev.trainlight.sagemaker.ImageRegistries;
import dev.trainlight.sagemaker.TrainingJob;
import dev.trainlight.sagemaker.TrainingJobReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * From a case to its diagnosis; pure, deterministic and thread-safe. Make one and keep it: it holds the bundled policies
 * that were already read.
 */
public final class Diagnostician {
    private final Requirements requirements;
    private final MessageReader reader;
    private final Evaluator evaluator;
    private final Examiner examiner;
    private final Judge judge;
    private final PolicyWarnings policyWarnings = new PolicyWarnings();
    private final Sentences english;

    /** A diagnostician with parts of its own. */
    public Diagnostician() {
        this(new Evaluator(), new MessageReader());
    }

    /**
     * A diagnostician.
     *
     * @param evaluator decides each check
     * @param reader understands the failure texts
     */
    public Diagnostician(Evaluator evaluator, MessageReader reader) {
        this.evaluator = evaluator;
        this.reader = reader;
        requirements = new Requirements(new ManagedPolicies(), ImageRegistries.bundled());
        examiner = new Examiner(evaluator);
        TrainingJob nothing = TrainingJobReader.request(JsonNodeFactory.instance.objectNode());
        judge = new Judge(new FindingMaker(evaluator), new StatedChecks(requirements, examiner, nothing));
        english = Sentences.in(Locale.ENGLISH);
    }

    /** The diagnosis of everything that the case holds; never throws for a case that could be read. */
    public Diagnosis diagnose(Case evidence) {
        Optional<TrainingJob> job = evidence.job().or(() -> refusedRequest(evidence));
        Requirements.Found found = job.map(known -> requirements.of(evidence, known))
                .orElse(new Requirements.Found(List.of(), List.of(), List.of()));
        Progress progress = job.map(Progress::of).orElse(Progress.none());
        SecondVote votes = new SecondVote(evaluator, evidence);
        List<Examination> examinations =
                examiner
                        .examine(found.requirements().stream()
                                .map(votes::informed)
                                .toList())
                        .stream()
                        .map(votes::voted)
                        .toList();
        Testimony testimony = new Testimony(
                reader,
                evidence,
                job.orElseGet(() -> TrainingJobReader.request(JsonNodeFactory.instance.objectNode())),
                progress);
        Exhibits exhibits = new Exhibits(
                evidence,
                job,
                progress,
                examinations,
                found.obstacles(),
                testimony.failureReason(),
                testimony.message(),
                testimony.events(),
                testimony.log());
        Opinion opinion = judge.judge(exhibits);
        List<Examination> all = new ArrayList<>(examinations);
        all.addAll(opinion.added());
        List<Warning> warnings = new ArrayList<>(found.warnings());
        warnings.addAll(opinion.warnings());
        warnings.addAll(Warnings.of(exhibits, opinion));
        warnings.addAll(SecondVote.warnings(examinations));
        warnings.addAll(policyWarnings.of(exhibits));
        return new Diagnosis(
                evidence.id(),
                opinion.verdict(),
                Headline.of(exhibits, opinion, all),
                opinion.blocked(),
                StageLine.of(exhibits, opinion, all),
                List.copyOf(opinion.findings()),
                opinion.lookAlike(),
                all.stream().map(Examination::check).toList(),
                warnings.stream().distinct().toList(),
                gaps(evidence, opinion));
    }

    /** A refused attempt that only CloudTrail remembers, where the record still holds the request. */
    private static Optional<TrainingJob> refusedRequest(Case evidence) {
        return evidence.cloudTrailEvents().orElse(List.of()).stream()
                .filter(event -> event.eventName().equals("CreateTrainingJob"))
                .map(CloudTrailEvent::json)
                .map(json -> field(json, "requestParameters"))
                .filter(JsonNode::isObject)
                .map(TrainingJobReader::request)
                .findFirst();
    }

    private List<Gap> gaps(Case evidence, Opinion opinion) {
        List<Gap> gaps = new ArrayList<>(evidence.gaps());
        for (Sentence separator : opinion.separators()) {
            gaps.add(new Gap(
                    english.text(separator),
                    Optional.empty(),
                    Optional.empty(),
                    english.text(Sentence.of("missing.would-settle"))));
        }
        return List.copyOf(gaps);
    }
}
