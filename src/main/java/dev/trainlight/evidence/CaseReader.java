package dev.trainlight.evidence;

import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.Slot;
import dev.trainlight.sagemaker.TrainingJobReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads cases: contracts.md §1. Fields that it does not know are kept in {@link Case#json}; a newer major version is
 * refused; a policy that is no policy becomes an unknown with a gap that says where it is wrong.
 */
public final class CaseReader {
    /** The largest case file that is read, in bytes. A full collection of a large account stays below 10 MB. */
    public static final long MAX_BYTES = 64L * 1024 * 1024;

    private static final Pattern SCHEMA = Pattern.compile("trainlight/case/(\\d+)");

    private CaseReader() {}

    /**
     * Reads a file.
     *
     * @throws IOException where the file cannot be read
     * @throws CaseFormatException where it is no case
     */
    public static Case read(Path file) throws IOException, CaseFormatException {
        long size = Files.size(file);
        if (size > MAX_BYTES) {
            throw new CaseFormatException(
                    "case.large", Optional.empty(), size / (1024 * 1024), MAX_BYTES / (1024 * 1024));
        }
        return of(Json.parse(Files.readAllBytes(file)));
    }

    /**
     * Reads a text.
     *
     * @throws CaseFormatException where it is no case
     */
    public static Case read(String text) throws CaseFormatException {
        return of(Json.parse(text));
    }

    /**
     * Reads a tree. The case keeps the tree: do not change it afterwards, change a deep copy.
     *
     * @throws CaseFormatException where it is no case
     */
    public static Case of(JsonNode tree) throws CaseFormatException {
        if (!(tree instanceof ObjectNode json)) {
            throw new CaseFormatException("case.object", Optional.empty());
        }
        checkSchema(json.path("schema"));
        return new Reading(json).read();
    }

    private static void checkSchema(JsonNode schema) throws CaseFormatException {
        if (!schema.isString()) {
            throw new CaseFormatException("case.schema.missing", Optional.empty(), Case.SCHEMA);
        }
        Matcher matcher = SCHEMA.matcher(schema.asString());
        if (!matcher.matches()) {
            throw new CaseFormatException("case.schema.other", Optional.empty(), schema.asString());
        }
        if (!matcher.group(1).equals("1")) {
            throw new CaseFormatException("case.schema.newer", Optional.empty(), schema.asString(), Case.SCHEMA);
        }
    }

    /** One reading, which gathers the gaps that it finds. */
    private static final class Reading {
        private final ObjectNode json;
        private final PolicyReader policies = new PolicyReader();

        Reading(ObjectNode json) {
            this.json = json;
        }

        Case read() {
            JsonNode principals = json.path("principals");
            JsonNode organization = json.path("organization");
            Slot<Principal> caller = principal(principals, Principal.CALLER);
            Slot<Principal> role = principal(principals, Principal.EXECUTION_ROLE);
            Slot<List<List<NamedPolicy>>> scps = levels(organization, "serviceControlPolicies");
            Slot<List<List<NamedPolicy>>> rcps = levels(organization, "resourceControlPolicies");
            Slot<List<Resource>> resources = list(json.path("resources"), this::resource);
            Slot<List<VpcEndpoint>> endpoints = list(json.path("vpcEndpoints"), this::endpoint);
            return new Case(
                    Optional.of(json.path("id"))
                            .filter(node -> node.isValueNode() && !node.isNull())
                            .map(JsonNode::asString),
                    TrainingJobReader.instant(json.path("collectedAt")),
                    text("partition"),
                    text("region"),
                    text("accountId"),
                    object(json.path("trainingJob")).map(TrainingJobReader::describe),
                    object(json.path("createTrainingJobRequest")).map(TrainingJobReader::request),
                    text("message"),
                    text("where").flatMap(Where::of),
                    caller,
                    role,
                    scps,
                    rcps,
                    resources,
                    endpoints,
                    list(json.path("cloudTrailEvents"), CaseEvents::cloudTrail),
                    list(json.path("logEvents"), CaseEvents::log),
                    gaps(),
                    json);
        }

        private List<Gap> gaps() {
            List<Gap> gaps = new java.util.ArrayList<>();
            for (JsonNode gap : json.path("gaps")) {
                gaps.add(new Gap(
                        gap.path("evidence").asString(""),
                        TrainingJobReader.text(gap, "resource"),
                        TrainingJobReader.text(gap, "call"),
                        gap.path("reason").asString("")));
            }
            gaps.addAll(policies.gaps());
            return List.copyOf(gaps);
        }

        private Slot<Principal> principal(JsonNode principals, String name) {
            return object(principals.isNull() ? principals : principals.path(name))
                    .map(node -> {
                        String owner = TrainingJobReader.text(node, "arn").orElse(name);
                        return new Principal(
                                TrainingJobReader.text(node, "arn"),
                                TrainingJobReader.text(node, "roleId"),
                                TrainingJobReader.text(node, "type"),
                                TrainingJobReader.text(node, "sessionName"),
                                object(node.path("tags")).map(CaseEvents::strings),
                                policies.list(node.path("identityPolicies"), owner),
                                policies.named(node.path("permissionsBoundary"), "permissions boundary", owner),
                                policies.list(node.path("sessionPolicies"), owner),
                                policies.document(node.path("trustPolicy"), "trust policy", owner),
                                node);
                    });
        }

        private Slot<List<List<NamedPolicy>>> levels(JsonNode organization, String name) {
            JsonNode node = organization.isNull() ? organization : organization.path(name);
            if (node.isMissingNode()) {
                return Slot.unknown();
            }
            if (!node.isArray() || node.isEmpty()) {
                return Slot.none();
            }
            List<List<NamedPolicy>> levels = new java.util.ArrayList<>();
            for (JsonNode level : node) {
                levels.add(policies.list(level, name).orElse(List.of()));
            }
            return Slot.of(List.copyOf(levels));
        }

        private Resource resource(JsonNode node) {
            String arn = TrainingJobReader.text(node, "arn").orElse("");
            return new Resource(
                    arn,
                    TrainingJobReader.text(node, "accountId"),
                    policies.document(node.path("policy"), "policy", arn),
                    node);
        }

        private VpcEndpoint endpoint(JsonNode node) {
            String id = TrainingJobReader.text(node, "VpcEndpointId").orElse("");
            return new VpcEndpoint(
                    id,
                    TrainingJobReader.text(node, "VpcId").orElse(""),
                    TrainingJobReader.text(node, "ServiceName").orElse(""),
                    TrainingJobReader.text(node, "VpcEndpointType").orElse("Gateway"),
                    CaseEvents.texts(TrainingJobReader.field(node, "RouteTableIds")),
                    CaseEvents.texts(TrainingJobReader.field(node, "SubnetIds")),
                    policies.document(TrainingJobReader.field(node, "PolicyDocument"), "endpoint policy", id),
                    node);
        }

        private Optional<String> text(String name) {
            return TrainingJobReader.text(json, name);
        }

        private static Slot<JsonNode> object(JsonNode node) {
            if (node.isMissingNode()) {
                return Slot.unknown();
            }
            return node.isObject() ? Slot.of(node) : Slot.none();
        }

        private static <T> Slot<List<T>> list(JsonNode node, java.util.function.Function<JsonNode, T> item) {
            if (node.isMissingNode()) {
                return Slot.unknown();
            }
            List<T> items = new java.util.ArrayList<>();
            for (JsonNode child : node) {
                if (child.isObject()) {
                    items.add(item.apply(child));
                }
            }
            return Slot.of(List.copyOf(items));
        }
    }
}
