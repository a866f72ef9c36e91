package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.CheckDecision;
import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.DeniedBy;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.diagnosis.LookAlike;
import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.Warning;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.diagnosis.message.Denial;
import dev.trainlight.diagnosis.message.LookAlikeReading;
import dev.trainlight.diagnosis.message.Reading;
import dev.trainlight.diagnosis.message.Unclear;
import dev.trainlight.diagnosis.requirement.Obstacle;
import dev.trainlight.sagemaker.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Weighs what was said against what the policies say (permission-model §13): stated beats evaluated beats inferred; what
 * AWS named is one layer, so that all others are looked at too; a look-alike stays one unless a denied check explains the
 * same words better.
 */
final class Judge {
    private final FindingMaker findings;
    private final StatedChecks stated;
    private final PoliciesAlone policies;

    Judge(FindingMaker findings, StatedChecks stated) {
        this.findings = findings;
        this.stated = stated;
        this.policies = new PoliciesAlone(findings);
    }

    /** What the exhibits amount to. */
    Opinion judge(Exhibits exhibits) {
        if (exhibits.job()
                .filter(job -> job.status().filter("Completed"::equals).isPresent())
                .isPresent()) {
            return completed(exhibits);
        }
        Optional<Told> telling = telling(exhibits).map(told -> Findings.attributed(told, exhibits));
        if (telling.isEmpty()) {
            return policies.alone(exhibits);
        }
        return switch (telling.get().reading()) {
            case Denial denial -> denial(exhibits, telling.get(), denial);
            case LookAlikeReading reading -> lookAlike(exhibits, telling.get(), reading);
            case Unclear unclear -> unclear(exhibits, telling.get(), unclear);
        };
    }

    /** A completed job proves itself; what today's policies would refuse is worth a warning. */
    private static Opinion completed(Exhibits exhibits) {
        return Opinion.healthy();
    }

    /** The job's own words first, then a pasted text, then a refused call, then the log. */
    private static Optional<Told> telling(Exhibits exhibits) {
        List<Told> texts = exhibits.texts();
        Optional<Told> first = texts.stream().findFirst();
        boolean opaque = first.isEmpty() || canHideADenial(first.get().reading());
        if (opaque && !exhibits.refusedCalls().isEmpty()) {
            return Optional.of(exhibits.refusedCalls().getFirst());
        }
        boolean code = first.filter(told ->
                        told.reading() instanceof LookAlikeReading reading && reading.kind() == LookAlikeKind.USER_CODE)
                .isPresent();
        if ((first.isEmpty() || code) && !exhibits.log().isEmpty() && failed(exhibits)) {
            return Optional.of(exhibits.log().getLast());
        }
        return first;
    }

    private static boolean failed(Exhibits exhibits) {
        return exhibits.job().filter(job -> job.failed()).isPresent();
    }

    /** An internal error of the service, or a text that names nothing, can be a refused call (permission-model F11). */
    private static boolean canHideADenial(Reading reading) {
        return switch (reading) {
            case Denial denial ->
                denial.confidence() != Confidence.STATED || denial.actions().isEmpty();
            case LookAlikeReading lookAlike -> lookAlike.kind() == LookAlikeKind.SERVICE_INTERNAL;
            case Unclear _ -> true;
        };
    }

    // ---- somebody was refused ----

