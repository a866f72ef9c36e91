package dev.trainlight.aws.collect;

import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.CloudTrailEvent;
import dev.trainlight.evidence.Json;
import dev.trainlight.sagemaker.TrainingJobReader;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads CloudTrail records out of the text in which LookupEvents hands them out. */
final class TrailRecords {
    private TrailRecords() {}

    /** The record; empty where the text is none. */
    static Optional<CloudTrailEvent> of(String text) {
        try {
            JsonNode event = Json.parse(text == null ? "" : text);
            return event.isObject()
                    ? Optional.of(new CloudTrailEvent(
                            TrainingJobReader.instant(event.path("eventTime")),
                            event.path("eventSource").asString(""),
                            event.path("eventName").asString(""),
                            TrainingJobReader.text(event, "errorCode"),
                            TrainingJobReader.text(event, "errorMessage"),
                            TrainingJobReader.text(event.path("userIdentity"), "arn"),
                            event))
                    : Optional.empty();
        } catch (CaseFormatException notJson) {
            return Optional.empty();
        }
    }
}
