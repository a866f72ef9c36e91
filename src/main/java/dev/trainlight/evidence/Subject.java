package dev.trainlight.evidence;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What evidence is gathered about. */
public sealed interface Subject {
    /**
     * A training job that exists.
     *
     * @param name its name
     */
    record Job(String name) implements Subject {}

    /**
     * A planned job.
     *
     * @param request a CreateTrainingJob request
     */
    record Planned(JsonNode request) implements Subject {}

    /**
     * A refused attempt.
     *
     * @param attempt what CloudTrail says of it
     */
    record Refused(RefusedAttempt attempt) implements Subject {}

    /**
     * A pasted error text; the account adds what the text names.
     *
     * @param message the text
     * @param where where it stood
     */
    record Message(String message, Optional<Where> where) implements Subject {}

    /**
     * A role by itself: what could a job do with it?
     *
     * @param arn the role
     */
    record Role(String arn) implements Subject {}
}