    private Opinion denial(Exhibits exhibits, Told told, Denial denial) {
        List<Examination> all = new ArrayList<>(exhibits.examinations());
        List<Examination> matching = Matching.of(denial, all);
        List<Examination> denied = matching.stream().filter(Examination::denied).toList();
        List<Examination> asked = List.of();
        if (denied.isEmpty()) {
            asked = stated.ask(exhibits, denial);
            denied = asked.stream().filter(Examination::denied).toList();
        }
        Optional<Stage> stage = stageOf(exhibits, denial, denied);
        if (denied.isEmpty() && (denial.deniedBy() == DeniedBy.UNKNOWN || denial.deniedBy() == DeniedBy.TRUST_POLICY)) {
            // "Could not assume role" of a role that is not there, a 403 of a bucket elsewhere: the case knows better.
            Optional<Obstacle> obstacle = exhibits.obstacles().stream()
                    .filter(found -> stage.filter(found.stage()::equals).isPresent())
                    .findFirst();
            if (obstacle.isPresent()) {
                return policies.obstacle(exhibits, obstacle.get());
            }
        }
        if (denied.isEmpty() && denial.confidence() != Confidence.STATED) {
            Optional<Opinion> other = anotherExplanation(exhibits, told, denial, stage, matching);
            if (other.isPresent()) {
                return other.get();
            }
        }
        List<Finding> ranked = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>();
        if (denied.isEmpty()) {
            ranked.add(findings.said(told, denial, stage.orElseGet(() -> usualStage(denial))));
            matching.stream()
                    .filter(examination -> examination.check().decision() == CheckDecision.ALLOWED)
                    .findFirst()
                    .ifPresent(examination -> warnings.add(new Warning(
                            examination.check().rule(),
                            Optional.of(examination.stage()),
                            Sentence.of(
                                    "warning.allowed-now", examination.check().action()))));
        } else {
            ranked.addAll(explained(told, denial, denied, stage));
        }
        others(exhibits, told, denial, ranked);
        List<Examination> rest = exhibits.blocking().stream()
                .filter(examination -> ranked.stream()
                        .noneMatch(finding ->
                                finding.checks().contains(examination.check().id())))
                .filter(examination -> !earlier(examination.stage(), stage))
                .sorted(Comparator.comparing((Examination examination) ->
                                stage.filter(examination.stage()::equals).isEmpty())
                        .thenComparing(Examination::stage))
                .toList();
        ranked.addAll(findings.evaluated(rest, List.of(), Confidence.EVALUATED));
        if (!denied.isEmpty()) {
            return Opinion.permission(stage, ranked).with(warnings).adding(asked);
        }
        ranked.addAll(alternatives(exhibits, denial, stage));
        return Opinion.permission(stage, ranked).with(warnings).adding(asked).separatedBy(separators(denial));
    }

    /** What would tell more: the text's own separator, and AWS's details of this very refusal where it offers them. */
    private static List<Sentence> separators(Denial denial) {
        List<Sentence> separators = new ArrayList<>(denial.separator().stream().toList());
        denial.authorizationId().ifPresent(id -> separators.add(Sentence.of("missing.authorization-details", id)));
        denial.encoded()
                .filter(encoded -> !encoded.cut())
                .ifPresent(_ -> separators.add(Sentence.of("missing.encoded-message")));
        return separators;
    }

    /** Where a denial belongs that names no stage: the caller acts before the job, the role's session in it. */
    private static Stage usualStage(Denial denial) {
        return denial.whoNeedsIt() == WhoNeedsIt.CALLER ? Stage.SUBMIT : Stage.TRAINING;
    }

    /** Stages before the one that failed: passed, or of the same time; a running check there is no cause. */
    private static boolean earlier(Stage one, Optional<Stage> failed) {
        return failed.filter(stage -> one.compareTo(stage) < 0
                        && !(one == Stage.IMAGE_PULL && stage == Stage.DATA_DOWNLOAD)
                        && !stage.beforeJob())
                .isPresent();
    }

    /**
     * The stage that the text tells. Where the job's transitions end elsewhere, in the stage of the check that explains the
     * text, that one: a refused checkpoint is written while training, whatever PutObject usually is.
     */
    private static Optional<Stage> stageOf(Exhibits exhibits, Denial denial, List<Examination> denied) {
        Set<Stage> last = exhibits.progress().last();
        boolean endsThere = denial.stage().filter(last::contains).isPresent();
        return denied.stream()
                .map(Examination::stage)
                .filter(stage -> !endsThere && last.contains(stage))
                .findFirst()
                .or(denial::stage)
                .or(() -> denied.stream().findFirst().map(Examination::stage))
                .or(() -> exhibits.progress().lastStage());
    }

    /** The finding of the layer that AWS named comes first; the other layers that refuse the same follow. */
    private List<Finding> explained(Told told, Denial denial, List<Examination> denied, Optional<Stage> stage) {
        boolean named = denial.confidence() == Confidence.STATED;
        List<Finding> made =
                findings.evaluated(denied, List.of(told.evidence()), named ? Confidence.STATED : Confidence.EVALUATED);
        List<Finding> placed = new ArrayList<>();
        for (Finding finding : made) {
            boolean sameLayer = denial.deniedBy() == DeniedBy.UNKNOWN || finding.deniedBy() == denial.deniedBy();
            placed.add(Findings.placed(
                    finding, stage.orElse(finding.stage()), sameLayer ? finding.confidence() : Confidence.EVALUATED));
        }
        placed.sort(Comparator.comparing((Finding finding) -> finding.deniedBy() != denial.deniedBy()));
        if (named
                && denial.deniedBy() != DeniedBy.UNKNOWN
                && placed.stream().noneMatch(finding -> finding.deniedBy() == denial.deniedBy())) {
            // AWS named a layer that the documents at hand do not show: it comes first, as AWS said it.
            placed.addFirst(
                    findings.said(told, denial, stage.orElse(placed.getFirst().stage())));
        }
        return placed;
    }

