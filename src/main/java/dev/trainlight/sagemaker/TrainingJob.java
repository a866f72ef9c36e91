package dev.trainlight.sagemaker;

import dev.trainlight.iam.Arn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A training job, from a {@code DescribeTrainingJob} response or a {@code CreateTrainingJob} request
 * (docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeTrainingJob.html). The fields that permissions depend on
 * stand here by name; {@link #json} holds everything.
 *
 * @param planned whether it comes from a request: no such job exists (yet)
 * @param name TrainingJobName
 * @param arn TrainingJobArn, described jobs only
 * @param roleArn RoleArn, as given
 * @param status {@code InProgress}, {@code Completed}, {@code Failed}, {@code Stopping}, {@code Stopped}, {@code Deleting}
 * @param secondaryStatus the latest one
 * @param failureReason at most 1,024 characters
 * @param image TrainingImage, or empty where an algorithm is named
 * @param algorithmName AlgorithmName
 * @param channels InputDataConfig
 * @param outputPath OutputDataConfig.S3OutputPath
 * @param outputKey OutputDataConfig.KmsKeyId: id, key ARN, alias or alias ARN
 * @param volumeKey ResourceConfig.VolumeKmsKeyId, in the same forms
 * @param instanceTypes of ResourceConfig, its groups and preferences
 * @param vpc VpcConfig
 * @param networkIsolation EnableNetworkIsolation
 * @param checkpoints CheckpointConfig.S3Uri
 * @param hyperParameters HyperParameters
 * @param environment Environment
 * @param tags Tags, requests only
 * @param created CreationTime
 * @param modified LastModifiedTime
 * @param timeline SecondaryStatusTransitions in order
 * @param json the whole document
 */
public record TrainingJob(
        boolean planned,
        Optional<String> name,
        Optional<Arn> arn,
        Optional<String> roleArn,
        Optional<String> status,
        Optional<String> secondaryStatus,
        Optional<String> failureReason,
        Optional<String> image,
        Optional<String> algorithmName,
        List<Channel> channels,
        Optional<String> outputPath,
        Optional<String> outputKey,
        Optional<String> volumeKey,
        List<String> instanceTypes,
        Optional<Vpc> vpc,
        boolean networkIsolation,
        Optional<String> checkpoints,
        Map<String, String> hyperParameters,
        Map<String, String> environment,
        Map<String, String> tags,
        Optional<Instant> created,
        Optional<Instant> modified,
        List<Transition> timeline,
        JsonNode json) {

    /**
     * VpcConfig.
     *
     * @param subnets subnet ids
     * @param securityGroups security group ids
     */
    public record Vpc(List<String> subnets, List<String> securityGroups) {}

    /** Whether the job ended in failure. */
    public boolean failed() {
        return status.filter("Failed"::equals).isPresent();
    }

    /** Whether the job is still running or stopping. */
    public boolean running() {
        return status.filter(value -> value.equals("InProgress") || value.equals("Stopping"))
                .isPresent();
    }
}
