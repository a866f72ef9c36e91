package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.DeniedBy;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.sagemaker.Stage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** A {@link Denial} in the making. */
final class DenialDraft {
    private final List<String> actions;
    private final List<String> resources = new ArrayList<>();
    private final List<TextSpan> evidence = new ArrayList<>();
    private final List<Reading> alternatives = new ArrayList<>();
    private Refused refused = Refused.nobody();
    private Confidence confidence = Confidence.INFERRED;
    private DeniedBy deniedBy = DeniedBy.UNKNOWN;
    private boolean explicit;
    private Optional<String> policyArn = Optional.empty();
    private Optional<String> authorizationId = Optional.empty();
    private Optional<EncodedMessage> encoded = Optional.empty();
    private boolean truncated;
    private Optional<Sentence> sentence = Optional.empty();
    private Optional<Sentence> separator = Optional.empty();

    private DenialDraft(List<String> actions) {
        this.actions = List.copyOf(new LinkedHashSet<>(actions));
    }

    static DenialDraft of(List<String> actions) {
        return new DenialDraft(actions);
    }

    static DenialDraft of(String... actions) {
        return new DenialDraft(List.of(actions));
    }

    DenialDraft stated() {
        confidence = Confidence.STATED;
        return this;
    }

    DenialDraft refused(Refused value) {
        refused = value;
        return this;
    }

    DenialDraft resource(String value) {
        if (!value.isBlank() && !resources.contains(value)) {
            resources.add(value);
        }
        return this;
    }

    DenialDraft resources(List<String> values) {
        values.forEach(this::resource);
        return this;
    }

    DenialDraft deniedBy(DeniedBy value, boolean isExplicit) {
        deniedBy = value;
        explicit = isExplicit;
        return this;
    }

    DenialDraft policyArn(Optional<String> value) {
        policyArn = value;
        return this;
    }

    DenialDraft authorizationId(Optional<String> value) {
        authorizationId = value;
        return this;
    }

    DenialDraft encoded(Optional<EncodedMessage> value) {
        encoded = value;
        return this;
    }

    DenialDraft truncated(boolean value) {
        truncated = value;
        return this;
    }

    DenialDraft says(String key, Object... arguments) {
        sentence = Optional.of(Sentence.of(key, arguments));
        return this;
    }

    DenialDraft evidence(TextSpan span) {
        evidence.add(span);
        return this;
    }

    DenialDraft evidence(List<TextSpan> spans) {
        evidence.addAll(spans);
        return this;
    }

    DenialDraft or(Reading alternative) {
        alternatives.add(alternative);
        return this;
    }

    DenialDraft or(List<? extends Reading> others) {
        alternatives.addAll(others);
        return this;
    }

    DenialDraft separatedBy(String key, Object... arguments) {
        separator = Optional.of(Sentence.of(key, arguments));
        return this;
    }

    /** The telling words collected so far. */
    List<TextSpan> evidence() {
        return List.copyOf(evidence);
    }

    /** The denial, with rule, stage and owner as {@link Attribution} finds them in that scene. */
    Denial in(Scene scene) {
        String action = actions.isEmpty() ? "" : actions.getFirst();
        Attribution attribution = actions.isEmpty()
                ? unknownAction(scene)
                : Attribution.of(action, resources.isEmpty() ? "" : resources.getFirst(), refused, scene);
        return as(attribution.rule(), attribution.stage(), attribution.who());
    }

    /** The denial, where rule, stage and owner are known. */
    Denial as(String rule, Stage stage, WhoNeedsIt who) {
        return as(rule, Optional.of(stage), who);
    }

    private Denial as(String rule, Optional<Stage> stage, WhoNeedsIt who) {
        return new Denial(
                rule,
                stage,
                confidence,
                who,
                refused.principal(),
                actions,
                resources,
                deniedBy,
                explicit,
                policyArn,
                authorizationId,
                encoded,
                truncated,
                sentence.orElseGet(this::plainSentence),
                evidence,
                alternatives,
                separator);
    }

    private Attribution unknownAction(Scene scene) {
        WhoNeedsIt who = refused.or(
                scene.at(dev.trainlight.evidence.Where.CREATE_CALL) || scene.at(dev.trainlight.evidence.Where.SDK_LOCAL)
                        ? WhoNeedsIt.CALLER
                        : WhoNeedsIt.EXECUTION_ROLE,
                scene);
        Optional<Stage> stage = scene.phase().map(Scene.Phase::stage).or(() -> {
            if (scene.inContainer()) {
                return Optional.of(Stage.TRAINING);
            }
            return who == WhoNeedsIt.CALLER ? Optional.of(Stage.SUBMIT) : scene.lastStage();
        });
        return new Attribution("L-DENIED", stage, who);
    }

    private Sentence plainSentence() {
        if (actions.isEmpty()) {
            return Sentence.of("message.denied.something");
        }
        String key = confidence == Confidence.STATED ? "message.denied.action" : "message.denied.likely";
        String action = String.join(", ", actions);
        return resources.isEmpty()
                ? Sentence.of(key, action)
                : Sentence.of(key + ".on", action, String.join(", ", resources));
    }
}
