package dev.trainlight.evidence;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON without secrets, for what AWS answers and people paste: every text is scrubbed, and the value of a field whose
 * name says that it is secret ({@code DB_PASSWORD} in a job's environment) is hidden.
 */
public final class ScrubbedJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ScrubbedJson() {}

    /** A copy of the tree without secrets. */
    public static JsonNode of(JsonNode node) {
        if (node.isString()) {
            return NODES.stringNode(SecretScrubber.scrub(node.asString()));
        }
        if (node.isArray()) {
            return list(node);
        }
        if (node.isObject()) {
            ObjectNode out = NODES.objectNode();
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                out.set(entry.getKey(), field(name(node, entry.getKey()), entry.getValue()));
            }
            return out;
        }
        return node;
    }

    /** An option of a command line names what follows it: {@code ["--password", "…"]}. */
    private static ArrayNode list(JsonNode items) {
        ArrayNode out = NODES.arrayNode();
        String option = "";
        for (JsonNode item : items) {
            out.add(option.isEmpty() ? of(item) : field(option, item));
            String text = item.isString() ? item.asString() : "";
            option = text.startsWith("-") && text.indexOf('=') < 0 ? text.replaceFirst("^-+", "") : "";
        }
        return out;
    }

    /** What names a value: its field, and where that is but "Value", as in a tag, the key beside it. */
    private static String name(JsonNode object, String field) {
        return switch (field) {
            case "Value" -> object.path("Key").asString(field);
            case "value" -> object.path("key").asString(field);
            case String own -> own;
        };
    }

    private static JsonNode field(String name, JsonNode value) {
        if (!value.isString()) {
            return of(value);
        }
        String text = value.asString();
        String shown = SecretScrubber.scrub(text);
        // What a text alone does not give away, its name does.
        boolean secretByName = shown.equals(text)
                && !text.isEmpty()
                && !SecretScrubber.scrub(name + "=\"" + text.replace("\"", "") + "\"")
                        .contains(text.replace("\"", ""));
        return NODES.stringNode(secretByName ? SecretScrubber.HIDDEN : shown);
    }
}
