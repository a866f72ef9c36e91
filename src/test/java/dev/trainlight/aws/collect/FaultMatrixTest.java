package dev.trainlight.aws.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.trainlight.aws.AwsSession;
import dev.trainlight.aws.Environment;
import dev.trainlight.aws.SessionSettings;
import dev.trainlight.aws.collect.Trouble.Call;
import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.CheckDecision;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.DiagnosisVerdict;
import dev.trainlight.diagnosis.judgement.Diagnostician;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Gap;
import dev.trainlight.evidence.Subject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every call of a full collection in every trouble: there is a diagnosis inside the time limit, its gaps name what is
 * missing, and nothing that was refused before looks allowed. Here one call a trouble and one name; with
 * {@code -Dtrainlight.faults=all} the whole matrix, some minutes long, which prints its table.
 */
class FaultMatrixTest {
    private static final boolean ALL = "all".equals(System.getProperty("trainlight.faults"));
    private static final int CALLS_HERE = 1;
    private static final Duration OVERALL = Duration.ofSeconds(15);
    private static final Duration LIMIT = OVERALL.plusSeconds(3);

    private static final List<String> SERVICES =
            List.of("IAM", "S3", "KMS", "ECR", "EC2", "SAGEMAKER", "CLOUDTRAIL", "CLOUDWATCH_LOGS", "ORGANIZATIONS");

    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician();
    private static final Map<Call, ServeEvent> CALLS = new LinkedHashMap<>();
    private static final List<Case> WHOLE = new ArrayList<>();

    @BeforeAll
    static void withoutTrouble() throws AccountException {
        try (FakeAws aws = new FakeAws()) {
            GuardedAccount.stub(aws);
            // The first collection of a process loads the SDK.
            WHOLE.add(collect(account(aws, Map.of(), Duration.ofSeconds(60)), CollectionListener.NONE));
            for (ServeEvent event : aws.server().getAllServeEvents()) {
                if (event.getResponse().getStatus() == 200) {
                    CALLS.put(Call.of(event.getRequest()), event);
                }
            }
        }
    }

    @AfterAll
    static void forget() {
        CALLS.clear();
        WHOLE.clear();
    }

    private static AwsAccount account(FakeAws aws, Map<String, String> more) {
        return account(aws, more, OVERALL);
    }

