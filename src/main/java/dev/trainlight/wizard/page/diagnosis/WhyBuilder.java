package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.EvidenceSource;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.diagnosis.message.MessageReader;
import dev.trainlight.diagnosis.message.Reading;
import dev.trainlight.diagnosis.message.TextSpan;
import dev.trainlight.evidence.Gap;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.AuthorizationRequest;
import dev.trainlight.iam.Explanation;
import dev.trainlight.iam.Explanation.LayerExplanation;
import dev.trainlight.iam.Explanation.Match;
import dev.trainlight.iam.Explanation.NearMiss;
import dev.trainlight.iam.Explanation.StatementExplanation;
import dev.trainlight.iam.Layer;
import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.PolicySet;
import dev.trainlight.iam.Slot;
import dev.trainlight.iam.Statement.Effect;
import dev.trainlight.wizard.control.code.CodeRow.Tone;
import dev.trainlight.wizard.control.code.Marks;
import dev.trainlight.wizard.page.diagnosis.Why.Answer;
import dev.trainlight.wizard.page.diagnosis.Why.Excerpt;
import dev.trainlight.wizard.page.diagnosis.Why.ExcerptNote;
import dev.trainlight.wizard.page.diagnosis.Why.LayerLine;
import dev.trainlight.wizard.page.diagnosis.Why.PolicyKind;
import dev.trainlight.wizard.page.diagnosis.Why.Proof;
import dev.trainlight.wizard.text.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Finds out why a row is as it is; asks the evaluator again for the reasons, so it may take a moment. Thread-safe. */
public final class WhyBuilder {
    private final BiFunction<AuthorizationRequest, PolicySet, Explanation> explain;
    private final MessageReader messages;

    /**
     * @param explain such as the evaluator's
     * @param messages finds the telling words of texts
     */
    public WhyBuilder(BiFunction<AuthorizationRequest, PolicySet, Explanation> explain, MessageReader messages) {
        this.explain = explain;
        this.messages = messages;
    }

    /** The reasons of that row. */
    public Why of(Row row) {
        return switch (row) {
            case Row.OfCheck(Check check, Optional<Finding> finding, var _) -> ofCheck(check, finding);
            case Row.OfFinding(Finding finding, var _) -> ofFinding(finding);
            case Row.OfLookAlike(var found, Optional<String> reason) ->
                new Why(
                        Optional.empty(),
                        List.of(),
                        Optional.of(found.advice()),
                        Optional.of(Confidence.STATED).filter(_ -> reason.isPresent()),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        reason.map(text -> List.of(new Proof(EvidenceSource.FAILURE_REASON, text, telling(text))))
                                .orElse(List.of()),
                        List.of(),
                        List.of());
            case Row.OfWarning(var warning) ->
                new Why(
                        Optional.empty(),
                        List.of(),
                        Optional.of(warning.text()),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of());
            case Row.OfGap(Gap gap) ->
                new Why(
                        gap.call(),
                        gap.resource().map(List::of).orElse(List.of()),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of());
            case Row.OfStage _, Row.OfGaps _ -> throw new IllegalArgumentException("a heading has no reasons");
        };
    }

