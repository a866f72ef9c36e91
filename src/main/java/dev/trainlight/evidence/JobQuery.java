package dev.trainlight.evidence;

import java.util.Optional;

/**
 * Which jobs to list.
 *
 * @param nameContains a part of the name, as SageMaker filters it
 * @param status a TrainingJobStatus
 * @param limit at most so many
 */
public record JobQuery(Optional<String> nameContains, Optional<String> status, int limit) {
    /** The newest jobs, whatever their name and status. */
    public static JobQuery newest(int limit) {
        return new JobQuery(Optional.empty(), Optional.empty(), limit);
    }
}