    private static AwsAccount account(FakeAws aws, Map<String, String> more, Duration overall) {
        Map<String, String> variables = new LinkedHashMap<>(more);
        variables.put("AWS_ENDPOINT_URL", aws.url());
        AwsSession session = new AwsSession(
                SessionSettings.of(new Environment(variables, Path.of("/nowhere"), Clock.systemUTC()), Region.EU_WEST_1)
                        .within(overall.dividedBy(3), overall.dividedBy(5)),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "secret")));
        Limits standard = FakeAws.limits();
        Limits limits = new Limits(overall, standard.atOnce(), 4, Duration.ofMillis(1), 6, standard.logStreams(), 200);
        return new AwsAccount(
                session,
                FakeAws.identity("arn:aws:sts::111122223333:assumed-role/Support/ana"),
                limits,
                FakeAws.clock());
    }

    private static Case collect(AwsAccount account, CollectionListener listener) throws AccountException {
        return account.collect(new Subject.Job(TypicalAccount.JOB), listener, Cancellation.NEVER);
    }

    @Test
    void withoutTroubleEveryLayerDeniesSomething() {
        Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(WHOLE.getFirst());
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.PERMISSION);
        assertThat(diagnosis.findings().stream()
                        .map(finding -> finding.deniedBy().id()))
                .contains(
                        "permissions-boundary",
                        "resource-policy",
                        "vpc-endpoint-policy",
                        "service-control-policy",
                        "resource-control-policy");
        assertThat(CALLS).hasSizeGreaterThan(45);
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatFailsIsAGapAndNothingBecomesAllowed(Trouble trouble) {
        List<Call> calls = List.copyOf(CALLS.keySet());
        List<String> wrong = new ArrayList<>();
        int cells = ALL ? calls.size() : CALLS_HERE;
        int first = ALL ? 0 : trouble.ordinal() * 7 % calls.size();
        long longest = 0;
        for (int cell = 0; cell < cells; cell++) {
            Call call = calls.get((first + cell * (ALL ? 1 : 23)) % calls.size());
            long begin = System.nanoTime();
            wrongWith(trouble, call).ifPresent(fault -> wrong.add(trouble + " at " + call.name() + ": " + fault));
            longest = Math.max(longest, System.nanoTime() - begin);
        }
        if (ALL) {
            System.err.printf(
                    "%s: %d calls, %d wrong, longest %d ms%n", trouble, cells, wrong.size(), longest / 1_000_000);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aNameThatNobodyKnowsIsAGap() {
        (ALL ? SERVICES : SERVICES.subList(0, 1)).forEach(FaultMatrixTest::unknownName);
    }

    private static void unknownName(String service) {
        try (FakeAws aws = new FakeAws()) {
            GuardedAccount.stub(aws);
            Outcome outcome = outcome(account(aws, Map.of("AWS_ENDPOINT_URL_" + service, "http://nobody.invalid:1")));
            wrongWith(outcome).ifPresent(fault -> fail(service + ": " + fault));
            if (outcome.failure().isEmpty()) {
                assertThat(outcome.found().gaps())
                        .anySatisfy(gap -> assertThat(gap.reason()).isEqualTo("no answer"));
            }
        }
    }

    private static Optional<String> wrongWith(Trouble trouble, Call call) {
        try (FakeAws aws = new FakeAws()) {
            GuardedAccount.stub(aws);
            ServeEvent event = CALLS.get(call);
            trouble.make(
                    aws,
                    call,
                    event.getResponse().getBody(),
                    event.getResponse().getHeaders().getContentTypeHeader().firstValue());
            Outcome outcome = outcome(account(aws, Map.of()));
            if (trouble == Trouble.EXPIRY
                    && outcome.failure()
                            .filter(failure -> failure.kind() == Failure.Kind.SIGN_IN_NEEDED)
                            .isEmpty()) {
                return Optional.of("nobody is told that the session is over: " + outcome.failure());
            }
            if (trouble != Trouble.EXPIRY && outcome.failure().isPresent()) {
                return Optional.of("no diagnosis: " + outcome.failure());
            }
            return wrongWith(outcome);
        }
    }

    /** What came of a collection: the case, or the last that was told of before it failed. */
    private record Outcome(Case found, Optional<Failure> failure, Duration took) {}

    private static Outcome outcome(AwsAccount account) {
        List<Case> partial = new ArrayList<>();
        long begin = System.nanoTime();
        try {
            Case found = collect(account, new CollectionListener() {
                @Override
                public void partial(Case soFar) {
                    partial.add(soFar);
                }
            });
            return new Outcome(found, Optional.empty(), Duration.ofNanos(System.nanoTime() - begin));
        } catch (AccountException ended) {
            return new Outcome(
                    partial.isEmpty() ? null : partial.getLast(),
                    Optional.of(ended.failure()),
                    Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private static Optional<String> wrongWith(Outcome outcome) {
        if (outcome.took().compareTo(LIMIT) > 0) {
            return Optional.of("took " + outcome.took());
        }
        if (outcome.found() == null) {
            return Optional.empty();
        }
        Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(outcome.found());
        if (diagnosis.verdict() == DiagnosisVerdict.HEALTHY) {
            return Optional.of("healthy");
        }
        Set<String> refused = DIAGNOSTICIAN.diagnose(WHOLE.getFirst()).checks().stream()
                .filter(check -> check.decision() != CheckDecision.ALLOWED)
                .map(FaultMatrixTest::key)
                .collect(Collectors.toSet());
        List<String> allowed = diagnosis.checks().stream()
                .filter(check -> check.decision() == CheckDecision.ALLOWED)
                .map(FaultMatrixTest::key)
                .filter(refused::contains)
                .toList();
        if (!allowed.isEmpty()) {
            return Optional.of("now allowed: " + allowed);
        }
        if (outcome.failure().isPresent()) {
            return Optional.empty();
        }
        Set<String> lost = lost(WHOLE.getFirst().json(), outcome.found().json());
        Set<Gap> named = new LinkedHashSet<>(outcome.found().gaps());
        named.removeAll(WHOLE.getFirst().gaps());
        return !lost.isEmpty() && named.isEmpty() ? Optional.of("lost without a gap: " + lost) : Optional.empty();
    }

    private static String key(Check check) {
        return check.rule() + " " + check.principal() + " " + check.action() + " " + check.resource();
    }

    /** The places where the second tree lacks what the first has, or says something else. */
    private static Set<String> lost(JsonNode whole, JsonNode found) {
        Set<String> lost = new LinkedHashSet<>();
        compare(whole, found, "", lost);
        return lost;
    }

    private static void compare(JsonNode whole, JsonNode found, String path, Set<String> lost) {
        if (path.equals("/gaps") || path.equals("/collectedAt")) {
            return;
        }
        if (whole instanceof ObjectNode && found instanceof ObjectNode) {
            whole.properties()
                    .forEach(entry ->
                            compare(entry.getValue(), found.path(entry.getKey()), path + "/" + entry.getKey(), lost));
        } else if (whole.isArray() && found.isArray()) {
            // Order does not count, size does.
            Set<JsonNode> items = new LinkedHashSet<>();
            found.forEach(items::add);
            whole.forEach(item -> {
                if (!items.contains(item)) {
                    lost.add(path);
                }
            });
        } else if (!whole.equals(found)) {
            lost.add(path);
        }
    }
}
