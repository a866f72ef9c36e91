package dev.trainlight.fix.repair;

import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.CheckDecision;
import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.judgement.Diagnostician;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.Principal;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.FixScope;
import dev.trainlight.fix.Verification;
import dev.trainlight.fix.Verification.Counts;
import dev.trainlight.fix.proof.CaseEditor;
import dev.trainlight.fix.proof.Prober;
import dev.trainlight.fix.remedy.LeastPrivilege;
import dev.trainlight.fix.remedy.Remedies;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.Evaluator;
import dev.trainlight.sagemaker.TrainingJob;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * From a case and its diagnosis to the fix; pure, deterministic and thread-safe. The denied checks are treated, the case
 * with the treatment applied is diagnosed again, what is denied now is treated, until nothing more can be done: so all
 * that AWS would name one after the other is settled at once. Then everything that is not needed is taken away.
 */
public final class Fixer {
    /** A fix can uncover the next denial (a VPC brings its own needs); more layers than these has no job. */
    private static final int ROUNDS = 12;

    private final Diagnostician diagnostician;
    private final Evaluator evaluator;
    private final Prober prober;

    /** A fixer that proves with a diagnostician of its own. */
    public Fixer() {
        this(new Diagnostician());
    }

    /**
     * A fixer.
     *
     * @param diagnostician what proves the fix; one is enough for the whole program
     */
    public Fixer(Diagnostician diagnostician) {
        this(diagnostician, new Evaluator());
    }

    /**
     * A fixer.
     *
     * @param diagnostician what proves the fix
     * @param evaluator what decides single requests; one is enough for the whole program
     */
    public Fixer(Diagnostician diagnostician, Evaluator evaluator) {
        this.diagnostician = diagnostician;
        this.evaluator = evaluator;
        prober = new Prober(evaluator);
    }

    /** The smallest changes that settle every blocked check of this job, with their proof. */
    public Fix fix(Case evidence, Diagnosis diagnosis) {
        return fix(evidence, diagnosis, FixScope.THIS_JOB);
    }

    /** The smallest changes that settle every blocked check, with their proof. */
    public Fix fix(Case evidence, Diagnosis diagnosis, FixScope scope) {
        LeastPrivilege least = new LeastPrivilege(evidence.job(), scope);
        Workbench bench = new Workbench(evidence);
        Function<Case, Diagnosis> again = again(evidence, diagnosis);
        List<Sentence> remaining = new ArrayList<>(treat(bench, diagnosis, least, again));
        Function<Case, Health> examine = altered -> Health.of(again.apply(altered));
        Pruning pruning = new Pruning(examine);
        bench = pruning.prune(bench);
        remaining.addAll(new Housing(bench).place());
        Diagnosis after = bench.isEmpty() ? diagnosis : again.apply(bench.applied());
        Function<String, Optional<String>> alias = arn -> Remedies.alias(evidence, arn);
        Verification verification = new Verification(
                counts(diagnosis),
                counts(after),
                // What the request's own changes ask for is measured against the policies as they were.
                prober.newlyAllowed(
                        bench.editsRequest() ? again.apply(bench.requested()) : diagnosis,
                        after,
                        bench.intended(),
                        alias,
                        bench.touchedActions()),
                pruning.minimal(bench));
        List<Change> made = new ChangeMaker(bench, diagnosis, examine).make();
        remaining.addAll(Remaining.of(diagnosis, after, made, alias));
        return new Fix(
                evidence.job().flatMap(TrainingJob::name),
                evidence.accountId(),
                evidence.region(),
                role(evidence),
                made,
                verification,
                remaining.stream().distinct().toList());
    }

    /**
     * How a changed case is diagnosed again: as a job that is to run anew. Only where the words of the last run ask for
     * something that no rule foresees (a call of the user's own code) they are read again too.
     */
    private Function<Case, Diagnosis> again(Case evidence, Diagnosis diagnosis) {
        Set<String> foreseen = new HashSet<>();
        Diagnosis wordless = diagnostician.diagnose(
                CaseEditor.of(evidence).withoutTestimony().read());
        wordless.checks().forEach(check -> foreseen.add(check.id()));
        boolean all = diagnosis.checks().stream().allMatch(check -> foreseen.contains(check.id()));
        return all
                ? altered -> diagnostician.diagnose(
                        CaseEditor.of(altered).withoutTestimony().read())
                : diagnostician::diagnose;
    }

