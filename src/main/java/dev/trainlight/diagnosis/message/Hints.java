package dev.trainlight.diagnosis.message;

import dev.trainlight.evidence.Where;
import dev.trainlight.sagemaker.Stage;
import java.util.Optional;

/**
 * What is known beside the text and helps to attribute it. Every part may be empty; nothing here is needed.
 *
 * @param where where the text stood
 * @param lastStage the stage in which the job's own timeline ends (permission-model §1.3)
 * @param caller ARN of whoever calls CreateTrainingJob
 * @param executionRole ARN of the job's role
 * @param region where the job runs
 * @param accountId the job's account
 * @param usesVpc whether the job names subnets
 * @param networkIsolation whether the container is cut off from the network and from AWS credentials
 */
public record Hints(
        Optional<Where> where,
        Optional<Stage> lastStage,
        Optional<String> caller,
        Optional<String> executionRole,
        Optional<String> region,
        Optional<String> accountId,
        Optional<Boolean> usesVpc,
        Optional<Boolean> networkIsolation) {

    /** Nothing is known beside the text. */
    public static Hints none() {
        return at(Optional.empty());
    }

    /** Only the place is known, or not even that. */
    public static Hints at(Optional<Where> where) {
        return new Hints(
                where,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
