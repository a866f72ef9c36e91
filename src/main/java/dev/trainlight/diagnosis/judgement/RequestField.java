package dev.trainlight.diagnosis.judgement;

import dev.trainlight.iam.Decision;
import dev.trainlight.iam.Explanation;
import dev.trainlight.iam.Layer;
import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.PolicySet;
import dev.trainlight.iam.Slot;
import dev.trainlight.iam.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The field of the CreateTrainingJob request that a guardrail asks for: then the cure is the request and no policy
 * (permission-model §2, table of keys; §5.6, UPL-06, UPL-07).
 *
 * @param name the field, empty where no field decides
 * @param key the condition key that reads it
 */
record RequestField(Optional<String> name, Optional<String> key) {
    private static final RequestField NONE = new RequestField(Optional.empty(), Optional.empty());

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("sagemaker:vpcsubnets", "VpcConfig.Subnets"),
            Map.entry("sagemaker:vpcsecuritygroupids", "VpcConfig.SecurityGroupIds"),
            Map.entry("sagemaker:networkisolation", "EnableNetworkIsolation"),
            Map.entry("sagemaker:intercontainertrafficencryption", "EnableInterContainerTrafficEncryption"),
            Map.entry("sagemaker:instancetypes", "ResourceConfig.InstanceType"),
            Map.entry("sagemaker:enableremotedebug", "RemoteDebugConfig.EnableRemoteDebug"),
            Map.entry("sagemaker:volumekmskeyarn", "ResourceConfig.VolumeKmsKeyId"),
            Map.entry("sagemaker:volumekmskey", "ResourceConfig.VolumeKmsKeyId"),
            Map.entry("sagemaker:outputkmskeyarn", "OutputDataConfig.KmsKeyId"),
            Map.entry("sagemaker:outputkmskey", "OutputDataConfig.KmsKeyId"),
            Map.entry("sagemaker:keepaliveperiod", "ResourceConfig.KeepAlivePeriodInSeconds"),
            Map.entry("sagemaker:maxruntimeinseconds", "StoppingCondition.MaxRuntimeInSeconds"),
            Map.entry("sagemaker:filesystemid", "FileSystemDataSource.FileSystemId"),
            Map.entry("sagemaker:filesystemaccessmode", "FileSystemDataSource.FileSystemAccessMode"),
            Map.entry("sagemaker:filesystemdirectorypath", "FileSystemDataSource.DirectoryPath"),
            Map.entry("sagemaker:filesystemtype", "FileSystemDataSource.FileSystemType"),
            Map.entry("aws:tagkeys", "Tags"),
            Map.entry("s3:x-amz-server-side-encryption", "OutputDataConfig.KmsKeyId"),
            Map.entry("s3:x-amz-server-side-encryption-aws-kms-key-id", "OutputDataConfig.KmsKeyId"));

    boolean decides() {
        return name.isPresent();
    }

    /** The field behind an explicit denial's conditions, or behind the condition that an Allow missed by. */
    static RequestField of(Refusal refusal, Optional<Explanation.NearMiss> nearMiss) {
        if (refusal.explicit()) {
            return refusal.statement()
                    .flatMap(statement -> find(refusal.examination().check().policies(), statement))
                    .map(statement -> statement.conditions().stream()
                            .map(Statement.ConditionElement::key)
                            .map(RequestField::field)
                            .filter(RequestField::decides)
                            .findFirst()
                            .orElse(NONE))
                    .orElse(NONE);
        }
        return nearMiss.flatMap(near -> near.element().conditionKey())
                .map(RequestField::field)
                .orElse(NONE);
    }

    private static RequestField field(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        if (lower.startsWith("aws:requesttag/")) {
            return new RequestField(Optional.of("Tags"), Optional.of(key));
        }
        return Optional.ofNullable(FIELDS.get(lower))
                .map(name -> new RequestField(Optional.of(name), Optional.of(key)))
                .orElse(NONE);
    }

    private static Optional<Statement> find(PolicySet policies, Decision.DecidingStatement deciding) {
        return policies(policies, deciding.layer())
                .filter(policy -> policy.name().equals(deciding.policy())
                        || policy.arn().filter(deciding.policy()::equals).isPresent())
                .flatMap(policy -> policy.document().toOptional().stream())
                .flatMap(document -> document.statements().stream())
                .filter(statement -> statement.index() == deciding.index())
                .filter(statement -> statement.position().equals(deciding.position()))
                .findFirst();
    }

    private static Stream<NamedPolicy> policies(PolicySet policies, Layer layer) {
        return switch (layer) {
            case IDENTITY -> list(policies.identity());
            case SESSION -> list(policies.session());
            case ENDPOINT -> list(policies.endpoints());
            case BOUNDARY -> policies.boundary().toOptional().stream();
            case RESOURCE -> policies.resource().toOptional().stream();
            case SCP -> policies.scps().orElse(List.of()).stream().flatMap(List::stream);
            case RCP -> policies.rcps().orElse(List.of()).stream().flatMap(List::stream);
        };
    }

    private static Stream<NamedPolicy> list(Slot<List<NamedPolicy>> slot) {
        return slot.orElse(List.of()).stream();
    }
}
