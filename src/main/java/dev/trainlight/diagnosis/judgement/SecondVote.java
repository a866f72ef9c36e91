package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.AwsVote;
import dev.trainlight.diagnosis.AwsVote.Agreement;
import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.CheckDecision;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.Warning;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.diagnosis.requirement.Requirement;
import dev.trainlight.evidence.AwsOpinion;
import dev.trainlight.evidence.AwsOpinions;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.SimulationRequest;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.AuthorizationRequest;
import dev.trainlight.iam.Decision;
import dev.trainlight.iam.Evaluator;
import dev.trainlight.iam.Layer;
import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.PolicySet;
import dev.trainlight.iam.PolicySyntaxException;
import dev.trainlight.iam.Slot;
import dev.trainlight.iam.Statement;
import dev.trainlight.iam.Verdict;
import dev.trainlight.sagemaker.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * AWS's own opinion beside ours. IAM's policy simulator knows the identity-based policies of users and roles, their
 * boundary and the organization's service control policies, and nothing else (API_SimulatePrincipalPolicy.html): only
 * there can two answers differ. It changes an answer in one case alone: where nobody could read the service control
 * policies and the simulator says that they allow a request, its word stands in for them (permission-model §8, E16). That
 * they refuse it is no proof the other way round: conditions of theirs may ask for what only the real call carries.
 */
public final class SecondVote {
    /** More questions are not asked: each costs a call of an API that a whole account shares. */
    public static final int MOST = 60;

    private static final PolicyDocument ALLOWS_ALL = allowsAll();

    private final Evaluator evaluator;
    private final Map<SimulationRequest, AwsOpinion> opinions = new HashMap<>();
    private final Set<AwsOpinion> standing = new HashSet<>();

    private static PolicyDocument allowsAll() {
        try {
            return PolicyDocument.parse(
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}");
        } catch (PolicySyntaxException ours) {
            throw new IllegalStateException(ours);
        }
    }

    SecondVote(Evaluator evaluator, Case evidence) {
        this.evaluator = evaluator;
        AwsOpinions.of(evidence).orElse(List.of()).forEach(opinion -> opinions.put(opinion.question(), opinion));
    }

    /**
     * What to ask AWS about a diagnosis: the checks of the caller and of the execution role that count most come first.
     * Questions are concrete; those about a resource that is not known are left out.
     */
    public static List<SimulationRequest> questions(Diagnosis diagnosis) {
        Set<SimulationRequest> questions = new LinkedHashSet<>();
        diagnosis.checks().stream()
                .sorted(Comparator.comparing((Check check) -> !check.required())
                        .thenComparing(check -> switch (check.decision()) {
                            case IMPLICIT_DENY, EXPLICIT_DENY -> 0;
                            case UNDETERMINED -> 1;
                            case ALLOWED -> 2;
                        }))
                .forEach(check -> question(check.whoNeedsIt(), check.principal(), check.request())
                        .filter(_ -> questions.size() < MOST)
                        .ifPresent(questions::add));
        return List.copyOf(questions);
    }

