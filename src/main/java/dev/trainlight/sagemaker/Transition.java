package dev.trainlight.sagemaker;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of {@code SecondaryStatusTransitions}. AWS keeps only the latest message of each (permission-model §1.2).
 *
 * @param status secondary status, such as {@code Downloading}; AWS says that the values may change
 * @param start when it began
 * @param end when it ended; empty while it lasts
 * @param message the latest message
 */
public record Transition(String status, Optional<Instant> start, Optional<Instant> end, String message) {}
