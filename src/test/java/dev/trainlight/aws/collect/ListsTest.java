package dev.trainlight.aws.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.JobQuery;
import dev.trainlight.evidence.JobSummary;
import dev.trainlight.evidence.RefusedAttempt;
import dev.trainlight.evidence.RoleSummary;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lists of jobs, refused attempts and roles, page by page. */
class ListsTest {
    private FakeAws aws;

    @BeforeEach
    void start() {
        aws = new FakeAws();
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private static String jobs(int from, int to, String more) {
        StringBuilder jobs = new StringBuilder();
        for (int number = from; number < to; number++) {
            jobs.append(jobs.isEmpty() ? "" : ",")
                    .append(
                            "{\"TrainingJobName\":\"job-%1$d\",\"TrainingJobArn\":\"arn:aws:sagemaker:eu-west-1:111122223333:training-job/job-%1$d\",\"TrainingJobStatus\":\"Failed\",\"CreationTime\":1795255200.5,\"LastModifiedTime\":1795255300}"
                                    .formatted(number));
        }
        return "{\"TrainingJobSummaries\":[" + jobs + "]" + more + "}";
    }

    @Test
    void anEmptyPageOfJobsIsNotTheEnd() throws Exception {
        aws.json("ListTrainingJobs", jobs(0, 2, ",\"NextToken\":\"two\""));
        aws.json("ListTrainingJobs", "\"two\"", jobs(0, 0, ",\"NextToken\":\"three\""));
        aws.json("ListTrainingJobs", "\"three\"", jobs(2, 3, ""));
        List<JobSummary> found = new ArrayList<>();
        aws.account().jobs(JobQuery.newest(100), found::addAll, Cancellation.NEVER);
        assertThat(found).extracting(JobSummary::name).containsExactly("job-0", "job-1", "job-2");
        assertThat(found.getFirst().created()).isEqualTo(Instant.parse("2026-11-21T10:00:00.500Z"));
        assertThat(found.getFirst().ended()).isEmpty();
    }

    @Test
    void jobsAreFilteredByAwsAndSortedNewestFirst() throws Exception {
        aws.json("ListTrainingJobs", jobs(0, 1, ""));
        aws.account().jobs(new JobQuery(Optional.of("churn"), Optional.of("Failed"), 10), _ -> {}, Cancellation.NEVER);
        String asked = aws.requests().getFirst().getBodyAsString();
        assertThat(asked)
                .contains("\"NameContains\":\"churn\"")
                .contains("\"StatusEquals\":\"Failed\"")
                .contains("\"SortOrder\":\"Descending\"")
                .contains("\"SortBy\":\"CreationTime\"");
    }

    @Test
    void manyJobsComePageByPageUpToTheLimit() throws Exception {
        aws.json("ListTrainingJobs", jobs(0, 100, ",\"NextToken\":\"again\""));
        AtomicInteger count = new AtomicInteger();
        AtomicInteger pages = new AtomicInteger();
        aws.account()
                .jobs(
                        JobQuery.newest(5_050),
                        page -> {
                            count.addAndGet(page.size());
                            pages.incrementAndGet();
                        },
                        Cancellation.NEVER);
        assertThat(count).hasValue(5_050);
        assertThat(pages).hasValue(51);
    }

    @Test
    void aCancelledListEndsAfterItsPage() throws Exception {
        aws.json("ListTrainingJobs", jobs(0, 100, ",\"NextToken\":\"again\""));
        AtomicInteger pages = new AtomicInteger();
        aws.account().jobs(JobQuery.newest(100_000), _ -> pages.incrementAndGet(), () -> pages.get() >= 3);
        assertThat(pages).hasValue(3);
    }

    @Test
    void whoMayNotListJobsIsTold() {
        assertThatThrownBy(() -> aws.account().jobs(JobQuery.newest(1), _ -> {}, Cancellation.NEVER))
                .isInstanceOfSatisfying(AccountException.class, refused -> {
                    assertThat(refused.failure().kind()).isEqualTo(Failure.Kind.ACCESS_DENIED);
                    assertThat(refused.failure().text(java.util.Locale.ROOT)).contains("sagemaker:ListTrainingJobs");
                });
    }

    @Test
    void aPageThatIsThrottledIsAskedAgain() throws Exception {
        aws.json("ListTrainingJobs", jobs(0, 1, ""));
        aws.server()
                .stubFor(FakeAws.json("ListTrainingJobs")
                        .inScenario("slow")
                        .whenScenarioStateIs(com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED)
                        .willSetStateTo("calm")
                        .willReturn(FakeAws.jsonError("ThrottlingException", "Rate exceeded")));
        List<JobSummary> found = new ArrayList<>();
        aws.account().jobs(JobQuery.newest(1), found::addAll, Cancellation.NEVER);
        assertThat(found).hasSize(1);
    }

    @Test
    void onlyCallsThatWereRefusedAreAttempts() throws Exception {
        String refused =
                "{\"eventTime\":\"2026-11-20T08:00:00Z\",\"eventName\":\"CreateTrainingJob\",\"errorCode\":\"AccessDenied\",\"errorMessage\":\"no\",\"userIdentity\":{\"arn\":\"arn:aws:iam::111122223333:user/sam\"},\"requestParameters\":{\"trainingJobName\":\"first\"}}";
        String blind =
                "{\"eventTime\":\"2026-11-19T08:00:00Z\",\"eventName\":\"CreateTrainingJob\",\"errorCode\":\"AccessDenied\",\"requestParameters\":null}";
        String made = "{\"eventTime\":\"2026-11-18T08:00:00Z\",\"eventName\":\"CreateTrainingJob\"}";
        aws.json("LookupEvents", TypicalAccount.events(made, refused).replace("]}", "],\"NextToken\":\"n\"}"));
        aws.json("LookupEvents", "\"n\"", TypicalAccount.events(blind));
        List<RefusedAttempt> found = new ArrayList<>();
        aws.account().refusedAttempts(found::addAll, Cancellation.NEVER);
        assertThat(found).hasSize(2);
        assertThat(found.getFirst().jobName()).contains("first");
        assertThat(found.getFirst().caller()).contains("arn:aws:iam::111122223333:user/sam");
        assertThat(found.getFirst().when()).isEqualTo(Instant.parse("2026-11-20T08:00:00Z"));
        assertThat(found.getLast().jobName()).isEmpty();
    }

    @Test
    void onlyRolesThatTrustSageMakerAreListed() throws Exception {
        String ec2 = TypicalAccount.TRUST.replace("sagemaker", "ec2");
        String several = TypicalAccount.TRUST.replace(
                "\"sagemaker.amazonaws.com\"", "[\"ec2.amazonaws.com\",\"sagemaker.amazonaws.com\"]");
        String deny = TypicalAccount.TRUST.replace("Allow", "Deny");
        aws.query(
                "ListRoles",
                "<Roles>" + role("A", ec2) + role("B", TypicalAccount.TRUST)
                        + "</Roles><IsTruncated>true</IsTruncated><Marker>m2</Marker>");
        aws.query(
                "ListRoles",
                "Marker=m2",
                "<Roles>" + role("C", several) + role("D", deny) + "</Roles><IsTruncated>false</IsTruncated>");
        TypicalAccount.role(
                aws,
                "B",
                "arn:aws:iam::111122223333:role/B",
                "AROAB",
                "<RoleLastUsed><LastUsedDate>2026-11-01T00:00:00Z</LastUsedDate><Region>eu-west-1</Region></RoleLastUsed>");
        List<RoleSummary> found = new ArrayList<>();
        aws.account().roles(found::addAll, Cancellation.NEVER);
        assertThat(found).extracting(RoleSummary::name).containsExactly("B", "C");
        assertThat(found.getFirst().lastUsed()).contains(Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(found.getFirst().trustPolicy().isPresent()).isTrue();
        assertThat(found.getLast().lastUsed()).as("IAM did not tell").isEmpty();
    }

    private static String role(String name, String trust) {
        return "<member><Path>/</Path><RoleName>%1$s</RoleName><RoleId>AROA%1$s</RoleId><Arn>arn:aws:iam::111122223333:role/%1$s</Arn><CreateDate>2025-01-02T03:04:05Z</CreateDate><AssumeRolePolicyDocument>%2$s</AssumeRolePolicyDocument></member>"
                .formatted(name, FakeAws.document(trust));
    }

    /** A hundred thousand jobs, an empty page after every ten, and never more than a few pages in memory. */
    @Test
    void aHundredThousandJobsPassThroughWithoutBeingKept() throws Exception {
        int cycle = 10;
        aws.json("ListTrainingJobs", jobs(0, 100, ",\"NextToken\":\"page-1\""));
        for (int page = 1; page < cycle; page++) {
            aws.json(
                    "ListTrainingJobs",
                    "\"page-" + page + "\"",
                    jobs(0, 100, ",\"NextToken\":\"" + (page + 1 < cycle ? "page-" + (page + 1) : "empty") + "\""));
        }
        aws.json("ListTrainingJobs", "\"empty\"", jobs(0, 0, ",\"NextToken\":\"page-1\""));
        List<WeakReference<JobSummary>> seen = new ArrayList<>();
        AtomicInteger count = new AtomicInteger();
        AtomicInteger empty = new AtomicInteger();
        AtomicLong alive = new AtomicLong(-1);
        aws.account()
                .jobs(
                        JobQuery.newest(100_000),
                        page -> {
                            count.addAndGet(page.size());
                            page.stream().map(WeakReference::new).forEach(seen::add);
                            empty.addAndGet(page.isEmpty() ? 1 : 0);
                            if (count.get() == 90_000 && !page.isEmpty()) {
                                alive.set(aliveIn(seen));
                            }
                        },
                        Cancellation.NEVER);

        assertThat(count).hasValue(100_000);
        assertThat(empty.get()).isGreaterThan(90);
        assertThat(alive.get()).as("kept on the way").isBetween(0L, 300L);
    }

    private static long aliveIn(List<? extends WeakReference<?>> seen) {
        long alive = seen.size();
        for (int attempt = 0; attempt < 5 && alive > 300; attempt++) {
            System.gc();
            alive = seen.stream().filter(each -> each.get() != null).count();
        }
        return alive;
    }

    @Test
    void fiveThousandRolesComePageByPage() throws Exception {
        int pages = 26;
        String full = IntStream.range(0, 200)
                .mapToObj(number -> role("R" + number, TypicalAccount.TRUST))
                .collect(Collectors.joining());
        for (int page = 0; page < pages; page++) {
            String more = page + 1 < pages
                    ? "<IsTruncated>true</IsTruncated><Marker>m" + (page + 1) + "x</Marker>"
                    : "<IsTruncated>false</IsTruncated>";
            String result = "<Roles>" + (page == 12 ? "" : full) + "</Roles>" + more;
            if (page == 0) {
                aws.query("ListRoles", result);
            } else {
                aws.query("ListRoles", "Marker=m" + page + "x", result);
            }
        }
        List<Integer> sizes = new ArrayList<>();
        List<WeakReference<RoleSummary>> seen = new ArrayList<>();
        AtomicLong alive = new AtomicLong(-1);
        aws.account()
                .roles(
                        page -> {
                            sizes.add(page.size());
                            page.stream().map(WeakReference::new).forEach(seen::add);
                            if (sizes.size() == pages - 1) {
                                alive.set(aliveIn(seen));
                            }
                        },
                        Cancellation.NEVER);

        assertThat(sizes).hasSize(pages).contains(0);
        assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(5_000);
        assertThat(aws.asked("GetRole"))
                .as("asked in full, no more than somebody looks at")
                .isEqualTo(60);
        assertThat(alive.get()).as("kept on the way").isBetween(0L, 300L);
    }

    @Test
    void anUnreachableAwsIsSaid() {
        aws.server()
                .stubFor(WireMock.any(WireMock.anyUrl())
                        .atPriority(1)
                        .willReturn(WireMock.aResponse()
                                .withFault(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER)));
        assertThatThrownBy(() -> aws.account().roles(_ -> {}, Cancellation.NEVER))
                .isInstanceOfSatisfying(
                        AccountException.class,
                        ended -> assertThat(ended.failure().kind()).isEqualTo(Failure.Kind.NETWORK));
    }
}
