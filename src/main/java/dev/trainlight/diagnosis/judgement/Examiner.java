package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.CheckDecision;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.requirement.Requirement;
import dev.trainlight.iam.AuthorizationRequest;
import dev.trainlight.iam.Decision;
import dev.trainlight.iam.Evaluator;
import dev.trainlight.iam.RequestContext;
import dev.trainlight.iam.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the evaluator about every requirement. */
final class Examiner {
    private final Evaluator evaluator;
    private final ObjectScope objects;

    Examiner(Evaluator evaluator) {
        this.evaluator = evaluator;
        this.objects = new ObjectScope(evaluator);
    }

    /** The checks, numbered within each rule in order. */
    List<Examination> examine(List<Requirement> requirements) {
        Map<String, Integer> numbers = new HashMap<>();
        List<Examination> examinations = new ArrayList<>();
        for (Requirement requirement : requirements) {
            int number = numbers.merge(requirement.rule(), 1, Integer::sum);
            examinations.add(examine(requirement, requirement.rule() + "#" + number));
        }
        return substituted(examinations);
    }

    /** One check under that id. */
    Examination examine(Requirement requirement, String id) {
        AuthorizationRequest request = requirement.request();
        Decision decision = evaluator.decide(request, requirement.policies());
        if (decision.verdict() == Verdict.UNKNOWN && !requirement.alternatives().isEmpty()) {
            Optional<Answer> certain = whateverIsSent(requirement);
            if (certain.isPresent()) {
                request = certain.get().request();
                decision = certain.get().decision();
            }
        }
        List<Sentence> missing = new ArrayList<>(requirement.unsettled());
        if (decision.verdict() == Verdict.UNKNOWN) {
            missing.addAll(MissingEvidence.of(requirement, decision));
        } else {
            objects.openPart(request, requirement.policies(), decision).ifPresent(missing::add);
        }
        CheckDecision outcome = missing.isEmpty() ? outcome(decision.verdict()) : CheckDecision.UNDETERMINED;
        return new Examination(
                requirement, check(requirement, id, outcome, decision, missing, request, requirement.required()));
    }

    private record Answer(AuthorizationRequest request, Decision decision) {}

    /** The answer that holds in each of the possible contexts, where it is the same in all. */
    private Optional<Answer> whateverIsSent(Requirement requirement) {
        List<Answer> answers = new ArrayList<>();
        for (RequestContext context : requirement.alternatives()) {
            AuthorizationRequest asked = requirement.request();
            AuthorizationRequest request = new AuthorizationRequest(
                    asked.principal(),
                    asked.action(),
                    asked.resource(),
                    asked.resourceAccount(),
                    asked.wildcardOnlyAction(),
                    context);
            answers.add(new Answer(request, evaluator.decide(request, requirement.policies())));
        }
        boolean allowed = answers.stream().allMatch(answer -> answer.decision().allowed());
        boolean denied = answers.stream().allMatch(answer -> answer.decision().denied());
        return allowed || denied ? Optional.of(answers.getFirst()) : Optional.empty();
    }

    /**
     * Where another check serves as well (the caller's grant for the volume's key, instead of the role's), an allowance
     * there settles it, and an open question there leaves it open.
     */
    private static List<Examination> substituted(List<Examination> examinations) {
        List<Examination> result = new ArrayList<>();
        for (Examination examination : examinations) {
            Optional<Check> substitute = examination
                    .requirement()
                    .substitute()
                    .flatMap(rule -> examinations.stream()
                            .map(Examination::check)
                            .filter(check -> check.rule().equals(rule))
                            .findFirst());
            if (substitute.isEmpty() || !examination.check().required()) {
                result.add(examination);
                continue;
            }
            Check check = examination.check();
            result.add(
                    switch (substitute.get().decision()) {
                        case ALLOWED ->
                            new Examination(
                                    examination.requirement(),
                                    check(
                                            examination.requirement(),
                                            check.id(),
                                            check.decision(),
                                            check.evaluation(),
                                            check.missing(),
                                            check.request(),
                                            false));
                        case UNDETERMINED ->
                            check.decision().denied()
                                    ? new Examination(
                                            examination.requirement(),
                                            check(
                                                    examination.requirement(),
                                                    check.id(),
                                                    CheckDecision.UNDETERMINED,
                                                    check.evaluation(),
                                                    substitute.get().missing(),
                                                    check.request(),
                                                    true))
                                    : examination;
                        case IMPLICIT_DENY, EXPLICIT_DENY -> examination;
                    });
        }
        return result;
    }

    private static Check check(
            Requirement requirement,
            String id,
            CheckDecision outcome,
            Decision decision,
            List<Sentence> missing,
            AuthorizationRequest request,
            boolean required) {
        return new Check(
                id,
                requirement.rule(),
                requirement.stage(),
                requirement.whoNeedsIt(),
                requirement.principal().orElse(""),
                request.action(),
                request.resource(),
                outcome,
                decision,
                missing.stream().distinct().toList(),
                requirement.title(),
                required,
                request,
                requirement.policies(),
                Optional.empty());
    }

    private static CheckDecision outcome(Verdict verdict) {
        return switch (verdict) {
            case ALLOW -> CheckDecision.ALLOWED;
            case IMPLICIT_DENY -> CheckDecision.IMPLICIT_DENY;
            case EXPLICIT_DENY -> CheckDecision.EXPLICIT_DENY;
            case UNKNOWN -> CheckDecision.UNDETERMINED;
        };
    }
}
