package dev.trainlight.aws.collect;

import dev.trainlight.evidence.CallMade;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.CaseReader;
import dev.trainlight.evidence.Gap;
import dev.trainlight.evidence.Identity;
import dev.trainlight.evidence.ScrubbedJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A case while it is being gathered. Steps on many threads write into it; {@link #snapshot} reads what is there by now.
 * What people and programs wrote (hyperparameters, messages, log lines) loses its secrets on the way in.
 * Lists are sorted, so that two collections of the same account read the same. A field that no step wrote stays absent:
 * unknown.
 */
final class Draft {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode head = NODES.objectNode();
    private final Map<String, ObjectNode> principals = new TreeMap<>();
    private final Map<String, ObjectNode> resources = new TreeMap<>();
    private final Map<String, JsonNode> events = new TreeMap<>();
    private final Map<String, JsonNode> logs = new TreeMap<>();
    private final Set<Gap> gaps = new LinkedHashSet<>();
    private final List<CallMade> calls = new ArrayList<>();
    private boolean eventsKnown;
    private boolean logsKnown;

    Draft(Identity identity, Instant now) {
        head.put("schema", Case.SCHEMA);
        head.put("collectedAt", now.toString());
        head.put("partition", identity.partition());
        head.put("region", identity.region());
        head.put("accountId", identity.accountId());
    }

    /** Sets a field of the case itself; secrets in it are removed. */
    void put(String field, JsonNode value) {
        JsonNode clean = ScrubbedJson.of(value);
        synchronized (this) {
            head.set(field, clean);
        }
    }

    /** Sets a text field of the case itself. */
    void put(String field, String value) {
        put(field, NODES.stringNode(value));
    }

    /** Changes the training job, where it is there; secrets in it are removed. */
    synchronized void job(Consumer<ObjectNode> change) {
        if (head.get("trainingJob") instanceof ObjectNode job) {
            change.accept(job);
            head.set("trainingJob", ScrubbedJson.of(job));
        }
    }

    /** Changes {@code caller} or {@code executionRole}, making it where it is not there. */
    synchronized void principal(String which, Consumer<ObjectNode> change) {
        change.accept(principals.computeIfAbsent(which, _ -> NODES.objectNode()));
    }

    /** Changes the resource with that ARN, making it where it is not there. */
    synchronized void resource(String arn, Consumer<ObjectNode> change) {
        change.accept(resources.computeIfAbsent(arn, text -> NODES.objectNode().put("arn", text)));
    }

    /** Changes {@code organization}, making it where it is not there. */
    synchronized void organization(Consumer<ObjectNode> change) {
        change.accept(head.get("organization") instanceof ObjectNode there ? there : head.putObject("organization"));
    }

    /** Adds CloudTrail records; after that, none means that there are none. */
    synchronized void events(List<JsonNode> records) {
        eventsKnown = true;
        records.stream()
                .map(ScrubbedJson::of)
                .forEach(event -> events.put(
                        event.path("eventTime").asString("") + " "
                                + event.path("eventID").asString(event.toString()),
                        event));
    }

    /** Adds log lines; after that, none means that there are none. */
    synchronized void logs(List<ObjectNode> lines) {
        logsKnown = true;
        for (ObjectNode whole : lines) {
            JsonNode line = ScrubbedJson.of(whole);
            String key = "%020d %s %s"
                    .formatted(
                            line.path("timestamp").asLong(0),
                            line.path("logStreamName").asString(""),
                            line.path("message").asString(""));
            logs.putIfAbsent(key, line);
        }
    }

    /** Adds a gap. */
    synchronized void gap(Gap gap) {
        gaps.add(gap);
    }

    /** Notes a question that was put to AWS. */
    synchronized void call(CallMade made) {
        calls.add(made);
    }

    /** The case as it is now; later changes do not reach it. */
    synchronized Case snapshot() {
        ObjectNode tree = head.deepCopy();
        if (!principals.isEmpty()) {
            ObjectNode object = tree.putObject("principals");
            principals.forEach((which, principal) -> object.set(which, principal.deepCopy()));
        }
        if (!resources.isEmpty()) {
            ArrayNode array = tree.putArray("resources");
            resources.values().forEach(resource -> array.add(resource.deepCopy()));
        }
        if (eventsKnown) {
            tree.putArray("cloudTrailEvents").addAll(events.values());
        }
        if (logsKnown) {
            tree.putArray("logEvents").addAll(logs.values());
        }
        ArrayNode array = tree.putArray("gaps");
        gaps.stream().sorted(ORDER).forEach(gap -> array.add(json(gap)));
        CallMade.write(calls, tree);
        try {
            return CaseReader.of(tree);
        } catch (CaseFormatException ours) {
            throw new IllegalStateException("A gathered case is no case", ours);
        }
    }

    private static final Comparator<Gap> ORDER = Comparator.comparing(
                    (Gap gap) -> gap.resource().orElse(""))
            .thenComparing(gap -> gap.call().orElse(""))
            .thenComparing(Gap::evidence);

    /** A gap as it stands in a case. */
    static ObjectNode json(Gap gap) {
        ObjectNode json = NODES.objectNode().put("evidence", gap.evidence());
        gap.resource().ifPresent(resource -> json.put("resource", resource));
        gap.call().ifPresent(call -> json.put("call", call));
        return json.put("reason", gap.reason());
    }
}
