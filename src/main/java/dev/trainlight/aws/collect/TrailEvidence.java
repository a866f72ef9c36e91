package dev.trainlight.aws.collect;

import dev.trainlight.evidence.CloudTrailEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;
import tools.jackson.databind.JsonNode;

/**
 * Looks into CloudTrail's event history around one job. A lookup takes one attribute only, so the questions are chosen
 * so that few are needed: the calls that made jobs, everything that sessions named SageMaker were refused (KMS, ECR,
 * EC2), and who assumed the role. S3's object calls are no management events and never stand there.
 */
final class TrailEvidence {
    private static final String CALL = "cloudtrail:LookupEvents";
    private static final Duration BEFORE = Duration.ofMinutes(5);
    private static final Duration AFTER = Duration.ofMinutes(15);
    private static final int ASSUMPTIONS = 5;

    /**
     * A span of time.
     *
     * @param from its beginning
     * @param to its end
     */
    record Window(Instant from, Instant to) {
        /** From five minutes before to a quarter of an hour after: CloudTrail is minutes late. */
        static Window around(Instant first, Instant last) {
            return new Window(first.minus(BEFORE), last.plus(AFTER));
        }
    }

    private final Gathering gathering;
    private final DecodedMessages decoded;

    TrailEvidence(Gathering gathering, DecodedMessages decoded) {
        this.gathering = gathering;
        this.decoded = decoded;
    }

    /**
     * Looks for the call that made the job.
     *
     * @param found takes the record
     * @param missing runs where there is none, or nobody may look
     */
    void creation(String job, Window window, Consumer<CloudTrailEvent> found, Runnable missing) {
        List<CloudTrailEvent> events = lookup(
                        "the call that made the job",
                        LookupAttributeKey.EVENT_NAME,
                        "CreateTrainingJob",
                        window,
                        event -> isFor(event, job),
                        1)
                .orElse(List.of());
        came(events);
        events.stream().findFirst().ifPresentOrElse(found, missing);
    }

    private static boolean isFor(CloudTrailEvent event, String job) {
        JsonNode json = event.json();
        String made = json.path("responseElements").path("trainingJobArn").asString("");
        return json.path("requestParameters")
                        .path("trainingJobName")
                        .asString("")
                        .equals(job)
                || made.endsWith(":training-job/" + job);
    }

    /** Looks for what the job's sessions were refused: a KMS denial there is often the only trace of an S3 403. */
    void denials(String role, Window window) {
        String name = role.substring(role.lastIndexOf('/') + 1);
        lookup(
                        "refused calls of the job",
                        LookupAttributeKey.USERNAME,
                        "SageMaker",
                        window,
                        event -> event.errorCode().isPresent() && isOf(event, name),
                        Integer.MAX_VALUE)
                .ifPresent(this::came);
    }

    /** Other jobs of other roles have sessions of the same name; in another account's registry only the role id shows. */
    private static boolean isOf(CloudTrailEvent event, String role) {
        return event.principalArn()
                .map(arn -> arn.contains(":assumed-role/" + role + "/"))
                .orElse(true);
    }

    /** Looks for attempts to assume the role, by SageMaker. */
    void assumptions(String role, Window window) {
        lookup(
                        "attempts to assume the role",
                        LookupAttributeKey.RESOURCE_NAME,
                        role,
                        window,
                        event -> event.eventName().equals("AssumeRole")
                                && event.json()
                                        .path("userIdentity")
                                        .path("invokedBy")
                                        .asString("")
                                        .startsWith("sagemaker."),
                        ASSUMPTIONS)
                .ifPresent(this::came);
    }

    /** Adds records that came from elsewhere. */
    void came(List<CloudTrailEvent> events) {
        gathering.draft().events(events.stream().map(CloudTrailEvent::json).toList());
        events.forEach(event -> decoded.look(event.errorMessage().orElse("")));
    }

    private Optional<List<CloudTrailEvent>> lookup(
            String evidence,
            LookupAttributeKey key,
            String value,
            Window window,
            Predicate<CloudTrailEvent> wanted,
            int enough) {
        List<CloudTrailEvent> found = new ArrayList<>();
        Optional<String> token = Optional.empty();
        for (int page = 0; page < gathering.limits().trailPages(); page++) {
            Optional<String> from = token;
            Optional<LookupEventsResponse> answer = gathering
                    .calls()
                    .ask(
                            Ask.of(CALL, evidence),
                            () -> gathering
                                    .session()
                                    .client(CloudTrailClient.builder())
                                    .lookupEvents(r -> r.startTime(window.from())
                                            .endTime(window.to())
                                            .lookupAttributes(LookupAttribute.builder()
                                                    .attributeKey(key)
                                                    .attributeValue(value)
                                                    .build())
                                            .maxResults(50)
                                            .nextToken(from.orElse(null))))
                    .toOptional();
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            answer.get().events().stream()
                    .map(event -> TrailRecords.of(event.cloudTrailEvent()))
                    .flatMap(Optional::stream)
                    .filter(wanted)
                    .forEach(found::add);
            token = Optional.ofNullable(answer.get().nextToken());
            if (token.isEmpty() || found.size() >= enough) {
                break;
            }
        }
        return Optional.of(found.stream().limit(enough).toList());
    }
}
