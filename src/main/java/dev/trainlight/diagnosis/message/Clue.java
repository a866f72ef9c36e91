package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.message.Candidate.Weight;
import dev.trainlight.evidence.Where;
import dev.trainlight.sagemaker.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Words that name something other than a permission.
 *
 * @param rule rule id
 * @param kind what it is
 * @param stage the stage that it stops; empty: where the words stand
 * @param weight how telling the words are
 * @param advice bundle key
 * @param words one of these lower-case words must stand in the text
 * @param near if not empty, one of these must stand within 200 characters of it
 */
record Clue(
        String rule,
        LookAlikeKind kind,
        Optional<Stage> stage,
        Weight weight,
        String advice,
        List<String> words,
        List<String> near) {

    private static final int NEAR = 200;

    static Clue of(String rule, LookAlikeKind kind, Stage stage, Weight weight, String advice, String words) {
        return new Clue(rule, kind, Optional.of(stage), weight, advice, alternatives(words), List.of());
    }

    static Clue of(String rule, LookAlikeKind kind, Weight weight, String advice, String words) {
        return new Clue(rule, kind, Optional.empty(), weight, advice, alternatives(words), List.of());
    }

    Clue near(String others) {
        return new Clue(rule, kind, stage, weight, advice, words, alternatives(others));
    }

    /** Phrases are written with a bar between them. */
    private static List<String> alternatives(String phrases) {
        return Arrays.stream(phrases.split("\\|")).map(String::strip).toList();
    }

    void find(PastedText text, Frames frames, Findings findings) {
        for (String word : words) {
            Anchors.each(text, word, at -> {
                if (!findings.claimed(at) && nearby(text, at)) {
                    findings.add(candidate(text, frames, at, word.length()));
                }
            });
        }
    }

    private boolean nearby(PastedText text, int at) {
        return near.isEmpty() || Anchors.first(text, at - NEAR, at + NEAR, near) >= 0;
    }

    private Candidate candidate(PastedText text, Frames frames, int at, int length) {
        int start = text.sentenceStart(at);
        int end = text.sentenceEnd(at + length);
        Reading reading = new LookAlikeReading(
                rule,
                kind,
                stage.or(() -> stage(frames.at(at))),
                weight == Weight.STATED ? Confidence.STATED : Confidence.INFERRED,
                Sentence.of(advice),
                List.of(text.original(start, end)),
                List.of(),
                Optional.empty());
        return new Candidate(reading, weight, start, end);
    }

    /** The stage of words that can stand in any. */
    static Optional<Stage> stage(Scene scene) {
        if (scene.inContainer()) {
            return Optional.of(Stage.TRAINING);
        }
        if (scene.phase().isPresent()) {
            return scene.phase().map(Scene.Phase::stage);
        }
        if (scene.at(Where.CREATE_CALL) || scene.at(Where.SDK_LOCAL)) {
            return Optional.of(Stage.SUBMIT);
        }
        return scene.lastStage();
    }
}