    private Why ofFinding(Finding finding) {
        String action = finding.actions().stream().findFirst().orElse("");
        return new Why(
                finding.actions().isEmpty() ? Optional.empty() : Optional.of(String.join(", ", finding.actions())),
                finding.resources(),
                Optional.of(finding.because()),
                Optional.of(finding.confidence()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                proofs(finding),
                List.of(),
                AwsPage.about(finding.stage(), action, Optional.of(finding)));
    }

    private List<Proof> proofs(Finding finding) {
        return finding.evidence().stream()
                .map(each -> new Proof(each.source(), each.text(), telling(each.text())))
                .toList();
    }

    /** The telling words, put in order; one that lies in another says nothing more. */
    private List<TextSpan> telling(String text) {
        List<TextSpan> apart = new ArrayList<>();
        messages.read(text, Optional.empty()).first().map(Reading::evidence).orElse(List.of()).stream()
                .filter(span -> span.end() <= text.length() && span.start() < span.end())
                .sorted(Comparator.comparingInt(TextSpan::start))
                .filter(span ->
                        apart.isEmpty() || span.start() >= apart.getLast().end())
                .forEachOrdered(apart::add);
        return apart;
    }

    private Why ofCheck(Check check, Optional<Finding> finding) {
        Explanation explanation = explain.apply(check.request(), check.policies());
        return new Why(
                Optional.of(check.action()),
                List.of(check.resource()),
                finding.map(Finding::because),
                finding.map(Finding::confidence),
                explanation.layers().stream()
                        .map(layer -> line(layer, explanation, check))
                        .toList(),
                excerpt(explanation, check),
                check.vote(),
                finding.map(this::proofs).orElse(List.of()),
                check.missing(),
                AwsPage.about(check.stage(), check.action(), finding));
    }

    private static LayerLine line(LayerExplanation layer, Explanation explanation, Check check) {
        Answer answer = switch (layer.verdict()) {
            case ALLOW -> Answer.ALLOWS;
            case EXPLICIT_DENY -> Answer.DENIES;
            case UNKNOWN -> Answer.UNKNOWN;
            case IMPLICIT_DENY -> silent(layer.layer(), explanation) ? Answer.SILENT : Answer.NO_ALLOW;
        };
        return new LayerLine(kind(layer.layer(), check), count(layer.layer(), check.policies()), answer);
    }

    /** Whether it does not matter that the layer allows nothing, because another one can grant. */
    private static boolean silent(Layer layer, Explanation explanation) {
        return switch (explanation.decision().verdict()) {
            case ALLOW, EXPLICIT_DENY -> true;
            case IMPLICIT_DENY -> !explanation.decision().blockedBy().contains(layer);
            case UNKNOWN -> layer == Layer.RESOURCE;
        };
    }

    private static PolicyKind kind(Layer layer, Check check) {
        return switch (layer) {
            case IDENTITY -> PolicyKind.IDENTITY;
            case BOUNDARY -> PolicyKind.BOUNDARY;
            case SESSION -> PolicyKind.SESSION;
            case SCP -> PolicyKind.SERVICE_CONTROL;
            case RCP -> PolicyKind.RESOURCE_CONTROL;
            case RESOURCE -> resourceKind(check);
            case ENDPOINT -> PolicyKind.ENDPOINT;
        };
    }

    private static PolicyKind resourceKind(Check check) {
        return switch (Arn.parse(check.resource()).map(Arn::service).orElse("")) {
            case "s3" -> PolicyKind.BUCKET;
            case "kms" -> PolicyKind.KEY;
            case "ecr" -> PolicyKind.REPOSITORY;
            case "iam" -> PolicyKind.TRUST;
            default -> PolicyKind.RESOURCE;
        };
    }

    private static int count(Layer layer, PolicySet policies) {
        return policies(layer, policies).size();
    }

    private static List<NamedPolicy> policies(Layer layer, PolicySet policies) {
        return switch (layer) {
            case IDENTITY -> policies.identity().orElse(List.of());
            case BOUNDARY -> one(policies.boundary());
            case SESSION -> policies.session().orElse(List.of());
            case SCP ->
                policies.scps().orElse(List.of()).stream().flatMap(List::stream).toList();
            case RCP ->
                policies.rcps().orElse(List.of()).stream().flatMap(List::stream).toList();
            case RESOURCE -> one(policies.resource());
            case ENDPOINT -> policies.endpoints().orElse(List.of());
        };
    }

    private static List<NamedPolicy> one(Slot<NamedPolicy> slot) {
        return slot.toOptional().map(List::of).orElse(List.of());
    }

    private static Optional<Excerpt> excerpt(Explanation explanation, Check check) {
        return switch (explanation.decision().verdict()) {
            case EXPLICIT_DENY ->
                first(explanation, Effect.DENY, Match.MATCHED)
                        .map(found -> whole(found, check, Tone.DENYING, new ExcerptNote.Denies()));
            case ALLOW ->
                first(explanation, Effect.ALLOW, Match.MATCHED)
                        .map(found -> whole(found, check, Tone.ALLOWING, new ExcerptNote.Allows()));
            case IMPLICIT_DENY -> explanation.nearMiss().flatMap(miss -> nearMiss(miss, explanation, check));
            case UNKNOWN -> unclear(explanation, check);
        };
    }

    /** A statement with the layer that it stands in. */
    private record Found(Layer layer, StatementExplanation statement) {}

    private static Optional<Found> first(Explanation explanation, Effect effect, Match match) {
        return explanation.layers().stream()
                .flatMap(layer -> layer.statements().stream()
                        .filter(each -> each.statement().effect() == effect && each.match() == match)
                        .map(each -> new Found(layer.layer(), each)))
                .findFirst();
    }

    private static Excerpt whole(Found found, Check check, Tone tone, ExcerptNote note) {
        var statement = found.statement().statement();
        String text = found.statement().document().text();
        int first = statement.position().line();
        int last = Marks.endOf(text, first, statement.position().column());
        return excerpt(
                found,
                check,
                text,
                new Marks(first, last, 0, effectLine(text, first, last), tone, Optional.empty()),
                note);
    }

    /** The line of a statement that says whether it allows or denies: what is said of the whole belongs below it. */
    private static int effectLine(String text, int first, int last) {
        List<String> lines = text.lines().toList();
        for (int line = first; line <= Math.min(last, lines.size()); line++) {
            if (lines.get(line - 1).contains("\"Effect\"")) {
                return line;
            }
        }
        return last;
    }

    private static Optional<Excerpt> nearMiss(NearMiss miss, Explanation explanation, Check check) {
        return explanation.layers().stream()
                .filter(layer -> layer.layer() == miss.layer())
                .flatMap(layer -> layer.statements().stream())
                .filter(each -> each.policy().equals(miss.policy())
                        && each.statement().position().equals(miss.statement().position()))
                .findFirst()
                .map(each -> element(
                        new Found(miss.layer(), each),
                        check,
                        miss.element(),
                        new ExcerptNote.Misses(miss.difference(), miss.element().conditionKey())));
    }

    private static Optional<Excerpt> unclear(Explanation explanation, Check check) {
        return first(explanation, Effect.DENY, Match.UNKNOWN)
                .or(() -> first(explanation, Effect.ALLOW, Match.UNKNOWN))
                .flatMap(found -> found.statement().elements().stream()
                        .filter(element -> element.match() == Match.UNKNOWN)
                        .findFirst()
                        .map(element ->
                                element(found, check, element, new ExcerptNote.Unclear(element.conditionKey()))));
    }

    private static Excerpt element(Found found, Check check, Explanation.ElementExplanation element, ExcerptNote note) {
        String text = found.statement().document().text();
        var start = found.statement().statement().position();
        Marks marks = new Marks(
                start.line(),
                Marks.endOf(text, start.line(), start.column()),
                element.position().line(),
                element.position().line(),
                Tone.MARKED,
                Optional.empty());
        return excerpt(found, check, text, marks, note);
    }

    private static Excerpt excerpt(Found found, Check check, String text, Marks marks, ExcerptNote note) {
        Layer layer = found.layer();
        Optional<NamedPolicy> policy = policies(layer, check.policies()).stream()
                .filter(each -> each.name().equals(found.statement().policy())
                        || each.arn().filter(found.statement().policy()::equals).isPresent())
                .findFirst();
        return new Excerpt(
                owner(layer, check),
                kind(layer, check),
                layer == Layer.IDENTITY ? policy.map(each -> each.kind() == NamedPolicy.Kind.INLINE) : Optional.empty(),
                layer == Layer.RESOURCE
                        ? Optional.empty()
                        : Optional.of(policy.map(NamedPolicy::name)
                                .orElse(Names.resource(found.statement().policy()))),
                text,
                marks,
                note);
    }

    /** Whom or what the policies of that layer belong to; empty for an organization's and an endpoint's. */
    private static String owner(Layer layer, Check check) {
        return switch (layer) {
            case IDENTITY, BOUNDARY, SESSION -> Names.principal(check.principal());
            case RESOURCE -> bucketOf(Names.resource(check.resource()), check);
            case SCP, RCP, ENDPOINT -> "";
        };
    }

    private static String bucketOf(String name, Check check) {
        int slash = name.indexOf('/');
        return resourceKind(check) == PolicyKind.BUCKET && slash > 0 ? name.substring(0, slash) : name;
    }
}