    /** Further denials that other texts and events state. */
    private void others(Exhibits exhibits, Told telling, Denial first, List<Finding> ranked) {
        List<Told> all = new ArrayList<>(exhibits.texts());
        all.addAll(exhibits.refusedCalls());
        for (Told told : all) {
            if (Findings.same(told, telling)
                    || !(told.reading() instanceof Denial denial)
                    || denial.actions().isEmpty()) {
                continue;
            }
            boolean known = ranked.stream().anyMatch(finding -> Findings.covers(finding, denial));
            if (!known && denial.stage().isPresent()) {
                ranked.add(findings.said(told, denial, denial.stage().get()));
            }
        }
    }

    /** What else the same words can mean, less what the checks rule out: allowed, or not needed by this job at all. */
    private List<Finding> alternatives(Exhibits exhibits, Reading reading, Optional<Stage> stage) {
        List<Finding> result = new ArrayList<>();
        for (Reading alternative : reading.alternatives()) {
            if (alternative instanceof Denial denial
                    && !denial.actions().isEmpty()
                    && (exhibits.examinations().isEmpty()
                            || Matching.of(denial, exhibits.examinations()).stream()
                                    .anyMatch(Examination::open))) {
                Finding finding = findings.said(
                        new Told(denial, dev.trainlight.diagnosis.EvidenceSource.MESSAGE, ""),
                        denial,
                        denial.stage().or(() -> stage).orElseGet(() -> usualStage(denial)));
                result.add(Findings.inferred(finding));
            }
        }
        return result;
    }

    /** A guess of the text that the policies contradict: another check of the same stage, or a look-alike. */
    private Optional<Opinion> anotherExplanation(
            Exhibits exhibits, Told told, Denial denial, Optional<Stage> stage, List<Examination> matching) {
        Set<Stage> here = stage.map(Set::of).orElse(exhibits.progress().last());
        List<Examination> blocking = exhibits.blocking(here);
        if (!blocking.isEmpty()) {
            List<Finding> ranked =
                    new ArrayList<>(findings.evaluated(blocking, List.of(told.evidence()), Confidence.EVALUATED));
            List<Examination> later = exhibits.blocking().stream()
                    .filter(examination -> !here.contains(examination.stage()))
                    .filter(examination -> !earlier(examination.stage(), stage))
                    .toList();
            ranked.addAll(findings.evaluated(later, List.of(), Confidence.EVALUATED));
            return Optional.of(
                    Opinion.permission(Optional.of(blocking.getFirst().stage()), ranked));
        }
        boolean allAllowed = !matching.isEmpty()
                && matching.stream().allMatch(examination -> examination.check().decision() == CheckDecision.ALLOWED)
                && exhibits.examinations().stream()
                        .filter(examination -> here.contains(examination.stage()))
                        .noneMatch(Examination::open);
        Optional<LookAlikeReading> lookAlike = denial.alternatives().stream()
                .filter(LookAlikeReading.class::isInstance)
                .map(LookAlikeReading.class::cast)
                .filter(reading ->
                        reading.kind() == LookAlikeKind.MISSING_IMAGE || reading.kind() == LookAlikeKind.MISSING_DATA)
                .findFirst();
        if (!allAllowed || lookAlike.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Opinion.notPermission(
                Findings.lookAlike(lookAlike.get(), stage),
                findings.evaluated(exhibits.blocking(), List.of(), Confidence.EVALUATED)));
    }

    // ---- something that looks like it ----

    private Opinion lookAlike(Exhibits exhibits, Told told, LookAlikeReading reading) {
        Optional<Stage> stage = reading.stage().or(() -> exhibits.progress().lastStage());
        List<Examination> explaining = explaining(exhibits, reading, stage);
        if (!explaining.isEmpty()) {
            List<Finding> ranked =
                    new ArrayList<>(findings.evaluated(explaining, List.of(told.evidence()), Confidence.EVALUATED));
            Stage blocked = explaining.getFirst().stage();
            ranked.addAll(atRisk(exhibits, explaining, Optional.of(blocked)));
            return Opinion.permission(Optional.of(blocked), ranked);
        }
        List<Finding> ranked = new ArrayList<>(atRisk(exhibits, List.of(), stage));
        ranked.addAll(alternatives(exhibits, reading, stage));
        return Opinion.notPermission(Findings.lookAlike(reading, stage), ranked)
                .separatedBy(reading.separator().stream().toList());
    }

