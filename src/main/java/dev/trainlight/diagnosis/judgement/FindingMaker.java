package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.DeniedBy;
import dev.trainlight.diagnosis.EvidenceSource;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.diagnosis.WhoCanFixIt;
import dev.trainlight.diagnosis.message.Denial;
import dev.trainlight.iam.Evaluator;
import dev.trainlight.iam.Explanation;
import dev.trainlight.sagemaker.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes findings of denied checks and of what texts say; checks that one policy change settles stand together. */
final class FindingMaker {
    private final Evaluator evaluator;

    FindingMaker(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** What refusals of one finding have in common. */
    private record Group(
            String family,
            Stage stage,
            Object who,
            DeniedBy deniedBy,
            boolean explicit,
            Optional<Finding.StatementRef> statement) {}

    /** The findings of these denied checks, in the order of the checks. */
    List<Finding> evaluated(List<Examination> denied, List<Finding.Evidence> said, Confidence confidence) {
        Map<Group, List<Refusal>> groups = new LinkedHashMap<>();
        for (Examination examination : denied) {
            for (Refusal refusal : Refusal.of(examination)) {
                groups.computeIfAbsent(group(refusal), _ -> new ArrayList<>()).add(refusal);
            }
        }
        List<Finding> findings = new ArrayList<>();
        groups.values().forEach(refusals -> findings.add(finding(refusals, said, confidence)));
        return findings;
    }

    /** The finding of a text alone, where no check explains it. */
    Finding said(Told told, Denial denial, Stage stage) {
        DeniedBy deniedBy = denial.deniedBy();
        Optional<Finding.StatementRef> statement = denial.policyArn()
                .map(arn -> new Finding.StatementRef(arn, Optional.empty(), Optional.empty(), Optional.empty()));
        return new Finding(
                denial.rule(),
                stage,
                denial.confidence(),
                denial.whoNeedsIt(),
                denial.principal(),
                denial.actions(),
                denial.resources(),
                deniedBy,
                denial.explicit(),
                statement,
                Optional.empty(),
                denial.actions().isEmpty() ? denial.sentence() : Because.said(denial),
                whoCanFix(denial),
                List.of(told.evidence()),
                List.of());
    }

    private static WhoCanFixIt whoCanFix(Denial denial) {
        return denial.deniedBy() == DeniedBy.RESOURCE_POLICY
                        && denial.actions().stream().anyMatch(action -> action.startsWith("kms:"))
                ? WhoCanFixIt.KEY_ADMINISTRATOR
                : Refusal.whoCanFix(denial.deniedBy());
    }

    private static Group group(Refusal refusal) {
        var check = refusal.examination().check();
        return new Group(
                family(check.rule(), check.resource()),
                check.stage(),
                check.whoNeedsIt(),
                refusal.deniedBy(),
                refusal.explicit(),
                refusal.statement().map(FindingMaker::reference));
    }

    /** Network interfaces and image pulls are asked for together; other rules by resource. */
    private static String family(String rule, String resource) {
        return switch (rule.substring(0, Math.min(3, rule.length()))) {
            case "VPC" -> "VPC";
            case "IMG" -> rule.equals("IMG-10") ? rule : "IMG";
            default -> rule + " " + resource;
        };
    }

    private Finding finding(List<Refusal> refusals, List<Finding.Evidence> said, Confidence confidence) {
        Refusal first = representative(refusals);
        var check = first.examination().check();
        Set<String> actions = new LinkedHashSet<>();
        Set<String> resources = new LinkedHashSet<>();
        Set<String> checks = new LinkedHashSet<>();
        for (Refusal refusal : refusals) {
            actions.add(refusal.examination().check().action());
            resources.add(refusal.examination().check().resource());
            checks.add(refusal.examination().check().id());
        }
        Optional<Explanation.NearMiss> nearMiss = refusals.stream()
                .filter(refusal -> !refusal.explicit())
                .map(this::nearMiss)
                .flatMap(Optional::stream)
                .findFirst();
        RequestField field = RequestField.of(first, nearMiss);
        List<Finding.Evidence> evidence = new ArrayList<>(said);
        evidence.add(new Finding.Evidence(EvidenceSource.EVALUATION, String.join(", ", checks)));
        return new Finding(
                RuleRefinement.of(check.rule(), first, nearMiss),
                check.stage(),
                confidence,
                check.whoNeedsIt(),
                Optional.of(check.principal()).filter(text -> !text.isEmpty()),
                List.copyOf(actions),
                List.copyOf(resources),
                first.deniedBy(),
                first.explicit(),
                first.statement().map(FindingMaker::reference),
                nearMiss.map(FindingMaker::reference),
                Because.evaluated(first, List.copyOf(actions), nearMiss, field),
                field.decides() ? WhoCanFixIt.YOU : Refusal.whoCanFix(first.deniedBy()),
                evidence,
                List.copyOf(checks));
    }

    /** The refusal whose rule and words stand for all: of an image, the pull and not the token. */
    private static Refusal representative(List<Refusal> refusals) {
        return refusals.stream()
                .filter(refusal -> !refusal.examination().check().rule().equals("IMG-01"))
                .findFirst()
                .orElse(refusals.getFirst());
    }

    private Optional<Explanation.NearMiss> nearMiss(Refusal refusal) {
        var check = refusal.examination().check();
        return evaluator.nearMiss(check.request(), check.policies()).filter(near -> near.layer() == refusal.layer());
    }

    private static Finding.StatementRef reference(dev.trainlight.iam.Decision.DecidingStatement statement) {
        return new Finding.StatementRef(
                statement.policy(), statement.sid(), Optional.of(statement.index()), Optional.of(statement.position()));
    }

    private static Finding.NearMissRef reference(Explanation.NearMiss near) {
        return new Finding.NearMissRef(
                near.policy(),
                near.statement().sid(),
                near.statement().index(),
                near.element().position(),
                Because.difference(near));
    }
}
