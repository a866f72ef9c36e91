package dev.trainlight.iam;

import dev.trainlight.iam.Explanation.Element;
import dev.trainlight.iam.Explanation.ElementExplanation;
import dev.trainlight.iam.Explanation.LayerExplanation;
import dev.trainlight.iam.Explanation.Match;
import dev.trainlight.iam.Explanation.StatementExplanation;
import dev.trainlight.iam.PrincipalMatcher.Answer;
import dev.trainlight.iam.PrincipalMatcher.Directness;
import dev.trainlight.iam.Statement.ConditionElement;
import dev.trainlight.iam.Statement.ListElement;
import dev.trainlight.iam.Statement.PrincipalElement;
import dev.trainlight.iam.Statement.PrincipalEntry;
import dev.trainlight.iam.Statement.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tells for every statement of a layer which of its elements fit the request and which do not. Looks at all elements,
 * even behind one that failed, since only so it can be told how near a statement came.
 */
final class Explainer {
    private final Inquiry inquiry;

    Explainer(Inquiry inquiry) {
        this.inquiry = inquiry;
    }

    LayerExplanation layer(Layer layer, Verdict verdict, List<NamedPolicy> policies) {
        List<StatementExplanation> statements = new ArrayList<>();
        for (NamedPolicy policy : policies) {
            if (policy.document() instanceof Slot.Present<PolicyDocument>(PolicyDocument document)) {
                String name = policy.name().isEmpty() ? policy.arn().orElse("") : policy.name();
                for (CompiledStatement statement : document.compiled().statements()) {
                    statements.add(statement(layer, name, document, statement));
                }
            }
        }
        return new LayerExplanation(layer, verdict, List.copyOf(statements));
    }

    /**
     * The same with those statements only that can be a near miss: an Allow in which one element fails. Left out is an Allow
     * on everything that only lacks the action, which says little about it; with a large policy there are hundreds.
     */
    LayerExplanation nearMisses(Layer layer, Verdict verdict, List<NamedPolicy> policies) {
        List<StatementExplanation> statements = new ArrayList<>();
        for (NamedPolicy policy : policies) {
            if (policy.document() instanceof Slot.Present<PolicyDocument>(PolicyDocument document)) {
                String name = policy.name().isEmpty() ? policy.arn().orElse("") : policy.name();
                for (CompiledStatement statement : document.compiled().statements()) {
                    if (statement.allow() && failsOnce(statement)) {
                        statements.add(statement(layer, name, document, statement));
                    }
                }
            }
        }
        return new LayerExplanation(layer, verdict, List.copyOf(statements));
    }

    private boolean failsOnce(CompiledStatement compiled) {
        boolean action = compiled.action(inquiry.action()) == ActionAnswer.NO;
        int failed = action ? 1 : 0;
        if (compiled.resource() != null && compiled.resource().matches(inquiry, true) == Tri.FALSE) {
            failed++;
        }
        for (int i = 0; i < compiled.conditions().length && failed < 2; i++) {
            if (compiled.conditions()[i].matches(inquiry) == Tri.FALSE) {
                failed++;
            }
        }
        if (failed > 1) {
            return false;
        }
        return !action
                || compiled.statement().resource().isEmpty()
                || compiled.statement().resource().get().values().stream()
                        .noneMatch(value -> value.text().equals("*"));
    }

    private StatementExplanation statement(
            Layer layer, String policy, PolicyDocument document, CompiledStatement compiled) {
        Statement statement = compiled.statement();
        List<ElementExplanation> elements = new ArrayList<>();
        statement.principal().ifPresent(element -> elements.add(principal(layer, element, compiled)));
        elements.add(action(statement.action(), compiled));
        statement.resource().ifPresent(element -> elements.add(resource(element, compiled)));
        for (int i = 0; i < compiled.conditions().length; i++) {
            elements.add(condition(statement.conditions().get(i), compiled.conditions()[i], document.hasVariables()));
        }
        Match all = Match.MATCHED;
        for (ElementExplanation element : elements) {
            all = both(all, element.match());
        }
        if (statement.resource().isEmpty() && layer != Layer.RESOURCE) {
            all = both(all, Match.UNKNOWN);
        }
        return new StatementExplanation(policy, document, statement, all, List.copyOf(elements));
    }

    private static Match both(Match left, Match right) {
        if (left == Match.FAILED || right == Match.FAILED) {
            return Match.FAILED;
        }
        return left == Match.UNKNOWN ? left : right;
    }

    private static Match match(Tri tri) {
        return switch (tri) {
            case FALSE -> Match.FAILED;
            case UNKNOWN -> Match.UNKNOWN;
            case TRUE -> Match.MATCHED;
        };
    }

    private static Match match(Answer answer) {
        if (answer.directness() == Directness.NOT_NAMED) {
            return Match.FAILED;
        }
        return answer.doubt() == null ? Match.MATCHED : Match.UNKNOWN;
    }

