package dev.trainlight.evidence.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.DiagnosisWriter;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.diagnosis.judgement.Diagnostician;
import dev.trainlight.diagnosis.judgement.SecondVote;
import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.AwsOpinion;
import dev.trainlight.evidence.AwsOpinions;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CaseReader;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.JobQuery;
import dev.trainlight.evidence.JobSummary;
import dev.trainlight.evidence.Json;
import dev.trainlight.evidence.RefusedAttempt;
import dev.trainlight.evidence.Subject;
import dev.trainlight.sample.SampleAccount;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A redacted case gives the same diagnosis: for every job and every refused attempt of the sample account. */
class RedactedDiagnosisTest {
    private static final Set<String> SAME = Set.of(
            "verdict",
            "blockedStage",
            "stage",
            "status",
            "rule",
            "confidence",
            "whoNeedsIt",
            "actions",
            "action",
            "deniedBy",
            "explicit",
            "whoCanFixIt",
            "index",
            "line",
            "column",
            "kind",
            "id",
            "decision",
            "agrees",
            "layers",
            "startedAt",
            "endedAt");

    static Stream<Subject> subjects() throws Exception {
        Account account = account();
        List<Subject> subjects = new ArrayList<>();
        account.jobs(
                JobQuery.newest(1000),
                page -> page.stream().map(JobSummary::name).forEach(name -> subjects.add(new Subject.Job(name))),
                Cancellation.NEVER);
        account.refusedAttempts(
                page -> page.forEach(attempt -> subjects.add(new Subject.Refused(attempt))), Cancellation.NEVER);
        List<RefusedAttempt> attempts = new ArrayList<>();
        account.refusedAttempts(attempts::addAll, Cancellation.NEVER);
        attempts.forEach(attempt -> subjects.add(new Subject.Message(attempt.errorMessage(), Optional.empty())));
        return subjects.stream();
    }

    static Stream<Subject> someSubjects() throws Exception {
        List<Subject> all = subjects().toList();
        return IntStream.range(0, all.size()).filter(index -> index % 3 == 0).mapToObj(all::get);
    }

    private static Account account() {
        return new SampleAccount(Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void theDiagnosisStaysTheSame(Subject subject) throws Exception {
        Case before = account().collect(subject, CollectionListener.NONE, Cancellation.NEVER);
        Case after = Redaction.redact(before);
        assertThat(Json.pretty(skeleton(diagnosis(after)))).isEqualTo(Json.pretty(skeleton(diagnosis(before))));
    }

    /** What AWS was asked names everything, too: the answers must still belong to their questions. */
    @ParameterizedTest
    @MethodSource("someSubjects")
    void theSecondVoteStaysTheSame(Subject subject) throws Exception {
        Case collected = account().collect(subject, CollectionListener.NONE, Cancellation.NEVER);
        ObjectNode unread = collected.json().deepCopy();
        unread.remove("organization");
        Case evidence = CaseReader.of(unread);
        List<AwsOpinion> opinions = SecondVote.questions(new Diagnostician().diagnose(evidence)).stream()
                .map(question ->
                        new AwsOpinion(question, "allowed", Optional.of(true), Optional.empty(), List.of(), List.of()))
                .toList();
        Case before = new AwsOpinions(opinions, List.of()).addTo(evidence);
        Case after = Redaction.redact(before);
        assertThat(Json.pretty(skeleton(diagnosis(after)))).isEqualTo(Json.pretty(skeleton(diagnosis(before))));
    }

    private static JsonNode diagnosis(Case evidence) {
        return new DiagnosisWriter(Sentences.in(Locale.ENGLISH)).tree(new Diagnostician().diagnose(evidence));
    }

    /** The diagnosis without what names are in it. */
    private static JsonNode skeleton(JsonNode node) {
        if (node.isArray()) {
            ArrayNode out = Json.mapper().createArrayNode();
            node.forEach(item -> out.add(item.isContainer() ? skeleton(item) : item));
            return out;
        }
        ObjectNode out = Json.mapper().createObjectNode();
        node.properties().forEach(entry -> {
            if (SAME.contains(entry.getKey())) {
                out.set(entry.getKey(), entry.getValue());
            } else if (entry.getKey().equals("nearMiss")) {
                // Which statement comes closest is told by how alike the names are: theirs, and AWS's in its own
                // policies.
                out.set("nearMiss", Json.mapper().createObjectNode());
            } else if (entry.getValue().isObject()
                    || entry.getKey().equals("findings")
                    || entry.getKey().equals("checks")
                    || entry.getKey().equals("stages")
                    || entry.getKey().equals("warnings")) {
                out.set(entry.getKey(), skeleton(entry.getValue()));
            }
        });
        return out;
    }
}
