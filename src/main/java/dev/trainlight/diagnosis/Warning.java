package dev.trainlight.diagnosis;

import dev.trainlight.sagemaker.Stage;
import java.util.Optional;

/**
 * What is wrong but stops nothing.
 *
 * @param rule id in permission-model.md, or of the linter
 * @param stage where it shows
 * @param text one plain sentence
 */
public record Warning(String rule, Optional<Stage> stage, Sentence text) {}