    /** Treats round after round; what is left to say of denials that nothing in the case can be changed for. */
    private List<Sentence> treat(
            Workbench bench, Diagnosis diagnosis, LeastPrivilege least, Function<Case, Diagnosis> again) {
        String jobArn = jobArn(bench.original());
        Set<String> asItWas = new HashSet<>();
        diagnosis.checks().forEach(check -> asItWas.add(check.id()));
        Diagnosis current = diagnosis;
        Case currentCase = bench.original();
        for (int round = 0; round < ROUNDS; round++) {
            Set<String> found = named(current);
            Diagnosis now = current;
            bench.beginRound();
            CheckTreatment treatment = new CheckTreatment(bench, currentCase, least, evaluator, jobArn);
            boolean done = false;
            for (Check check : current.checks()) {
                boolean brought = !asItWas.contains(check.id()) && isNeeded(check, now);
                if (isTreated(check, now)
                        || check.decision() == CheckDecision.UNDETERMINED && (brought || found.contains(check.id()))) {
                    done |= treatment.treat(check);
                }
            }
            if (!done) {
                break;
            }
            currentCase = bench.shadow();
            current = again.apply(currentCase);
        }
        return stated(bench, diagnosis, least);
    }

    /** The denials that AWS stated and that no check stands for. */
    private static List<Sentence> stated(Workbench bench, Diagnosis diagnosis, LeastPrivilege least) {
        List<Sentence> left = new ArrayList<>();
        StatedTreatment treatment = new StatedTreatment(bench, least);
        for (Finding finding : diagnosis.findings()) {
            if (finding.checks().isEmpty() && finding.confidence() != Confidence.INFERRED) {
                treatment.treat(finding).ifPresent(left::add);
            }
        }
        return left;
    }

    /** The checks that the findings are about. */
    private static Set<String> named(Diagnosis diagnosis) {
        Set<String> named = new HashSet<>();
        diagnosis.findings().forEach(finding -> named.addAll(finding.checks()));
        return named;
    }

    /**
     * Whether a check asks for a treatment: it is denied, and the job needs it or a warning speaks of it. What is merely
     * good to know, or one of two ways to the same end (PRV-01, SUB-04) where the other is open, is left as it is.
     */
    static boolean isTreated(Check check, Diagnosis diagnosis) {
        return check.decision().denied()
                && (check.required()
                        || diagnosis.warnings().stream()
                                .anyMatch(warning -> warning.rule().equals(check.rule())));
    }

    /**
     * Whether the job needs what a check asks for, by the check or by one of the same rule. What the fix itself brings (a
     * key in the request) must not be left to chance where some of it cannot be seen.
     */
    private static boolean isNeeded(Check check, Diagnosis diagnosis) {
        return diagnosis.checks().stream().anyMatch(other -> other.rule().equals(check.rule()) && other.required());
    }

    private static Counts counts(Diagnosis diagnosis) {
        int allowed = 0;
        int denied = 0;
        int undetermined = 0;
        for (Check check : diagnosis.checks()) {
            if (check.decision() == CheckDecision.ALLOWED) {
                allowed++;
            } else if (check.decision() == CheckDecision.UNDETERMINED) {
                undetermined++;
            } else if (isTreated(check, diagnosis)) {
                denied++;
            }
        }
        return new Counts(allowed, denied, undetermined);
    }

    private static Optional<String> role(Case evidence) {
        return evidence.job()
                .flatMap(TrainingJob::roleArn)
                .or(() -> evidence.executionRole().toOptional().flatMap(Principal::arn));
    }

    private static String jobArn(Case evidence) {
        Optional<TrainingJob> job = evidence.job();
        return job.flatMap(TrainingJob::arn)
                .map(Arn::toString)
                .orElseGet(() -> new Arn(
                                evidence.partition().orElse("aws"),
                                "sagemaker",
                                evidence.region().orElse(""),
                                evidence.accountId().orElse(""),
                                "training-job/" + job.flatMap(TrainingJob::name).orElse(""))
                        .toString());
    }
}