    private static Optional<SimulationRequest> question(
            WhoNeedsIt who, String principal, AuthorizationRequest request) {
        boolean asks = switch (who) {
            case CALLER, EXECUTION_ROLE -> true;
            case SERVICE, RESOURCE_OWNER -> false;
        };
        Optional<Arn> arn = Arn.parse(principal)
                .filter(found -> found.service().equals("iam"))
                .filter(found ->
                        found.resource().startsWith("role/") || found.resource().startsWith("user/"));
        if (!asks || arn.isEmpty()) {
            return Optional.empty();
        }
        boolean everything = request.wildcardOnlyAction() || request.resource().equals("*");
        Optional<String> resource = everything ? Optional.empty() : concrete(request.resource());
        if (!everything && resource.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<String>> context = new TreeMap<>();
        request.context().values().values().forEach(value -> context.put(value.name(), value.values()));
        return Optional.of(new SimulationRequest(principal, request.action(), resource, context));
    }

    /** One resource out of many: some object under a prefix; empty where nobody knows which key or whose resource. */
    private static Optional<String> concrete(String resource) {
        return Arn.parse(resource)
                .filter(arn -> !arn.account().contains("*") && !arn.region().contains("*"))
                .filter(arn -> !(arn.service().equals("kms") && arn.resource().contains("*")))
                .map(_ -> resource.replace('*', 'x').replace('?', 'x'));
    }

    /** The same requirement; where AWS's word stands in for service control policies that nobody could read, with it. */
    Requirement informed(Requirement requirement) {
        if (opinions.isEmpty() || !unread(requirement.policies())) {
            return requirement;
        }
        Optional<AwsOpinion> word = opinion(requirement, requirement.request())
                .filter(opinion ->
                        opinion.organizations().filter(allowed -> allowed).isPresent());
        word.ifPresent(standing::add);
        return word.isPresent()
                ? requirement.decidedBy(requirement
                        .policies()
                        .withScps(read(requirement.policies().scps())))
                : requirement;
    }

    /** Whether service control policies may apply that nobody could read. */
    private static boolean unread(PolicySet policies) {
        return policies.scps().isUnknown()
                || policies.of(Layer.SCP).stream()
                        .anyMatch(policy -> policy.document().isUnknown());
    }

    /** Those that could be read go on counting; in the place of the others stands that they allow it. */
    private static Slot<List<List<NamedPolicy>>> read(Slot<List<List<NamedPolicy>>> scps) {
        if (scps.isUnknown()) {
            return Slot.none();
        }
        return scps.map(levels -> levels.stream()
                .map(level -> level.stream()
                        .map(policy ->
                                policy.document().isUnknown() ? NamedPolicy.inline(policy.name(), ALLOWS_ALL) : policy)
                        .toList())
                .toList());
    }

    private Optional<AwsOpinion> opinion(Requirement requirement, AuthorizationRequest request) {
        return question(requirement.whoNeedsIt(), requirement.principal().orElse(""), request)
                .map(opinions::get);
    }

    /** The check, with what AWS says about it. */
    Examination voted(Examination examination) {
        if (opinions.isEmpty()) {
            return examination;
        }
        Requirement requirement = examination.requirement();
        Check check = examination.check();
        return opinion(requirement, check.request())
                .map(opinion -> vote(opinion, check, check.request()))
                .or(() -> opinion(requirement, requirement.request())
                        .map(opinion -> vote(opinion, check, requirement.request())))
                .map(vote -> new Examination(requirement, check.with(vote)))
                .orElse(examination);
    }

    private AwsVote vote(AwsOpinion opinion, Check check, AuthorizationRequest asked) {
        AuthorizationRequest same = new AuthorizationRequest(
                asked.principal(),
                asked.action(),
                opinion.question().resource().orElse(asked.resource()),
                asked.resourceAccount(),
                asked.wildcardOnlyAction(),
                asked.context());
        Decision ours = evaluator.decide(same, check.policies());
        return new AwsVote(
                opinion,
                agreement(ours, check.policies(), opinion),
                theirs(opinion),
                ours(check.action(), ours, check.policies()),
                standing.contains(opinion));
    }

    private static Agreement agreement(Decision ours, PolicySet policies, AwsOpinion theirs) {
        Verdict verdict = seen(ours, policies);
        if (verdict == Verdict.UNKNOWN) {
            return Agreement.NOT_COMPARABLE;
        }
        boolean allowed = verdict == Verdict.ALLOW;
        if (allowed == theirs.allowed()) {
            return Agreement.SAME;
        }
        // What an unread organization refuses says nothing about the documents at hand.
        boolean organizationAlone = allowed
                && policies.scps().isUnknown()
                && theirs.organizations().filter(fine -> !fine).isPresent();
        return organizationAlone ? Agreement.NOT_COMPARABLE : Agreement.DIFFERENT;
    }

    /** Our answer in what the simulator sees, as far as it is known here. */
    private static Verdict seen(Decision ours, PolicySet policies) {
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(ours.layers().getOrDefault(Layer.IDENTITY, Verdict.UNKNOWN));
        Optional.ofNullable(ours.layers().get(Layer.BOUNDARY)).ifPresent(verdicts::add);
        if (!policies.scps().isUnknown()) {
            Optional.ofNullable(ours.layers().get(Layer.SCP)).ifPresent(verdicts::add);
        }
        return verdicts.contains(Verdict.EXPLICIT_DENY)
                ? Verdict.EXPLICIT_DENY
                : verdicts.contains(Verdict.IMPLICIT_DENY)
                        ? Verdict.IMPLICIT_DENY
                        : verdicts.contains(Verdict.UNKNOWN) ? Verdict.UNKNOWN : Verdict.ALLOW;
    }

    private static Sentence theirs(AwsOpinion opinion) {
        String action = opinion.question().action();
        String policies = String.join(", ", opinion.matched());
        boolean named = !policies.isEmpty();
        if (opinion.allowed()) {
            return named
                    ? Sentence.of("reason.allowed.policy", action, policies)
                    : Sentence.of("reason.allowed", action);
        }
        if (opinion.organizations().filter(fine -> !fine).isPresent()) {
            return Sentence.of("reason.organization", action);
        }
        boolean explicit = opinion.decision().equals("explicitDeny");
        if (opinion.boundary().filter(fine -> !fine).isPresent()) {
            return Sentence.of("reason.permissions-boundary." + (explicit ? "explicit" : "implicit"), action);
        }
        if (explicit) {
            return named
                    ? Sentence.of("reason.identity-policy.explicit.policy", action, policies)
                    : Sentence.of("reason.identity-policy.explicit", action);
        }
        return Sentence.of("reason.no-allow.implicit", action);
    }

    private static Sentence ours(String action, Decision decision, PolicySet policies) {
        for (Layer layer : List.of(Layer.IDENTITY, Layer.BOUNDARY, Layer.SCP)) {
            Verdict verdict = decision.layers().get(layer);
            boolean explicit = verdict == Verdict.EXPLICIT_DENY;
            if (explicit || verdict == Verdict.IMPLICIT_DENY) {
                String key = switch (layer) {
                    case BOUNDARY -> "permissions-boundary";
                    case SCP -> "service-control-policy";
                    case IDENTITY, SESSION, RCP, RESOURCE, ENDPOINT -> explicit ? "identity-policy" : "no-allow";
                };
                String name = "reason." + key + (explicit ? ".explicit" : ".implicit");
                return statement(decision, layer, Statement.Effect.DENY)
                        .filter(_ -> explicit)
                        .map(policy -> Sentence.of(name + ".policy", action, policy))
                        .orElse(Sentence.of(name, action));
            }
        }
        if (seen(decision, policies) == Verdict.UNKNOWN) {
            return Sentence.of("reason.open", action);
        }
        return statement(decision, Layer.IDENTITY, Statement.Effect.ALLOW)
                .map(policy -> Sentence.of("reason.allowed.policy", action, policy))
                .orElse(Sentence.of("reason.allowed", action));
    }

    private static Optional<String> statement(Decision decision, Layer layer, Statement.Effect effect) {
        return decision.statements().stream()
                .filter(deciding -> deciding.layer() == layer && deciding.effect() == effect)
                .map(deciding -> deciding.policy().substring(deciding.policy().lastIndexOf('/') + 1))
                .findFirst();
    }

    /** Where the votes differ, and what AWS says about an organization that nobody could read. */
    static List<Warning> warnings(List<Examination> examinations) {
        List<Warning> warnings = new ArrayList<>();
        Map<Stage, Set<String>> refused = new LinkedHashMap<>();
        for (Examination examination : examinations) {
            Check check = examination.check();
            check.vote().ifPresent(vote -> {
                if (vote.agreement() == Agreement.DIFFERENT) {
                    warnings.add(new Warning(
                            check.rule(),
                            Optional.of(check.stage()),
                            Sentence.of("warning.aws-differs", check.action(), vote.theirs(), vote.ours())));
                }
                boolean organization = unread(check.policies())
                        && check.decision() == CheckDecision.UNDETERMINED
                        && vote.opinion().organizations().filter(fine -> !fine).isPresent();
                if (organization) {
                    refused.computeIfAbsent(check.stage(), _ -> new LinkedHashSet<>())
                            .add(check.action());
                }
            });
        }
        refused.forEach((stage, actions) -> warnings.add(new Warning(
                "SCP", Optional.of(stage), Sentence.of("warning.aws-organization", String.join(", ", actions)))));
        return warnings;
    }
}
