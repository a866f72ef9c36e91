package dev.trainlight.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Gap;
import dev.trainlight.evidence.JobQuery;
import dev.trainlight.evidence.JobSummary;
import dev.trainlight.evidence.RefusedAttempt;
import dev.trainlight.evidence.RoleSummary;
import dev.trainlight.evidence.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleAccountTest {
    private static final Instant NOW = Instant.parse("2031-03-04T05:06:07Z");

    private final SampleAccount account = new SampleAccount(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void showsAboutTwentyJobsNewestFirstAndHoursOldWheneverItIsOpened() {
        List<JobSummary> jobs = jobs(JobQuery.newest(100));

        assertThat(jobs).hasSizeBetween(18, 24);
        assertThat(jobs).isSortedAccordingTo((a, b) -> b.created().compareTo(a.created()));
        assertThat(jobs.getFirst().created()).isBetween(NOW.minus(Duration.ofHours(3)), NOW);
        assertThat(jobs).extracting(JobSummary::status).contains("Failed", "Completed", "InProgress", "Stopped");
    }

    @Test
    void filtersAsSageMakerDoes() {
        assertThat(jobs(new JobQuery(java.util.Optional.of("FORECAST"), java.util.Optional.of("Failed"), 100)))
                .isNotEmpty()
                .allSatisfy(job -> assertThat(job.name()).contains("forecast"))
                .allSatisfy(job -> assertThat(job.status()).isEqualTo("Failed"));
        assertThat(jobs(JobQuery.newest(3))).hasSize(3);
    }

    @Test
    void everyJobHasItsRoleAndEveryResourceThatItNames() throws AccountException {
        for (JobSummary job : jobs(JobQuery.newest(100))) {
            Case evidence = collect(new Subject.Job(job.name()));

            assertThat(evidence.job()).as(job.name()).isPresent();
            assertThat(evidence.executionRole().isPresent()).as(job.name()).isTrue();
            assertThat(evidence.caller().isPresent()).as(job.name()).isTrue();
            assertThat(evidence.resources().orElse(List.of())).as(job.name()).isNotEmpty();
            assertThat(evidence.gaps())
                    .as("policies of %s that are no policies", job.name())
                    .noneMatch(gap -> gap.reason().contains("not a policy document"));
        }
    }

    @Test
    void oneJobHasAnEndpointThatMayNotBeRead() throws AccountException {
        Case evidence = collect(new Subject.Job("churn-xgb-2026-11-21"));

        assertThat(evidence.vpcEndpoints().isUnknown()).isTrue();
        assertThat(evidence.gaps()).extracting(Gap::call).contains(java.util.Optional.of("ec2:DescribeVpcEndpoints"));
    }

    @Test
    void refusedAttemptsBecomeCasesWithTheirRequestAndCaller() throws AccountException {
        List<RefusedAttempt> attempts = new ArrayList<>();
        account.refusedAttempts(attempts::addAll, Cancellation.NEVER);

        assertThat(attempts).hasSizeGreaterThan(3);
        for (RefusedAttempt attempt : attempts) {
            Case evidence = collect(new Subject.Refused(attempt));
            assertThat(evidence.trainingJob().isNone()).isTrue();
            assertThat(evidence.request().toOptional().orElseThrow().name()).isEqualTo(attempt.jobName());
            assertThat(evidence.message()).contains(attempt.errorMessage());
            assertThat(evidence.caller().isPresent()).isTrue();
            assertThat(evidence.executionRole().isPresent()).isTrue();
        }
    }

    @Test
    void everyRoleSaysWhoMayAssumeIt() {
        List<RoleSummary> roles = new ArrayList<>();
        account.roles(roles::addAll, Cancellation.NEVER);

        assertThat(roles)
                .hasSizeGreaterThan(10)
                .allSatisfy(role -> assertThat(role.trustPolicy().isPresent()).isTrue());
    }

    @Test
    void partialCasesComeBeforeTheWholeOne() throws AccountException {
        List<Case> partial = new ArrayList<>();
        CollectionListener listener = new CollectionListener() {
            @Override
            public void partial(Case soFar) {
                partial.add(soFar);
            }
        };

        account.collect(new Subject.Job("speech-conformer-14"), listener, Cancellation.NEVER);

        assertThat(partial.getFirst().job()).isPresent();
        assertThat(partial.getFirst().executionRole().isUnknown()).isTrue();
        assertThat(partial.getLast().executionRole().isPresent()).isTrue();
        assertThat(partial.getLast().resources().isUnknown()).isTrue();
    }

    @Test
    void aJobThatIsNotThereIsSaidSo() {
        assertThatThrownBy(() -> collect(new Subject.Job("no-such-job")))
                .isInstanceOfSatisfying(AccountException.class, refused -> {
                    assertThat(refused.failure().kind()).isEqualTo(Failure.Kind.NOT_FOUND);
                    assertThat(refused.failure().text(java.util.Locale.ENGLISH)).contains("no-such-job");
                });
    }

    @Test
    void anAdoptedFixShowsAtTheNextCollectionAndThePastIsGone() throws AccountException {
        Subject subject = new Subject.Job("speech-conformer-14");
        Case before = collect(subject);

        account.adopt(subject, before);

        Case after = collect(subject);
        assertThat(after.request().toOptional().orElseThrow().name()).contains("speech-conformer-14");
        assertThat(after.trainingJob().isUnknown()).isTrue();
        assertThat(after.executionRole()).isNotEqualTo(dev.trainlight.iam.Slot.unknown());
        assertThat(after.cloudTrailEvents().orElse(List.of())).isEmpty();
    }

    private List<JobSummary> jobs(JobQuery query) {
        List<JobSummary> jobs = new ArrayList<>();
        account.jobs(query, jobs::addAll, Cancellation.NEVER);
        return jobs;
    }

    private Case collect(Subject subject) throws AccountException {
        return account.collect(subject, CollectionListener.NONE, Cancellation.NEVER);
    }
}
