package dev.trainlight.fix.remedy;

import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.Resource;
import dev.trainlight.evidence.VpcEndpoint;
import dev.trainlight.fix.remedy.Wish.Wanted;
import dev.trainlight.sagemaker.S3Location;
import dev.trainlight.sagemaker.TrainingJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Meets a guard's wish in the training job's request: which field a condition key reads (permission-model §2, table of
 * keys), and a value for it that the case knows. Where the case knows none, the wish is still named, for a person to meet.
 */
public final class RequestEdits {
    private final Case evidence;
    private final TrainingJob job;

    public RequestEdits(Case evidence, TrainingJob job) {
        this.evidence = evidence;
        this.job = job;
    }

    /**
     * A change of the request.
     *
     * @param field the field that changes, as AWS names it
     * @param value its new value in words
     * @param edit changes the request
     */
    public record Edit(String field, String value, Consumer<ObjectNode> edit) {}

    /** The field of the request that the key reads; empty where no field of a request moves it. */
    public static Optional<String> field(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        if (lower.startsWith("aws:requesttag/")) {
            return Optional.of("Tags");
        }
        return Optional.ofNullable(
                switch (lower) {
                    case "sagemaker:vpcsubnets", "sagemaker:vpcsecuritygroupids", "aws:sourcevpc", "aws:sourcevpce" ->
                        "VpcConfig";
                    case "sagemaker:volumekmskey", "sagemaker:volumekmskeyarn" -> "ResourceConfig.VolumeKmsKeyId";
                    case "sagemaker:outputkmskey",
                            "sagemaker:outputkmskeyarn",
                            "s3:x-amz-server-side-encryption",
                            "s3:x-amz-server-side-encryption-aws-kms-key-id" -> "OutputDataConfig.KmsKeyId";
                    case "sagemaker:networkisolation" -> "EnableNetworkIsolation";
                    case "sagemaker:intercontainertrafficencryption" -> "EnableInterContainerTrafficEncryption";
                    case "sagemaker:enableremotedebug" -> "RemoteDebugConfig.EnableRemoteDebug";
                    case "sagemaker:instancetypes" -> "ResourceConfig.InstanceType";
                    case "sagemaker:maxruntimeinseconds" -> "StoppingCondition.MaxRuntimeInSeconds";
                    case "sagemaker:keepaliveperiod" -> "ResourceConfig.KeepAlivePeriodInSeconds";
                    default -> null;
                });
    }

    /** The change that meets the wish; empty where the case knows no value for it. */
    public Optional<Edit> meet(Wish wish, String resource) {
        String key = wish.key().toLowerCase(Locale.ROOT);
        if (key.startsWith("aws:requesttag/")) {
            return tag(wish.key().substring("aws:requesttag/".length()), wish.wanted());
        }
        return switch (key) {
            case "sagemaker:vpcsubnets" -> vpc(wish.wanted(), "subnet/");
            case "sagemaker:vpcsecuritygroupids" -> vpc(wish.wanted(), "security-group/");
            case "aws:sourcevpc", "aws:sourcevpce" -> vpcOf(wish.wanted());
            case "sagemaker:volumekmskey", "sagemaker:volumekmskeyarn" ->
                keyArn(wish.wanted(), Optional.empty()).map(arn -> set("ResourceConfig", "VolumeKmsKeyId", arn));
            case "sagemaker:outputkmskey",
                    "sagemaker:outputkmskeyarn",
                    "s3:x-amz-server-side-encryption-aws-kms-key-id" ->
                keyArn(wish.wanted(), bucketKey(resource)).map(arn -> set("OutputDataConfig", "KmsKeyId", arn));
            case "s3:x-amz-server-side-encryption" -> encrypted(wish.wanted(), resource);
            case "sagemaker:networkisolation" -> flag(wish.wanted(), "EnableNetworkIsolation");
            case "sagemaker:intercontainertrafficencryption" ->
                flag(wish.wanted(), "EnableInterContainerTrafficEncryption");
            case "sagemaker:enableremotedebug" ->
                bool(wish.wanted())
                        .map(on -> new Edit(
                                "RemoteDebugConfig.EnableRemoteDebug",
                                on.toString(),
                                request -> request.withObjectProperty("RemoteDebugConfig")
                                        .put("EnableRemoteDebug", on)));
            case "sagemaker:instancetypes" -> instanceType(wish.wanted());
            case "sagemaker:maxruntimeinseconds" -> number(wish.wanted(), "StoppingCondition", "MaxRuntimeInSeconds");
            case "sagemaker:keepaliveperiod" -> number(wish.wanted(), "ResourceConfig", "KeepAlivePeriodInSeconds");
            default -> Optional.empty();
        };
    }

