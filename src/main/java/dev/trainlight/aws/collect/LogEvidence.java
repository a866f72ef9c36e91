package dev.trainlight.aws.collect;

import dev.trainlight.iam.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a job's log: the last lines of its streams (those of remote debugging, {@code …/ssm}, among them), and further up
 * the lines that speak of a denial.
 */
final class LogEvidence {
    private static final String GROUP = "/aws/sagemaker/TrainingJobs";
    private static final String NO_GROUP = "ResourceNotFoundException";
    // What a refusal says, in any SDK: a filter of terms, one of which has to be there.
    private static final String DENIALS =
            "?AccessDenied ?\"not authorized to perform\" ?Forbidden ?UnauthorizedOperation";
    private static final int PAGES = 3;
    private static final int DENIAL_LINES = 50;

    private final Gathering gathering;
    private final DecodedMessages decoded;

    LogEvidence(Gathering gathering, DecodedMessages decoded) {
        this.gathering = gathering;
        this.decoded = decoded;
    }

    /** Reads the log of the job of that name; only the name has to be known. */
    void read(String job) {
        gathering.calls().fork(() -> streams(job));
        gathering.calls().fork(() -> denials(job));
    }

    private CloudWatchLogsClient logs() {
        return gathering.session().client(CloudWatchLogsClient.builder());
    }

    private Ask ask(String call, String evidence) {
        return Ask.of(
                        call,
                        evidence,
                        "arn:%s:logs:%s:%s:log-group:%s"
                                .formatted(
                                        gathering.identity().partition(),
                                        gathering.identity().region(),
                                        gathering.identity().accountId(),
                                        GROUP))
                .noneWhere(NO_GROUP);
    }

    private void streams(String job) {
        Slot<List<LogStream>> streams = gathering
                .calls()
                .ask(ask("logs:DescribeLogStreams", "log streams of the job"), () -> {
                    List<LogStream> all = new ArrayList<>();
                    for (DescribeLogStreamsResponse page : logs().describeLogStreamsPaginator(
                                    r -> r.logGroupName(GROUP).logStreamNamePrefix(job + "/"))) {
                        all.addAll(page.logStreams());
                        if (all.size() > 20 * gathering.limits().logStreams()) {
                            return all;
                        }
                    }
                    return all;
                });
        if (!streams.isUnknown()) {
            // No stream, no log group: no line was ever written, and that is evidence.
            came(List.of());
        }
        streams.orElse(List.of()).stream()
                .sorted(Comparator.comparing(LogEvidence::last).reversed())
                .limit(gathering.limits().logStreams())
                .forEach(stream -> gathering.calls().fork(() -> tail(stream.logStreamName())));
    }

    private static long last(LogStream stream) {
        return Optional.ofNullable(stream.lastEventTimestamp())
                .or(() -> Optional.ofNullable(stream.lastIngestionTime()))
                .orElse(0L);
    }

    private void tail(String stream) {
        gathering
                .calls()
                .ask(ask("logs:GetLogEvents", "last lines of log stream " + stream), () -> {
                    List<OutputLogEvent> lines = new ArrayList<>();
                    String token = null;
                    for (int page = 0; page < PAGES; page++) {
                        String from = token;
                        GetLogEventsResponse answer = logs().getLogEvents(r -> r.logGroupName(GROUP)
                                .logStreamName(stream)
                                .startFromHead(false)
                                .limit(gathering.limits().logLines())
                                .nextToken(from));
                        lines.addAll(answer.events());
                        // The end is where the token repeats; a page may be empty before that.
                        if (lines.size() >= gathering.limits().logLines()
                                || answer.nextBackwardToken() == null
                                || answer.nextBackwardToken().equals(from)) {
                            return lines;
                        }
                        token = answer.nextBackwardToken();
                    }
                    return lines;
                })
                .toOptional()
                .ifPresent(lines -> came(lines.stream()
                        .map(line -> line(line.timestamp(), stream, line.message()))
                        .toList()));
    }

    private void denials(String job) {
        gathering
                .calls()
                .ask(ask("logs:FilterLogEvents", "log lines that speak of a denial"), () -> {
                    List<ObjectNode> lines = new ArrayList<>();
                    String token = null;
                    for (int page = 0; page < PAGES; page++) {
                        String from = token;
                        FilterLogEventsResponse answer = logs().filterLogEvents(r -> r.logGroupName(GROUP)
                                .logStreamNamePrefix(job + "/")
                                .filterPattern(DENIALS)
                                .limit(DENIAL_LINES)
                                .nextToken(from));
                        answer.events()
                                .forEach(event ->
                                        lines.add(line(event.timestamp(), event.logStreamName(), event.message())));
                        token = answer.nextToken();
                        if (token == null || lines.size() >= DENIAL_LINES) {
                            return lines;
                        }
                    }
                    return lines;
                })
                .toOptional()
                .filter(lines -> !lines.isEmpty())
                .ifPresent(this::came);
    }

    private void came(List<ObjectNode> lines) {
        gathering.draft().logs(lines);
        lines.forEach(line -> decoded.look(line.path("message").asString("")));
    }

    private static ObjectNode line(Long time, String stream, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("timestamp", time)
                .put("logStreamName", stream)
                .put("message", message);
    }
}
