package dev.trainlight.evidence;

import dev.trainlight.sagemaker.TrainingJobReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the smaller parts of a case: events, log lines, maps and lists of texts. */
final class CaseEvents {
    private CaseEvents() {}

    /** A CloudTrail record, bare or inside an item of LookupEvents (whose {@code CloudTrailEvent} is a JSON string). */
    static CloudTrailEvent cloudTrail(JsonNode node) {
        JsonNode event = unwrap(node);
        return new CloudTrailEvent(
                TrainingJobReader.instant(event.path("eventTime")),
                event.path("eventSource").asString(""),
                event.path("eventName").asString(""),
                TrainingJobReader.text(event, "errorCode"),
                TrainingJobReader.text(event, "errorMessage"),
                TrainingJobReader.text(event.path("userIdentity"), "arn"),
                event);
    }

    private static JsonNode unwrap(JsonNode node) {
        JsonNode inner = node.path("CloudTrailEvent");
        if (!inner.isString()) {
            return node;
        }
        try {
            return Json.parse(inner.asString());
        } catch (CaseFormatException notJson) {
            return node;
        }
    }

    static LogEvent log(JsonNode node) {
        return new LogEvent(
                node.path("timestamp").asLong(0),
                TrainingJobReader.text(node, "logStreamName"),
                node.path("message").asString(""));
    }

    static Map<String, String> strings(JsonNode object) {
        Map<String, String> strings = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> strings.put(entry.getKey(), entry.getValue().asString("")));
        return Collections.unmodifiableMap(strings);
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list) {
            texts.add(item.asString(""));
        }
        return Collections.unmodifiableList(texts);
    }
}