    /** Denied checks that explain the same words: of an alternative reading, or behind an internal error. */
    private static List<Examination> explaining(Exhibits exhibits, Reading reading, Optional<Stage> stage) {
        List<Examination> result = new ArrayList<>();
        for (Reading alternative : reading.alternatives()) {
            if (alternative instanceof Denial denial) {
                Matching.of(denial, exhibits.examinations()).stream()
                        .filter(Examination::blocks)
                        .filter(examination -> !result.contains(examination))
                        .forEach(result::add);
            }
        }
        boolean internal =
                reading instanceof LookAlikeReading lookAlike && lookAlike.kind() == LookAlikeKind.SERVICE_INTERNAL;
        if (result.isEmpty() && internal) {
            Set<Stage> last = EnumSet.noneOf(Stage.class);
            last.addAll(exhibits.progress().last());
            stage.ifPresent(last::add);
            if (last.contains(Stage.PROVISIONING)) {
                last.add(Stage.VPC);
            }
            exhibits.blocking(last).stream()
                    .filter(examination -> !exhibits.progress().isPassed(examination.stage()))
                    .forEach(result::add);
        }
        return result;
    }

    private List<Finding> atRisk(Exhibits exhibits, List<Examination> already, Optional<Stage> stage) {
        List<Examination> later = exhibits.blocking().stream()
                .filter(examination -> !already.contains(examination))
                .filter(examination -> !earlier(examination.stage(), stage))
                .toList();
        return findings.evaluated(later, List.of(), Confidence.EVALUATED);
    }

    // ---- words that leave it open ----

    private Opinion unclear(Exhibits exhibits, Told told, Unclear unclear) {
        Optional<Stage> stage = unclear.stage().or(() -> exhibits.progress().lastStage());
        List<Examination> explaining = new ArrayList<>(explaining(exhibits, unclear, stage));
        if (explaining.isEmpty()) {
            Set<Stage> here = stage.map(Set::of).orElse(exhibits.progress().last());
            explaining.addAll(exhibits.blocking(here));
        }
        if (explaining.isEmpty()
                && stage.isEmpty()
                && exhibits.progress().last().isEmpty()) {
            explaining.addAll(exhibits.blocking());
        }
        if (!explaining.isEmpty()) {
            Stage blocked = explaining.getFirst().stage();
            List<Finding> ranked =
                    new ArrayList<>(findings.evaluated(explaining, List.of(told.evidence()), Confidence.EVALUATED));
            ranked.addAll(atRisk(exhibits, explaining, Optional.of(blocked)));
            return Opinion.permission(Optional.of(blocked), ranked);
        }
        Optional<LookAlike> lookAlike = unclear.alternatives().stream()
                .filter(LookAlikeReading.class::isInstance)
                .map(alternative -> Findings.lookAlike((LookAlikeReading) alternative, stage))
                .findFirst();
        if (lookAlike.isPresent() && refuted(exhibits, unclear)) {
            return Opinion.notPermission(lookAlike.get(), atRisk(exhibits, List.of(), stage));
        }
        List<Finding> ranked = new ArrayList<>(alternatives(exhibits, unclear, stage));
        ranked.addAll(atRisk(exhibits, List.of(), stage));
        return Opinion.undetermined(
                ranked, lookAlike, unclear.separator().stream().toList());
    }

    /** Whether the policies rule out every permission that the words could mean: all of it is certainly allowed. */
    private static boolean refuted(Exhibits exhibits, Reading reading) {
        List<Examination> meant = reading.alternatives().stream()
                .filter(Denial.class::isInstance)
                .flatMap(alternative -> Matching.of((Denial) alternative, exhibits.examinations()).stream())
                .toList();
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        meant.forEach(examination -> stages.add(examination.stage()));
        return !meant.isEmpty()
                && exhibits.examinations().stream()
                        .filter(examination -> meant.contains(examination) || stages.contains(examination.stage()))
                        .filter(examination -> examination.check().required())
                        .allMatch(examination -> examination.check().decision() == CheckDecision.ALLOWED);
    }
}
