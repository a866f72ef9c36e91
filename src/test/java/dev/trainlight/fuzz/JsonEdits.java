package dev.trainlight.fuzz;

import dev.trainlight.evidence.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Damages documents as people and services do, and keeps them JSON: a part is missing, null, doubled, of another kind, of
 * another place, or absurd. Bytes say what and where, so that a fuzzer can steer it.
 */
final class JsonEdits {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "*",
            "?",
            "arn",
            "arn:",
            "arn:aws:iam::111122223333:role/",
            "arn:aws:s3:::",
            "arn:*:*:*:*:*",
            "arn:aws:iam::111122223333:root",
            "arn:aws:sts::111122223333:assumed-role/a",
            "arn:aws:kms:eu-west-1:111122223333:alias/",
            "alias/",
            "s3://",
            "s3:///",
            "s3://a",
            "https://s3.amazonaws.com/",
            "111122223333.dkr.ecr.eu-west-1.amazonaws.com/",
            "${",
            "${aws:username",
            "${aws:PrincipalTag/}",
            "$",
            "\\",
            "%",
            "%7B%22Version%22",
            "{",
            "{}",
            "[]",
            "{\"Statement\":{}}",
            "\uD800",
            "\0",
            "\uFEFF",
            "-999999999-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59.999999999-18:00",
            "2026-11-22T10:00:00+18:00",
            "0000-00-00T00:00:00Z",
            "10.0.0.0/33",
            "::/129",
            "::ffff:1.2.3.4/0",
            "1e999999999",
            "Allow",
            "Deny",
            "s3:*",
            "iam:PassRole",
            ":",
            "a:b:c",
            "StringLike",
            "ForAllValues:StringNotEqualsIfExists",
            "Null",
            "2012-10-17",
            "2008-10-17",
            "AccessDenied",
            "not authorized to perform: s3:GetObject on resource: ",
            "x".repeat(5000),
            "*".repeat(200),
            "a*".repeat(100),
            "(".repeat(300),
            ":".repeat(300),
            "arn:aws:s3:::" + "?*".repeat(80));
    private static final List<JsonNode> NUMBERS = List.of(
            NODES.numberNode(0),
            NODES.numberNode(-1),
            NODES.numberNode(Long.MAX_VALUE),
            NODES.numberNode(Long.MIN_VALUE),
            NODES.numberNode(1e308),
            NODES.numberNode(-1e18),
            NODES.numberNode(new BigDecimal("1e400")),
            NODES.numberNode(new BigDecimal("1e-99999")),
            NODES.numberNode(new BigDecimal("9".repeat(400))));

    private JsonEdits() {}

    /** Where a node stands: in an object under a name, or in a list. */
    private record Place(JsonNode parent, String name, int index) {
        JsonNode node() {
            return parent instanceof ObjectNode object ? object.get(name) : parent.get(index);
        }

        void set(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(name, value);
            } else if (parent instanceof ArrayNode array) {
                array.set(index, value);
            }
        }

        void remove() {
            if (parent instanceof ObjectNode object) {
                object.remove(name);
            } else if (parent instanceof ArrayNode array) {
                array.remove(index);
            }
        }
    }

    /** The document with the edits that the bytes describe, four bytes an edit, at most sixteen. */
    static byte[] apply(JsonNode document, byte[] script, int from) {
        try {
            ArrayNode holder = NODES.arrayNode().add(document.deepCopy());
            for (int at = from; at + 3 < script.length && at < from + 64; at += 4) {
                List<Place> places = new ArrayList<>();
                places(holder, places, 0);
                if (places.isEmpty()) {
                    break;
                }
                int where = (script[at] & 0xFF) << 8 | script[at + 1] & 0xFF;
                edit(places.get(where % places.size()), places, script[at + 2] & 0xFF, script[at + 3] & 0xFF);
            }
            return holder.isEmpty() ? new byte[0] : Json.mapper().writeValueAsBytes(holder.get(0));
        } catch (JacksonException tooDeep) {
            // Deeper than can be written; what reads it must say so.
            return "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        }
    }

    private static void edit(Place place, List<Place> places, int what, int more) {
        switch (what % 12) {
            case 0 -> place.remove();
            case 1 -> place.set(NODES.nullNode());
            case 2, 3 -> place.set(NODES.stringNode(TEXTS.get(more % TEXTS.size())));
            case 4 -> place.set(NUMBERS.get(more % NUMBERS.size()));
            case 5 -> place.set(NODES.booleanNode(more % 2 == 0));
            case 6 -> place.set(more % 2 == 0 ? NODES.arrayNode() : NODES.objectNode());
            case 7 ->
                place.set(NODES.arrayNode().add(place.node()).add(place.node().deepCopy()));
            case 8 -> place.set(NODES.objectNode().set(TEXTS.get(more % TEXTS.size()), place.node()));
            case 9 -> place.set(places.get(more * 31 % places.size()).node().deepCopy());
            case 10 ->
                place.set(NODES.stringNode(
                        place.node().isContainer()
                                ? place.node().toString()
                                : place.node().asString("") + TEXTS.get(more % TEXTS.size())));
            case 11 -> {
                JsonNode deep = place.node();
                for (int level = 0; level < more; level++) {
                    deep = NODES.arrayNode().add(deep);
                }
                place.set(deep);
            }
            default -> throw new IllegalStateException();
        }
    }

    private static void places(JsonNode node, List<Place> places, int depth) {
        if (places.size() > 20_000 || depth > 400) {
            return;
        }
        if (node.isObject()) {
            for (var entry : node.properties()) {
                places.add(new Place(node, entry.getKey(), 0));
                places(entry.getValue(), places, depth + 1);
            }
        } else {
            for (int index = 0; index < node.size(); index++) {
                places.add(new Place(node, "", index));
                places(node.get(index), places, depth + 1);
            }
        }
    }
}
