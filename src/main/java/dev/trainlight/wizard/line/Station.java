package dev.trainlight.wizard.line;

import dev.trainlight.sagemaker.Stage;
import dev.trainlight.wizard.control.Signal;
import java.time.Duration;
import java.util.Optional;

/**
 * One station of the line.
 *
 * @param stage which stage it stands for
 * @param signal what its signal shows
 * @param duration how long the job was there, from the job's own transitions; empty where they do not say
 * @param ahead whether the job has yet to come here: what blocks it has not happened
 * @param checks how many permissions are checked for it
 */
public record Station(Stage stage, Signal signal, Optional<Duration> duration, boolean ahead, int checks) {}
