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

    /** One that the words usually mean. */
    static LookAlikeReading inferred(
            String rule, LookAlikeKind kind, Optional<Stage> stage, String advice, TextSpan words) {
        return of(rule, kind, stage, Confidence.INFERRED, advice, words);
    }

    /** The same where the stage is certain. */
    static LookAlikeReading inferred(String rule, LookAlikeKind kind, Stage stage, String advice, TextSpan words) {
        return inferred(rule, kind, Optional.of(stage), advice, words);
    }

    /** One that the words state. */
    static LookAlikeReading stated(
            String rule, LookAlikeKind kind, Optional<Stage> stage, String advice, TextSpan words) {
        return of(rule, kind, stage, Confidence.STATED, advice, words);
    }

    private static LookAlikeReading of(
            String rule,
            LookAlikeKind kind,
            Optional<Stage> stage,
            Confidence confidence,
            String advice,
            TextSpan words) {
        return new LookAlikeReading(
                rule, kind, stage, confidence, Sentence.of(advice), List.of(words), List.of(), Optional.empty());
    }

    /** The same with something else that it can be, and what tells them apart. */
    LookAlikeReading or(Reading alternative, String separatorKey) {
        return new LookAlikeReading(
                rule,
                kind,
                stage,
                confidence,
                advice,
                evidence,
                List.of(alternative),
                Optional.of(Sentence.of(separatorKey)));
    }

    @Override
    public Sentence sentence() {
        return advice;
    }
}
