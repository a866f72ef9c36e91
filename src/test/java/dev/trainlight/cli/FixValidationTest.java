package dev.trainlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Identity;
import dev.trainlight.evidence.JobQuery;
import dev.trainlight.evidence.JobSummary;
import dev.trainlight.evidence.Json;
import dev.trainlight.evidence.PolicyForValidation;
import dev.trainlight.evidence.PolicyValidation;
import dev.trainlight.evidence.PolicyValidation.Place;
import dev.trainlight.evidence.PolicyValidation.Remark;
import dev.trainlight.evidence.PolicyValidation.Weight;
import dev.trainlight.evidence.RefusedAttempt;
import dev.trainlight.evidence.RoleSummary;
import dev.trainlight.evidence.Subject;
import dev.trainlight.iam.PolicyKind;
import dev.trainlight.iam.Position;
import dev.trainlight.sample.SampleAccount;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code fix --validate}: what AWS says stands beside the fix. */
class FixValidationTest {
    private static final String JOB = "churn-xgb-2026-11-21";

    private final Reader account = new Reader();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** The sample account's jobs, with somebody behind it who reads documents. */
    private static final class Reader implements Account {
        private final Account jobs = new SampleAccount(Clock.systemUTC());
        final List<PolicyForValidation> read = new ArrayList<>();
        List<Remark> remarks = List.of();
        Optional<Failure> refusal = Optional.empty();

        @Override
        public Identity identity() {
            return jobs.identity();
        }

        @Override
        public void jobs(JobQuery query, Consumer<List<JobSummary>> page, Cancellation cancellation)
                throws AccountException {
            jobs.jobs(query, page, cancellation);
        }

        @Override
        public void refusedAttempts(Consumer<List<RefusedAttempt>> page, Cancellation cancellation)
                throws AccountException {
            jobs.refusedAttempts(page, cancellation);
        }

        @Override
        public void roles(Consumer<List<RoleSummary>> page, Cancellation cancellation) throws AccountException {
            jobs.roles(page, cancellation);
        }

        @Override
        public Case collect(Subject subject, CollectionListener listener, Cancellation cancellation)
                throws AccountException {
            return jobs.collect(subject, listener, cancellation);
        }

        @Override
        public void validate(
                List<PolicyForValidation> policies, Consumer<PolicyValidation> answered, Cancellation cancellation)
                throws AccountException {
            if (refusal.isPresent()) {
                throw new AccountException(refusal.get());
            }
            read.addAll(policies);
            policies.forEach(policy -> answered.accept(new PolicyValidation(policy, remarks)));
        }
    }

    private int run(String... arguments) {
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return new Cli(console, (_, _) -> account, () -> new String[] {"Trainlight test"}).run(arguments);
    }

    private JsonNode json() throws Exception {
        return Json.parse(out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void findingsStandBesideTheFixUnderTheFilesName() throws Exception {
        account.remarks = List.of(new Remark(
                Weight.SECURITY_WARNING,
                "PASS_ROLE_WITH_STAR",
                "Too much.",
                Optional.of(URI.create("https://docs.aws.amazon.com/x")),
                List.of(new Place("Statement[0].Action", new Position(1234, 5)))));

        int status = run("fix", "--job", JOB, "--validate");

        assertThat(status).isEqualTo(1);
        assertThat(account.read).singleElement().satisfies(policy -> {
            assertThat(policy.kind()).isEqualTo(PolicyKind.IDENTITY);
            assertThat(policy.text()).contains("Trainlight");
        });
        JsonNode answer = json().path("validation").get(0);
        assertThat(answer.path("document").asString())
                .isEqualTo(account.read.getFirst().name());
        JsonNode finding = answer.path("findings").get(0);
        assertThat(finding.path("type").asString()).isEqualTo("security-warning");
        assertThat(finding.path("learnMore").asString()).isEqualTo("https://docs.aws.amazon.com/x");
        assertThat(finding.path("places").get(0).path("line").asInt()).isEqualTo(1234);

        out.reset();
        run("fix", "--job", JOB, "--validate", "--format", "text");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(", line 1234, column 5: security warning: Too much.");
    }

    @Test
    void withoutTheOptionNobodyIsAsked() throws Exception {
        run("fix", "--job", JOB);

        assertThat(account.read).isEmpty();
        assertThat(json().has("validation")).isFalse();
    }

    @Test
    void theFixIsGivenEvenWhereAwsRefuses() throws Exception {
        account.refusal = Optional.of(Failure.of(
                Failure.Kind.ACCESS_DENIED,
                Failure.Remedy.ASK_ADMINISTRATOR,
                "aws.denied",
                "access-analyzer:ValidatePolicy"));

        int status = run("fix", "--job", JOB, "--validate");

        assertThat(status).isEqualTo(3);
        assertThat(json().path("changes")).isNotEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("access-analyzer:ValidatePolicy");
    }

    @Test
    void theSampleAccountSaysThatThereIsNoAwsToAsk() throws Exception {
        int status = run("fix", "--sample", "--job", JOB, "--validate");

        assertThat(status).isEqualTo(2);
        assertThat(json().path("changes")).isNotEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no AWS behind");
    }
}