    private static Edit set(String object, String name, String value) {
        return new Edit(
                object + "." + name,
                value,
                request -> request.withObjectProperty(object).put(name, value));
    }

    private static Optional<Boolean> bool(Wanted wanted) {
        return wanted instanceof Wanted.OneOf(List<String> values) && values.size() == 1
                ? Optional.of(Boolean.parseBoolean(values.getFirst()))
                : Optional.empty();
    }

    private static Optional<Edit> flag(Wanted wanted, String name) {
        Optional<Boolean> value = wanted instanceof Wanted.Present ? Optional.of(true) : bool(wanted);
        return value.map(on -> new Edit(name, on.toString(), request -> request.put(name, on)));
    }

    private static Optional<Edit> number(Wanted wanted, String object, String name) {
        Optional<Long> number = switch (wanted) {
            case Wanted.AtMost(long most) -> Optional.of(most);
            case Wanted.AtLeast(long least) -> Optional.of(least);
            case Wanted.Present _, Wanted.OneOf _ -> Optional.empty();
        };
        return number.filter(value -> value > 0)
                .map(value -> new Edit(
                        object + "." + name,
                        value.toString(),
                        request -> request.withObjectProperty(object).put(name, value)));
    }

    private Optional<Edit> instanceType(Wanted wanted) {
        return exact(wanted)
                .map(type -> new Edit("ResourceConfig.InstanceType", type, request -> {
                    ObjectNode resources = request.withObjectProperty("ResourceConfig");
                    resources.remove("InstanceGroups");
                    resources.put("InstanceType", type);
                }));
    }

    private static Optional<Edit> tag(String name, Wanted wanted) {
        return exact(wanted)
                .map(value -> new Edit("Tags", name + "=" + value, request -> {
                    ArrayNode tags = request.path("Tags") instanceof ArrayNode list ? list : request.putArray("Tags");
                    for (int i = tags.size() - 1; i >= 0; i--) {
                        if (tags.path(i).path("Key").asString("").equalsIgnoreCase(name)) {
                            tags.remove(i);
                        }
                    }
                    tags.addObject().put("Key", name).put("Value", value);
                }));
    }

    /** The first value without wildcards: a pattern does not say which value is meant. */
    static Optional<String> exact(Wanted wanted) {
        return wanted instanceof Wanted.OneOf(List<String> values)
                ? values.stream()
                        .filter(value -> value.indexOf('*') < 0 && value.indexOf('?') < 0 && !value.isBlank())
                        .findFirst()
                : Optional.empty();
    }

    private Optional<String> keyArn(Wanted wanted, Optional<String> otherwise) {
        return exact(wanted)
                .filter(arn -> arn.startsWith("arn:"))
                .or(() -> wanted instanceof Wanted.Present ? otherwise : Optional.empty());
    }

    private Optional<Edit> encrypted(Wanted wanted, String resource) {
        return exact(wanted)
                .filter("aws:kms"::equals)
                .or(() -> wanted instanceof Wanted.Present ? Optional.of("aws:kms") : Optional.empty())
                .flatMap(_ -> bucketKey(resource))
                .map(arn -> set("OutputDataConfig", "KmsKeyId", arn));
    }

