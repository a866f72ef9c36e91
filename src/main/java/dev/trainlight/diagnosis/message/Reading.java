package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Optional;

/** One thing that a text can mean. */
public sealed interface Reading permits Denial, LookAlikeReading, Unclear {
    /** Rule id of permission-model.md ({@code DAT-02}, {@code F10}), or {@code L-…} for a look-alike that has none there. */
    String rule();

    /** The stage in which it happened; empty where the text belongs to none (a Studio page, a Git host). */
    Optional<Stage> stage();

    /** {@code STATED} where the text says so itself, {@code INFERRED} where it is what the text typically means. */
    Confidence confidence();

    /** What it says, or what to do next, in one plain sentence. */
    Sentence sentence();

    /** The telling words, in offsets of the text as it was given; the first is the most telling. */
    List<TextSpan> evidence();

    /** What else the same words can mean, the likeliest first. */
    List<Reading> alternatives();

    /** The one piece of evidence that would tell this reading and its alternatives apart; empty where there are none. */
    Optional<Sentence> separator();
}
