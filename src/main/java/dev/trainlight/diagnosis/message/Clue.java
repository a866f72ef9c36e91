package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.LookAlikeKind;
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

    void find(Scan scan) {
        for (String word : words) {
            scan.each(word, at -> {
                if (near.isEmpty() || scan.has(at - NEAR, at + NEAR, near)) {
                    add(scan, at, word.length());
                }
            });
        }
    }

    private void add(Scan scan, int at, int length) {
        int start = scan.text().sentenceStart(at);
        int end = scan.text().sentenceEnd(at + length);
        Optional<Stage> where = stage.or(() -> stage(scan.scene(at)));
        TextSpan span = scan.span(start, end);
        Reading reading = weight == Weight.STATED
                ? LookAlikeReading.stated(rule, kind, where, advice, span)
                : LookAlikeReading.inferred(rule, kind, where, advice, span);
        scan.add(reading, weight, start, end);
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
