package dev.trainlight.iam;

import dev.trainlight.iam.Explanation.Difference;
import dev.trainlight.iam.Explanation.ElementExplanation;
import dev.trainlight.iam.Explanation.LayerExplanation;
import dev.trainlight.iam.Explanation.Match;
import dev.trainlight.iam.Explanation.NearMiss;
import dev.trainlight.iam.Explanation.StatementExplanation;
import java.util.List;
import java.util.Optional;

/**
 * Finds the Allow that came closest to granting what was refused: one that differs in a single element, the least
 * different first. A statement about another service is never close.
 */
final class NearMissFinder {
    /** From the least to the most different. */
    private static final List<Difference> ORDER = List.of(
            Difference.OBJECT_SUFFIX_MISSING,
            Difference.OBJECT_SUFFIX_TOO_MUCH,
            Difference.NEEDS_WILDCARD_RESOURCE,
            Difference.VARIABLE_WITHOUT_VALUE,
            Difference.CONDITION_KEY_ABSENT,
            Difference.CONDITION_VALUE_DIFFERS,
            Difference.OTHER_PREFIX,
            Difference.OTHER_REGION,
            Difference.OTHER_ACCOUNT,
            Difference.OTHER_PRINCIPAL,
            Difference.ACTION_NOT_LISTED,
            Difference.OTHER_BUCKET,
            Difference.OTHER_RESOURCE);

    private final Inquiry inquiry;

    private record Candidate(NearMiss nearMiss, int distance) {}

    NearMissFinder(Inquiry inquiry) {
        this.inquiry = inquiry;
    }

    /** The place of a difference, by its ordinal, among all; past the end for any other number. */
    static int order(int difference) {
        return difference < Difference.values().length ? ORDER.indexOf(Difference.values()[difference]) : ORDER.size();
    }

    /** The near miss among the layers that would have to allow; the resource-based policy, which could, comes last. */
    Optional<NearMiss> find(Decision decision, List<LayerExplanation> layers) {
        if (decision.verdict() != Verdict.IMPLICIT_DENY) {
            return Optional.empty();
        }
        Candidate best = null;
        for (LayerExplanation layer : layers) {
            boolean blocks = decision.blockedBy().contains(layer.layer());
            if (layer.verdict() != Verdict.IMPLICIT_DENY || (!blocks && layer.layer() != Layer.RESOURCE)) {
                continue;
            }
            for (StatementExplanation statement : layer.statements()) {
                Optional<Candidate> found = candidate(layer.layer(), statement, blocks ? 0 : 1_000_000);
                if (found.isPresent() && (best == null || found.get().distance() < best.distance())) {
                    best = found.get();
                }
            }
        }
        return best == null ? Optional.empty() : Optional.of(best.nearMiss());
    }

    private Optional<Candidate> candidate(Layer layer, StatementExplanation explained, int penalty) {
        if (explained.statement().effect() != Statement.Effect.ALLOW) {
            return Optional.empty();
        }
        ElementExplanation failed = null;
        int unknown = 0;
        for (ElementExplanation element : explained.elements()) {
            if (element.match() == Match.FAILED) {
                if (failed != null) {
                    return Optional.empty();
                }
                failed = element;
            } else if (element.match() == Match.UNKNOWN) {
                unknown++;
            }
        }
        if (failed == null) {
            return Optional.empty();
        }
        Optional<Difference> difference = difference(failed);
        if (difference.isEmpty()) {
            return Optional.empty();
        }
        int distance = penalty
                + unknown * 100_000
                + place(difference.get(), explained) * 1000
                + Math.min(
                        999,
                        Spelling.distance(
                                shortened(failed.expected()),
                                shortened(failed.actual().orElse(""))));
        return Optional.of(new Candidate(
                new NearMiss(layer, explained.policy(), explained.statement(), difference.get(), failed), distance));
    }

    /** Another action on everything says little about this one; another action on this very resource says much. */
    private static int place(Difference difference, StatementExplanation explained) {
        boolean onEverything = explained.statement().resource().isPresent()
                && explained.statement().resource().get().values().stream()
                        .anyMatch(value -> value.text().equals("*"));
        return difference == Difference.ACTION_NOT_LISTED && onEverything ? ORDER.size() : ORDER.indexOf(difference);
    }

    private Optional<Difference> difference(ElementExplanation failed) {
        if (!failed.variablesWithoutValue().isEmpty()) {
            return Optional.of(Difference.VARIABLE_WITHOUT_VALUE);
        }
        return switch (failed.element()) {
            case PRINCIPAL -> Optional.of(Difference.OTHER_PRINCIPAL);
            case ACTION ->
                sameService(failed.expected()) ? Optional.of(Difference.ACTION_NOT_LISTED) : Optional.empty();
            case RESOURCE ->
                inquiry.wildcardOnly()
                        ? Optional.of(Difference.NEEDS_WILDCARD_RESOURCE)
                        : ResourceDifference.of(failed.expected(), inquiry.resource());
            case CONDITION ->
                Optional.of(
                        failed.actual().isEmpty()
                                ? Difference.CONDITION_KEY_ABSENT
                                : Difference.CONDITION_VALUE_DIFFERS);
        };
    }

    private boolean sameService(String expected) {
        int colon = expected.indexOf(':');
        String action = inquiry.action();
        return colon > 0
                && expected.substring(0, colon).equalsIgnoreCase(action.substring(0, Math.max(0, action.indexOf(':'))));
    }

    private static String shortened(String text) {
        return text.length() <= 256 ? text : text.substring(0, 256);
    }
}
