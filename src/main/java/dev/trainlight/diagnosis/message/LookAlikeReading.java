package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Optional;

/**
 * Something other than a permission (permission-model §6).
 *
 * @param rule {@code F2} … {@code F15} of permission-model §6, or {@code L-…}
 * @param kind what it is
 * @param stage the stage that it stopped
 * @param confidence whether the text says so or it is inferred
 * @param advice what it is and what to do next, in plain words
 * @param evidence the telling words
 * @param alternatives what else it can be; denials among them where a policy can cause the same text
 * @param separator what tells them apart
 */
public record LookAlikeReading(
        String rule,
        LookAlikeKind kind,
        Optional<Stage> stage,
        Confidence confidence,
        Sentence advice,
        List<TextSpan> evidence,
        List<Reading> alternatives,
        Optional<Sentence> separator)
        implements Reading {
    public LookAlikeReading {
        evidence = List.copyOf(evidence);
        alternatives = List.copyOf(alternatives);
    }

    @Override
    public Sentence sentence() {
        return advice;
    }
}
