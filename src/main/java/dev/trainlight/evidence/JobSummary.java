package dev.trainlight.evidence;

import java.time.Instant;
import java.util.Optional;

/**
 * A line of the job list.
 *
 * @param name TrainingJobName
 * @param arn TrainingJobArn
 * @param status TrainingJobStatus
 * @param secondaryStatus where known
 * @param created CreationTime
 * @param ended TrainingEndTime
 * @param modified LastModifiedTime
 * @param roleArn where known: the list of jobs does not say it
 */
public record JobSummary(
        String name,
        String arn,
        String status,
        Optional<String> secondaryStatus,
        Instant created,
        Optional<Instant> ended,
        Optional<Instant> modified,
        Optional<String> roleArn) {}
