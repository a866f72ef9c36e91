package dev.trainlight.aws.collect;

import dev.trainlight.sagemaker.ImageUri;
import dev.trainlight.sagemaker.S3Location;
import dev.trainlight.sagemaker.TrainingJob;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a job's fields name, and so what evidence is needed about (permission-model §11).
 *
 * @param buckets names of buckets: channels, output, checkpoints, debugger and profiler output, script source
 * @param keys KMS keys in whatever form
 * @param images images in private ECR registries
 * @param vpc subnets and security groups
 * @param fileSystems EFS file systems by id
 * @param functions Lambda functions that hand out registry credentials
 * @param ruleJobs processing jobs of debugger and profiler rules
 */
record NamedResources(
        Set<String> buckets,
        Set<String> keys,
        Set<ImageUri> images,
        Optional<TrainingJob.Vpc> vpc,
        Set<String> fileSystems,
        Set<String> functions,
        Set<String> ruleJobs) {

    /** Everything that the job names. */
    static NamedResources of(TrainingJob job) {
        NamedResources named = new NamedResources(
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                job.vpc(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>());
        named.read("", job.json());
        return named;
    }

    private void read(String field, JsonNode node) {
        if (node.isObject()) {
            if (node.path("FileSystemType").asString("").equals("FSxLustre")) {
                return;
            }
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                read(entry.getKey(), entry.getValue());
            }
        } else if (node.isArray()) {
            node.forEach(item -> read(field, item));
        } else if (node.isString() && !node.asString().isBlank()) {
            text(field, unquoted(node.asString()));
        }
    }

    private void text(String field, String value) {
        S3Location.parse(value).map(S3Location::bucket).ifPresent(buckets::add);
        ImageUri.parse(value).ifPresent(images::add);
        String name = field.toLowerCase(java.util.Locale.ROOT);
        if (name.endsWith("kmskeyid")) {
            keys.add(value);
        } else if (name.equals("filesystemid") && value.startsWith("fs-")) {
            fileSystems.add(value);
        } else if (name.equals("trainingrepositorycredentialsproviderarn")) {
            functions.add(value);
        } else if (name.equals("ruleevaluationjobarn")) {
            ruleJobs.add(value);
        }
    }

    /** Hyperparameters carry JSON texts: {@code "s3://bucket/source.tar.gz"} with its quotes. */
    private static String unquoted(String text) {
        String bare = text.strip();
        return bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")
                ? bare.substring(1, bare.length() - 1)
                : bare;
    }

    /** The subnets, or none. */
    List<String> subnets() {
        return vpc.map(TrainingJob.Vpc::subnets).orElse(List.of());
    }
}
