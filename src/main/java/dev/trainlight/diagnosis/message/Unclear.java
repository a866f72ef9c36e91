package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Optional;

/**
 * A text that says that something failed and not what: a tuning job whose training jobs failed, a bare "Access Denied"
 * of nobody. The verdict is undetermined; {@code separator} names the one piece of evidence that settles it.
 *
 * @param rule {@code L-…}
 * @param stage the stage in which it happened, where the text tells that much
 * @param sentence what the text says and what it leaves out
 * @param evidence the telling words
 * @param alternatives what it can be, the likeliest first; may be empty
 * @param separator always present
 */
public record Unclear(
        String rule,
        Optional<Stage> stage,
        Sentence sentence,
        List<TextSpan> evidence,
        List<Reading> alternatives,
        Optional<Sentence> separator)
        implements Reading {
    public Unclear {
        evidence = List.copyOf(evidence);
        alternatives = List.copyOf(alternatives);
        if (separator.isEmpty()) {
            throw new IllegalArgumentException("an unclear reading names what would settle it");
        }
    }

    /** With one telling stretch of words. */
    static Unclear of(
            String rule,
            Optional<Stage> stage,
            Sentence sentence,
            TextSpan words,
            List<? extends Reading> candidates,
            Sentence separator) {
        return new Unclear(rule, stage, sentence, List.of(words), List.copyOf(candidates), Optional.of(separator));
    }

    @Override
    public Confidence confidence() {
        return Confidence.INFERRED;
    }
}
