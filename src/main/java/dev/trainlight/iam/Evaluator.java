package dev.trainlight.iam;

import dev.trainlight.iam.Explanation.LayerExplanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides authorization requests as AWS does, in three values, following
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">AWS's evaluation
 * logic</a>. Pure and thread-safe.
 */
public final class Evaluator {
    private final ServiceAuthorization services = ServiceAuthorization.bundled();

    /** The plain decision: fast, without explanations. */
    public Decision decide(AuthorizationRequest request, PolicySet policies) {
        return decide(new Inquiry(request, policies.boundary(), services), policies);
    }

    private static Decision decide(Inquiry inquiry, PolicySet policies) {
        if (inquiry.action().equals("sts:getcalleridentity")
                && inquiry.principal().belongsToAccount()) {
            // No permission is needed, and no policy can take it away (STS API, GetCallerIdentity).
            return new Decision(
                    Verdict.ALLOW, Map.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        }
        return decide(inquiry, new Combination(inquiry, policies));
    }

    private static Decision decide(Inquiry inquiry, Combination combination) {
        if (combination.denied()) {
            return answer(combination, Verdict.EXPLICIT_DENY, Set.of());
        }
        Tri allowed = combination.allowed();
        boolean certainlyNoDeny = combination.knownDeny() == Tri.FALSE;
        if (allowed == Tri.FALSE && certainlyNoDeny) {
            return answer(combination, Verdict.IMPLICIT_DENY, Set.of());
        }
        if (allowed == Tri.TRUE && certainlyNoDeny && !combination.hasUnknownDocument()) {
            return answer(combination, Verdict.ALLOW, Set.of());
        }
        Worlds.Outcome outcome = new Worlds(inquiry, combination).explore();
        return answer(combination, outcome.verdict(), outcome.doubts());
    }

    private static Decision answer(Combination combination, Verdict verdict, Set<Doubt> doubts) {
        Map<Layer, Verdict> layers = combination.verdicts();
        List<String> missing = new ArrayList<>();
        List<Unsettled> unsettled = new ArrayList<>();
        for (Doubt doubt : doubts) {
            switch (doubt) {
                case Doubt.Missing(String name) -> missing.add(name);
                case Doubt.Open(Unsettled point) -> unsettled.add(point);
            }
        }
        return new Decision(
                verdict,
                layers,
                combination.scpVerdicts(),
                combination.rcpVerdicts(),
                switch (verdict) {
                    case EXPLICIT_DENY, IMPLICIT_DENY -> combination.blockers(layers);
                    case ALLOW, UNKNOWN -> List.of();
                },
                List.copyOf(missing),
                List.copyOf(unsettled),
                switch (verdict) {
                    case EXPLICIT_DENY -> combination.denials();
                    case ALLOW -> combination.grantingStatements();
                    case IMPLICIT_DENY, UNKNOWN -> List.of();
                });
    }

    /** The decision with the reason of every statement considered, and the near miss of an implicit denial. */
    public Explanation explain(AuthorizationRequest request, PolicySet policies) {
        Inquiry inquiry = new Inquiry(request, policies.boundary(), services);
        Decision decision = decide(inquiry, policies);
        Explainer explainer = new Explainer(inquiry);
        List<LayerExplanation> layers = new ArrayList<>();
        decision.layers().forEach((layer, verdict) -> layers.add(explainer.layer(layer, verdict, policies.of(layer))));
        return new Explanation(decision, List.copyOf(layers), new NearMissFinder(inquiry).find(decision, layers));
    }

    /**
     * The near miss alone, in a fraction of the time that the whole explanation takes. An Allow on everything that only lacks
     * the action does not count.
     */
    public Optional<Explanation.NearMiss> nearMiss(AuthorizationRequest request, PolicySet policies) {
        Inquiry inquiry = new Inquiry(request, policies.boundary(), services);
        Decision decision = decide(inquiry, policies);
        Explainer explainer = new Explainer(inquiry);
        List<LayerExplanation> layers = new ArrayList<>();
        decision.layers()
                .forEach((layer, verdict) -> layers.add(explainer.nearMisses(layer, verdict, policies.of(layer))));
        return new NearMissFinder(inquiry).find(decision, layers);
    }
}
