package dev.trainlight.evidence;

import java.time.Instant;
import java.util.Optional;

/**
 * A CreateTrainingJob call that AWS refused: no job came of it.
 *
 * @param when eventTime
 * @param caller userIdentity.arn
 * @param jobName from the request, where CloudTrail kept it
 * @param errorCode such as {@code AccessDenied}
 * @param errorMessage its text
 * @param event the record
 */
public record RefusedAttempt(
        Instant when,
        Optional<String> caller,
        Optional<String> jobName,
        String errorCode,
        String errorMessage,
        CloudTrailEvent event) {}
