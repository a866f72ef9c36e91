package dev.trainlight.sagemaker;

import dev.trainlight.iam.Arn;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads training jobs out of AWS's JSON, as the API, the AWS CLI, the SDKs and CloudTrail write it (times as ISO text or
 * as seconds; names in PascalCase, in CloudTrail in camelCase). Fields of a wrong type are read as absent: what AWS may
 * add tomorrow must not stop a diagnosis today.
 */
public final class TrainingJobReader {
    /** Seconds until the year 10000, behind which nobody writes times. */
    private static final double END_OF_TIME = 253_402_300_800.0;

    private TrainingJobReader() {}

    /** A job from a {@code DescribeTrainingJob} response. */
    public static TrainingJob describe(JsonNode json) {
        return read(json, false);
    }

    /** A planned or refused job from a {@code CreateTrainingJob} request. */
    public static TrainingJob request(JsonNode json) {
        return read(json, true);
    }

    private static TrainingJob read(JsonNode json, boolean planned) {
        JsonNode algorithm = field(json, "AlgorithmSpecification");
        String defaultMode = text(algorithm, "TrainingInputMode").orElse("File");
        JsonNode output = field(json, "OutputDataConfig");
        JsonNode resources = field(json, "ResourceConfig");
        List<Transition> timeline = timeline(field(json, "SecondaryStatusTransitions"));
        Optional<String> last = timeline.isEmpty()
                ? Optional.empty()
                : Optional.of(timeline.getLast().status());
        return new TrainingJob(
                planned,
                text(json, "TrainingJobName"),
                text(json, "TrainingJobArn").flatMap(Arn::parse),
                text(json, "RoleArn"),
                text(json, "TrainingJobStatus"),
                text(json, "SecondaryStatus").or(() -> last),
                text(json, "FailureReason"),
                text(algorithm, "TrainingImage"),
                text(algorithm, "AlgorithmName"),
                channels(field(json, "InputDataConfig"), defaultMode),
                text(output, "S3OutputPath"),
                text(output, "KmsKeyId"),
                text(resources, "VolumeKmsKeyId"),
                instanceTypes(resources),
                vpc(field(json, "VpcConfig")),
                field(json, "EnableNetworkIsolation").asBoolean(false),
                text(field(json, "CheckpointConfig"), "S3Uri"),
                strings(field(json, "HyperParameters")),
                strings(field(json, "Environment")),
                tags(field(json, "Tags")),
                instant(field(json, "CreationTime")),
                instant(field(json, "LastModifiedTime")),
                timeline,
                json);
    }

    /** A field by its AWS name or its camelCase form; a missing node where there is none. */
    public static JsonNode field(JsonNode node, String name) {
        JsonNode found = node.path(name);
        return found.isMissingNode() && !name.isEmpty()
                ? node.path(Character.toLowerCase(name.charAt(0)) + name.substring(1))
                : found;
    }

    /** A text field that is there and not blank. */
    public static Optional<String> text(JsonNode node, String name) {
        JsonNode found = field(node, name);
        return found.isString() && !found.asString().isBlank() ? Optional.of(found.asString()) : Optional.empty();
    }

    private static List<Channel> channels(JsonNode list, String defaultMode) {
        List<Channel> channels = new ArrayList<>();
        for (JsonNode item : list) {
            JsonNode source = field(item, "DataSource");
            JsonNode s3 = field(source, "S3DataSource");
            JsonNode files = field(source, "FileSystemDataSource");
            channels.add(new Channel(
                    text(item, "ChannelName").orElse("?"),
                    s3.isObject() ? s3(s3) : files.isObject() ? fileSystem(files) : new Channel.Source.Other(),
                    text(item, "InputMode").orElse(defaultMode)));
        }
        return List.copyOf(channels);
    }

    private static Channel.Source s3(JsonNode s3) {
        String uri = text(s3, "S3Uri").orElse("");
        return new Channel.Source.S3(
                uri,
                S3Location.parse(uri),
                text(s3, "S3DataType").orElse("S3Prefix"),
                text(field(s3, "HubAccessConfig"), "HubContentArn"),
                field(field(s3, "ModelAccessConfig"), "AcceptEula").asBoolean(false));
    }

    private static Channel.Source fileSystem(JsonNode files) {
        return new Channel.Source.FileSystem(
                text(files, "FileSystemId").orElse(""),
                text(files, "FileSystemType").orElse("EFS"),
                text(files, "DirectoryPath").orElse("/"),
                text(files, "FileSystemAccessMode").orElse("ro"));
    }

    private static List<String> instanceTypes(JsonNode resources) {
        Set<String> types = new LinkedHashSet<>();
        text(resources, "InstanceType").ifPresent(types::add);
        for (String list : new String[] {"InstanceGroups", "InstancePreferences"}) {
            for (JsonNode group : field(resources, list)) {
                text(group, "InstanceType").ifPresent(types::add);
            }
        }
        return List.copyOf(types);
    }

    private static Optional<TrainingJob.Vpc> vpc(JsonNode vpc) {
        return vpc.isObject()
                ? Optional.of(new TrainingJob.Vpc(texts(field(vpc, "Subnets")), texts(field(vpc, "SecurityGroupIds"))))
                : Optional.empty();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list) {
            if (item.isString()) {
                texts.add(item.asString());
            }
        }
        return List.copyOf(texts);
    }

    private static Map<String, String> strings(JsonNode object) {
        Map<String, String> strings = new LinkedHashMap<>();
        object.properties().forEach(entry -> {
            if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                strings.put(entry.getKey(), entry.getValue().asString());
            }
        });
        return java.util.Collections.unmodifiableMap(strings);
    }

    private static Map<String, String> tags(JsonNode list) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (JsonNode tag : list) {
            text(tag, "Key").ifPresent(key -> tags.put(key, field(tag, "Value").asString("")));
        }
        return java.util.Collections.unmodifiableMap(tags);
    }

    private static List<Transition> timeline(JsonNode list) {
        List<Transition> timeline = new ArrayList<>();
        for (JsonNode item : list) {
            timeline.add(new Transition(
                    text(item, "Status").orElse(""),
                    instant(field(item, "StartTime")),
                    instant(field(item, "EndTime")),
                    text(item, "StatusMessage").orElse("")));
        }
        return List.copyOf(timeline);
    }

    /** A time as ISO text with any offset, or as seconds since 1970; empty where it is neither. */
    public static Optional<Instant> instant(JsonNode node) {
        try {
            if (node.isNumber()) {
                double seconds = node.asDouble(Double.NaN);
                return Math.abs(seconds) < END_OF_TIME
                        ? Optional.of(Instant.ofEpochMilli(Math.round(seconds * 1000)))
                        : Optional.empty();
            }
            if (node.isString()) {
                return Optional.of(OffsetDateTime.parse(node.asString().replace(' ', 'T'), OFFSETS)
                        .toInstant());
            }
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        } catch (DateTimeException | ArithmeticException outOfRange) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static final DateTimeFormatter OFFSETS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSSSSSSSS][.SSSSSS][.SSS][XXX][XX][X]");
}
