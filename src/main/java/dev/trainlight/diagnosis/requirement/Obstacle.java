package dev.trainlight.diagnosis.requirement;

import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.sagemaker.Stage;

/**
 * Something in the case that stops the job and is no permission: a disabled key, a bucket in another region.
 *
 * @param rule id in permission-model.md
 * @param stage the stage that it stops
 * @param kind what it is
 * @param advice what it is and what to do next
 */
public record Obstacle(String rule, Stage stage, LookAlikeKind kind, Sentence advice) {}
