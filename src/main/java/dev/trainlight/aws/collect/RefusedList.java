package dev.trainlight.aws.collect;

import dev.trainlight.aws.AwsErrors;
import dev.trainlight.aws.AwsSession;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.CloudTrailEvent;
import dev.trainlight.evidence.RefusedAttempt;
import dev.trainlight.sagemaker.TrainingJobReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;
import tools.jackson.databind.JsonNode;

/** Finds CreateTrainingJob calls that AWS refused, in CloudTrail's event history of 90 days. */
final class RefusedList {
    private static final String CALL = "cloudtrail:LookupEvents";
    private static final Duration HISTORY = Duration.ofDays(90);

    private final AwsSession session;
    private final Pace pace;
    private final Clock clock;

    RefusedList(AwsSession session, Pace pace, Clock clock) {
        this.session = session;
        this.pace = pace;
        this.clock = clock;
    }

    /** As {@link dev.trainlight.evidence.Account#refusedAttempts}. */
    void read(Consumer<List<RefusedAttempt>> page, Cancellation cancellation) throws AccountException {
        Instant end = clock.instant();
        Optional<String> token = Optional.empty();
        do {
            LookupEventsResponse answer = ask(end, token);
            List<RefusedAttempt> refused = answer.events().stream()
                    .map(event -> TrailRecords.of(event.cloudTrailEvent()))
                    .flatMap(Optional::stream)
                    .filter(event -> event.errorCode().isPresent())
                    .map(RefusedList::attempt)
                    .toList();
            if (!refused.isEmpty()) {
                page.accept(refused);
            }
            token = Optional.ofNullable(answer.nextToken());
        } while (token.isPresent() && !cancellation.cancelled());
    }

    private LookupEventsResponse ask(Instant end, Optional<String> token) throws AccountException {
        try {
            pace.await();
            return session.client(CloudTrailClient.builder())
                    .lookupEvents(r -> r.startTime(end.minus(HISTORY))
                            .endTime(end)
                            .lookupAttributes(LookupAttribute.builder()
                                    .attributeKey(LookupAttributeKey.EVENT_NAME)
                                    .attributeValue("CreateTrainingJob")
                                    .build())
                            .maxResults(50)
                            .nextToken(token.orElse(null)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw AwsErrors.exception(CALL, interrupted);
        } catch (RuntimeException refusal) {
            throw AwsErrors.exception(CALL, refusal);
        }
    }

    static RefusedAttempt attempt(CloudTrailEvent event) {
        JsonNode request = event.json().path("requestParameters");
        return new RefusedAttempt(
                event.eventTime().orElse(Instant.EPOCH),
                event.principalArn(),
                TrainingJobReader.text(request, "TrainingJobName"),
                event.errorCode().orElse(""),
                event.errorMessage().orElse(""),
                event);
    }
}
