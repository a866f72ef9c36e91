package dev.trainlight.wizard.page.job;

import dev.trainlight.evidence.JobSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of the job list.
 *
 * @param job the job
 * @param status its kind of status
 * @param searched what a filter looks in, in lower case
 */
public record JobRow(JobSummary job, JobStatus status, String searched) {
    static JobRow of(JobSummary job) {
        return new JobRow(
                job,
                JobStatus.of(job.status()),
                (job.name() + " " + job.roleArn().orElse("")).toLowerCase(Locale.ROOT));
    }

    /** How long it ran, or has run until now. */
    public Duration length(Instant now) {
        Instant end = job.ended().orElse(status == JobStatus.RUNNING ? now : job.created());
        return Duration.between(job.created(), end);
    }

    /** The role's name without its path; empty where the list does not say it. */
    public Optional<String> role() {
        return job.roleArn().map(arn -> arn.substring(arn.lastIndexOf('/') + 1));
    }
}
