package dev.trainlight.sagemaker;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A training job in the form of a CreateTrainingJob request (sagemaker/latest/APIReference/API_CreateTrainingJob.html):
 * what DescribeTrainingJob says besides is left out, names that CloudTrail writes in camelCase get their capitals.
 */
public final class RequestForm {
    /** The fields of a request. */
    private static final List<String> FIELDS = List.of(
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

    /** Maps whose keys are the user's own. */
    private static final Set<String> OWN_KEYS =
            Set.of("HyperParameters", "Environment", "RuleParameters", "CollectionParameters", "ProfilingParameters");

    private static final int LONGEST_NAME = 63;

    private RequestForm() {}

    /** The job as it stands in a case, with AWS's capitals and every field that it came with. */
    public static ObjectNode pascal(JsonNode job) {
        return (ObjectNode) capitals(job);
    }

    /**
     * The request that starts the job again. A job that exists keeps its name for itself, so that the request gets the
     * next one.
     *
     * @param planned whether no such job exists
     */
    public static ObjectNode request(JsonNode job, boolean planned) {
        ObjectNode all = pascal(job);
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        for (String field : FIELDS) {
            if (all.hasNonNull(field)
                    && !(all.path(field).isArray() && all.path(field).isEmpty())) {
                request.set(field, all.get(field));
            }
        }
        if (!planned && request.has("TrainingJobName")) {
            request.put("TrainingJobName", next(request.path("TrainingJobName").asString("")));
        }
        return request;
    }

    private static String next(String name) {
        String suffix = "-again";
        return name.substring(0, Math.min(name.length(), LONGEST_NAME - suffix.length())) + suffix;
    }

    private static JsonNode capitals(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(capitals(item)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(entry -> {
            String name = entry.getKey();
            String capital = name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            copy.set(capital, OWN_KEYS.contains(capital) ? entry.getValue().deepCopy() : capitals(entry.getValue()));
        });
        return copy;
    }
}
