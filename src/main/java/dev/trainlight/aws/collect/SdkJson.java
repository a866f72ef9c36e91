package dev.trainlight.aws.collect;

import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.Json;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns answers of the SDK into JSON as the AWS CLI prints it: AWS's own member names (mostly PascalCase), times in ISO
 * 8601, and only the members that AWS sent. So a case holds the same document that somebody could have pasted.
 */
final class SdkJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SdkJson() {}

    /** The answer, or a part of it. */
    static ObjectNode of(SdkPojo pojo) {
        ObjectNode object = NODES.objectNode();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                object.set(field.memberName(), node(value));
            }
        }
        return object;
    }

    /** A list of parts. */
    static ArrayNode list(List<? extends SdkPojo> pojos) {
        ArrayNode array = NODES.arrayNode();
        pojos.forEach(pojo -> array.add(of(pojo)));
        return array;
    }

    /** A list of texts. */
    static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = NODES.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    /**
     * A policy document as a tree: AWS gives it as text, IAM as URL-encoded text. What is no JSON stays text; the reader of
     * cases then says what is wrong with it.
     */
    static JsonNode policy(String text) {
        String json =
                text.startsWith("%7B") || text.startsWith("%7b") || text.startsWith("%20") || text.startsWith("%0A")
                        ? URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8)
                        : text;
        try {
            JsonNode tree = Json.parse(json);
            return tree.isObject() ? tree : NODES.stringNode(json);
        } catch (CaseFormatException notJson) {
            return NODES.stringNode(json);
        }
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case SdkPojo pojo -> of(pojo);
            case Collection<?> items -> {
                ArrayNode array = NODES.arrayNode();
                items.forEach(item -> array.add(item == null ? NODES.nullNode() : node(item)));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = NODES.objectNode();
                map.forEach(
                        (key, item) -> object.set(String.valueOf(key), item == null ? NODES.nullNode() : node(item)));
                yield object;
            }
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Float number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case BigDecimal number -> NODES.numberNode(number);
            case Instant time -> NODES.stringNode(time.toString());
            case SdkBytes bytes ->
                NODES.stringNode(java.util.Base64.getEncoder().encodeToString(bytes.asByteArray()));
            case null, default -> NODES.stringNode(String.valueOf(value));
        };
    }
}