    /** The key that the bucket encrypts with by itself. */
    private Optional<String> bucketKey(String resource) {
        return evidence.resource(Remedies.bucket(resource))
                .or(() -> job.outputPath()
                        .flatMap(S3Location::parse)
                        .flatMap(location -> evidence.resource(
                                location.bucketArn(evidence.partition().orElse("aws")))))
                .flatMap(bucket -> bucket.text("encryptionKeyArn").toOptional());
    }

    /** Subnets and security groups of one VPC, those of the guard's list where it has one. */
    private Optional<Edit> vpc(Wanted wanted, String kind) {
        List<String> listed = wanted instanceof Wanted.OneOf(List<String> values) ? values : List.of();
        for (Network network : networks().values()) {
            List<String> own = kind.equals("subnet/") ? network.subnets() : network.groups();
            List<String> fitting = listed.isEmpty()
                    ? own
                    : own.stream().filter(listed::contains).toList();
            if (!fitting.isEmpty() && network.complete()) {
                List<String> subnets = kind.equals("subnet/") ? fitting : network.subnets();
                List<String> groups = kind.equals("subnet/") ? network.groups() : fitting;
                return Optional.of(vpcConfig(subnets, groups));
            }
        }
        return Optional.empty();
    }

    /** The VPC that a bucket's guard names, by itself or by its endpoint, for a job that runs outside of any. */
    private Optional<Edit> vpcOf(Wanted wanted) {
        if (job.vpc().isPresent() || !(wanted instanceof Wanted.OneOf(List<String> values))) {
            return Optional.empty();
        }
        for (String value : values) {
            Optional<String> vpc = evidence.vpcEndpoints().orElse(List.of()).stream()
                    .filter(endpoint -> endpoint.id().equals(value))
                    .map(VpcEndpoint::vpcId)
                    .findFirst()
                    .or(() -> Optional.of(value));
            Network network = networks().get(vpc.get());
            if (network != null && network.complete()) {
                return Optional.of(vpcConfig(network.subnets(), network.groups()));
            }
        }
        return Optional.empty();
    }

    private static Edit vpcConfig(List<String> subnets, List<String> groups) {
        return new Edit("VpcConfig", String.join(", ", subnets), request -> {
            ObjectNode config = request.putObject("VpcConfig");
            ArrayNode groupNode = config.putArray("SecurityGroupIds");
            groups.forEach(groupNode::add);
            ArrayNode subnetNode = config.putArray("Subnets");
            subnets.forEach(subnetNode::add);
        });
    }

    private record Network(List<String> subnets, List<String> groups) {
        boolean complete() {
            return !subnets.isEmpty() && !groups.isEmpty();
        }
    }

    /** The subnets and security groups that the case knows, by VPC. */
    private Map<String, Network> networks() {
        Map<String, Network> networks = new LinkedHashMap<>();
        for (Resource resource : evidence.resources().orElse(List.of())) {
            String arn = resource.arn();
            String id = arn.substring(arn.lastIndexOf('/') + 1);
            resource.text("vpcId").toOptional().ifPresent(vpc -> {
                Network network =
                        networks.computeIfAbsent(vpc, key -> new Network(new ArrayList<>(), new ArrayList<>()));
                if (arn.contains(":subnet/")) {
                    network.subnets().add(id);
                } else if (arn.contains(":security-group/")) {
                    network.groups().add(id);
                }
            });
        }
        return networks;
    }

    /** The value of a tag that a guard asks of the role itself: {@code aws:PrincipalTag/NAME}. */
    public static Optional<Map.Entry<String, String>> roleTag(Wish wish) {
        String prefix = "aws:principaltag/";
        return wish.key().toLowerCase(Locale.ROOT).startsWith(prefix)
                ? exact(wish.wanted()).map(value -> Map.entry(wish.key().substring(prefix.length()), value))
                : Optional.empty();
    }
}
