package dev.trainlight.fix;

import dev.trainlight.diagnosis.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * The changes that settle a diagnosis: contracts.md §3, {@code trainlight/fix/1}.
 *
 * @param job name of the job, where there is one
 * @param accountId the job's account
 * @param region the job's region
 * @param role the execution role
 * @param changes one for each document, grouped by who can make it
 * @param verification the proof
 * @param remaining what this fix cannot settle, and who can
 */
public record Fix(
        Optional<String> job,
        Optional<String> accountId,
        Optional<String> region,
        Optional<String> role,
        List<Change> changes,
        Verification verification,
        List<Sentence> remaining) {}