    private ElementExplanation principal(Layer layer, PrincipalElement element, CompiledStatement compiled) {
        PrincipalMatcher matcher = compiled.principal();
        boolean belongs = layer == Layer.RESOURCE || layer == Layer.RCP || layer == Layer.ENDPOINT;
        Match match = belongs
                ? match(compiled.allow() ? matcher.forAllow(inquiry) : matcher.forDeny(inquiry))
                : Match.UNKNOWN;
        String actual = inquiry.principal().arn();
        Value everyone = new Value("*", element.position());
        List<Value> values = element.everyone()
                ? List.of(everyone)
                : element.entries().stream().map(PrincipalEntry::value).toList();
        Value shown = shown(values, actual, value -> element.everyone() || names(element, value));
        return new ElementExplanation(
                Element.PRINCIPAL,
                match,
                shown.text(),
                actual.isEmpty() ? Optional.empty() : Optional.of(actual),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                shown.position());
    }

    private boolean names(PrincipalElement element, Value value) {
        List<PrincipalEntry> entries = element.entries().stream()
                .filter(entry -> entry.value() == value)
                .toList();
        Answer answer =
                new PrincipalMatcher(new PrincipalElement(false, false, entries, element.position())).forAllow(inquiry);
        return answer.directness() != Directness.NOT_NAMED;
    }

    private ElementExplanation action(ListElement element, CompiledStatement compiled) {
        String action = inquiry.action();
        Match match = switch (compiled.action(action)) {
            case NO -> Match.FAILED;
            case YES -> Match.MATCHED;
            case PREFIX_OPEN, INVALID_ENTRY -> Match.UNKNOWN;
        };
        Value shown = shown(
                ofSameService(element.values()),
                inquiry.writtenAction(),
                value -> ActionPattern.fit(value.text(), action) != ActionPattern.Fit.NO);
        return plain(Element.ACTION, match, shown, inquiry.writtenAction(), List.of());
    }

    /** Actions of other services are never near; where there are no others, the first one stands for all. */
    private List<Value> ofSameService(List<Value> values) {
        String action = inquiry.action();
        int prefix = action.indexOf(':') + 1;
        List<Value> same = values.stream()
                .filter(value -> value.text().regionMatches(true, 0, action, 0, prefix)
                        || value.text().startsWith("*"))
                .toList();
        return same.isEmpty() ? values.subList(0, 1) : same;
    }

    private ElementExplanation resource(ListElement element, CompiledStatement compiled) {
        Match match = match(compiled.resource().matches(inquiry, compiled.allow()));
        List<Value> values = element.values();
        ResourcePattern[] patterns = compiled.resource().patterns();
        int best = 0;
        int bestRank = Integer.MAX_VALUE;
        for (int i = 0; i < patterns.length; i++) {
            int rank = rank(patterns[i], inquiry.resource());
            if (rank < bestRank) {
                best = i;
                bestRank = rank;
            }
        }
        return plain(
                Element.RESOURCE, match, values.get(best), inquiry.resource(), patterns[best].withoutValue(inquiry));
    }

    /** The smaller, the nearer. */
    private int rank(ResourcePattern pattern, String actual) {
        if (pattern.matches(inquiry) != Tri.FALSE) {
            return -1;
        }
        int difference = ResourceDifference.of(pattern.text(), actual)
                .map(Explanation.Difference::ordinal)
                .orElse(Explanation.Difference.values().length);
        boolean lacking = !pattern.withoutValue(inquiry).isEmpty();
        int kind = lacking ? 0 : 1 + NearMissFinder.order(difference);
        if (kind > NearMissFinder.order(Integer.MAX_VALUE)) {
            return kind * 4096;
        }
        return kind * 4096 + Math.min(4095, Spelling.distance(shortened(pattern.text()), shortened(actual)));
    }

    private static ElementExplanation plain(
            Element element, Match match, Value shown, String actual, List<String> variables) {
        return new ElementExplanation(
                element,
                match,
                shown.text(),
                Optional.of(actual),
                Optional.empty(),
                Optional.empty(),
                variables,
                shown.position());
    }

    private ElementExplanation condition(ConditionElement element, ConditionTest test, boolean variables) {
        RequestContext.Value value = inquiry.value(test.lowerCaseKey());
        Optional<String> actual = value == null ? Optional.empty() : Optional.of(String.join(", ", value.values()));
        boolean negated = test.operator().base().negated();
        Value shown = element.values().isEmpty()
                ? new Value("", element.position())
                : shown(element.values(), actual.orElse(""), one -> {
                    Tri single = new ConditionTest(
                                    new ConditionElement(
                                            element.operator(), element.key(), List.of(one), element.position()),
                                    variables)
                            .matches(inquiry);
                    return single == (negated ? Tri.FALSE : Tri.TRUE);
                });
        return new ElementExplanation(
                Element.CONDITION,
                match(test.matches(inquiry)),
                shown.text(),
                actual,
                Optional.of(element.key()),
                Optional.of(element.operator()),
                Template.of(shown.text(), variables, true).withoutValue(inquiry),
                shown.position());
    }

    /** The value that fits, otherwise the one that is nearest to what the request has. */
    private static Value shown(List<Value> values, String actual, Predicate<Value> fits) {
        String wanted = shortened(actual);
        return values.stream()
                .filter(fits)
                .findFirst()
                .orElseGet(() -> values.stream()
                        .min(Comparator.comparingInt(value -> Spelling.distance(shortened(value.text()), wanted)))
                        .orElseThrow());
    }

    /** Distances of very long texts would take long and mean little. */
    private static String shortened(String text) {
        return text.length() <= 256 ? text : text.substring(0, 256);
    }
}
