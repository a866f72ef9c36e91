package dev.trainlight.diagnosis;

import dev.trainlight.sagemaker.Stage;
import java.util.Optional;

/**
 * Something that looks like a permission problem and is none.
 *
 * @param kind what it is
 * @param stage the stage that it stopped, where known
 * @param advice what to do next
 */
public record LookAlike(LookAlikeKind kind, Optional<Stage> stage, Sentence advice) {}
