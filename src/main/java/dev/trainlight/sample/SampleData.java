package dev.trainlight.sample;

import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The facts of the sample account, moved in time so that its newest job is hours old whenever it is looked at.
 *
 * @param account identity, organization, callers, roles, resources, endpoints
 * @param jobs by name: the job with what is special about it
 * @param refused the refused attempts
 */
record SampleData(JsonNode account, Map<String, JsonNode> jobs, List<JsonNode> refused) {

    /** Reads the resources and moves every time in them by the difference between now and their own base. */
    static SampleData load(Instant now) {
        JsonNode account = read("account.json");
        Duration shift = Duration.between(Instant.parse(account.path("baseTime").asString()), now);
        Map<String, JsonNode> jobs = new LinkedHashMap<>();
        for (JsonNode name : read("jobs.json")) {
            jobs.put(name.asString(), moved(read("jobs/" + name.asString() + ".json"), shift));
        }
        List<JsonNode> refused = new ArrayList<>();
        for (JsonNode attempt : read("refused.json")) {
            refused.add(moved(attempt, shift));
        }
        return new SampleData(moved(account, shift), jobs, refused);
    }

    private static JsonNode read(String name) {
        try (InputStream in = SampleData.class.getResourceAsStream(name)) {
            return Json.parse(in.readAllBytes());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (CaseFormatException fault) {
            throw new IllegalStateException("sample resource " + name, fault);
        }
    }

    private static JsonNode moved(JsonNode node, Duration shift) {
        switch (node) {
            case ObjectNode object ->
                List.copyOf(object.propertyNames()).forEach(name -> {
                    JsonNode value = object.get(name);
                    if (name.equals("timestamp") && value.isNumber()) {
                        object.put(name, value.asLong() + shift.toMillis());
                    } else if (value.isString()) {
                        object.put(name, moved(value.asString(), shift));
                    } else {
                        moved(value, shift);
                    }
                });
            case ArrayNode array -> array.forEach(item -> moved(item, shift));
            default -> {}
        }
        return node;
    }

    private static String moved(String text, Duration shift) {
        if (text.length() != "2026-11-22T10:00:00Z".length() || !text.endsWith("Z")) {
            return text;
        }
        try {
            return Instant.parse(text)
                    .plus(shift)
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
        } catch (DateTimeParseException noTime) {
            return text;
        }
    }
}
