package dev.trainlight.evidence;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A CloudTrail record
 * (docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html).
 *
 * @param eventTime when
 * @param eventSource such as {@code kms.amazonaws.com}
 * @param eventName such as {@code Decrypt}
 * @param errorCode empty where the call succeeded
 * @param errorMessage its text
 * @param principalArn userIdentity.arn
 * @param json the whole record
 */
public record CloudTrailEvent(
        Optional<Instant> eventTime,
        String eventSource,
        String eventName,
        Optional<String> errorCode,
        Optional<String> errorMessage,
        Optional<String> principalArn,
        JsonNode json) {}
