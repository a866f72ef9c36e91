package dev.trainlight.wizard.page.job;

import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes CreateTrainingJob requests of what people have: a description of a job that ran
 * (docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html lists what a request may hold).
 */
final class JobRequests {
    private static final Set<String> REQUEST = Set.of(
            "TrainingJobName",
            "HyperParameters",
            "AlgorithmSpecification",
            "RoleArn",
            "InputDataConfig",
            "OutputDataConfig",
            "ResourceConfig",
            "VpcConfig",
            "StoppingCondition",
            "Tags",
            "EnableNetworkIsolation",
            "EnableInterContainerTrafficEncryption",
            "EnableManagedSpotTraining",
            "CheckpointConfig",
            "DebugHookConfig",
            "DebugRuleConfigurations",
            "TensorBoardOutputConfig",
            "ExperimentConfig",
            "ProfilerConfig",
            "ProfilerRuleConfigurations",
            "Environment",
            "RetryStrategy",
            "RemoteDebugConfig",
            "InfraCheckConfig",
            "SessionChainingConfig",
            "ServerlessJobConfig",
            "MlflowConfig",
            "ModelPackageConfig");

    private JobRequests() {}

    /** The request as it is; of a description only what a request may hold. */
    static ObjectNode planned(ObjectNode pasted) {
        return pasted.has("TrainingJobStatus") || pasted.has("TrainingJobArn") ? again(pasted) : pasted;
    }

    /** The same job again: what of its description a request may hold. */
    static ObjectNode again(ObjectNode description) {
        ObjectNode request = description.deepCopy();
        request.retain(REQUEST);
        return request;
    }
}
