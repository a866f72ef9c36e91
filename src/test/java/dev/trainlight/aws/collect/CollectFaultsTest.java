package dev.trainlight.aws.collect;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Gap;
import dev.trainlight.evidence.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a collection on a bad day: throttling, faults, broken connections, slow answers, a wrong clock. */
class CollectFaultsTest {
    private static final String POLICY = "s3:GetBucketPolicy";

    private FakeAws aws;

    @BeforeEach
    void start() {
        aws = new FakeAws();
        TypicalAccount.stub(aws);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private Case collect() throws AccountException {
        return aws.account().collect(new Subject.Job("churn-1"), CollectionListener.NONE, Cancellation.NEVER);
    }

    private static String reason(Case found, String call) {
        return found.gaps().stream()
                .filter(gap -> gap.call().filter(call::equals).isPresent())
                .map(Gap::reason)
                .findFirst()
                .orElse("no gap");
    }

    private void theRestIsThere(Case found) {
        assertThat(found.resource(TypicalAccount.KEY)).isPresent();
        assertThat(found.resource(TypicalAccount.DATA).orElseThrow().json().has("region"))
                .isTrue();
        assertThat(found.executionRole().toOptional().orElseThrow().roleId()).contains("AROATRAIN");
    }

    @Test
    void whatIsThrottledOnceIsAskedAgain() throws Exception {
        aws.server()
                .stubFor(FakeAws.json("GetKeyPolicy")
                        .inScenario("throttle")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("calm")
                        .willReturn(FakeAws.jsonError("ThrottlingException", "Rate exceeded")));
        aws.server()
                .stubFor(FakeAws.json("GetKeyPolicy")
                        .inScenario("throttle")
                        .whenScenarioStateIs("calm")
                        .willReturn(FakeAws.jsonAnswer(
                                200, "{\"Policy\":\"{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[]}\"}")));
        Case found = collect();
        assertThat(found.resource(TypicalAccount.KEY).orElseThrow().json().has("policy"))
                .isTrue();
        assertThat(reason(found, "kms:GetKeyPolicy")).isEqualTo("no gap");
    }

    @Test
    void aSessionThatEndsWhereOnlyEc2IsAskedIsOver() {
        aws.ec2Error("DescribeVpcEndpoints", "RequestExpired");
        assertThatThrownBy(this::collect)
                .isInstanceOfSatisfying(
                        AccountException.class,
                        ended -> assertThat(ended.failure().kind()).isEqualTo(Failure.Kind.SIGN_IN_NEEDED));
    }

    @Test
    void whatStaysThrottledIsAGap() throws Exception {
        aws.jsonError("GetKeyPolicy", "ThrottlingException", "Rate exceeded");
        Case found = collect();
        assertThat(reason(found, "kms:GetKeyPolicy")).isEqualTo("ThrottlingException");
        theRestIsThere(found);
    }

    @Test
    void aFaultOfAwsIsAGap() throws Exception {
        aws.s3Error("ml-data", "policy", 500, "InternalError");
        Case found = collect();
        assertThat(reason(found, POLICY)).isEqualTo("InternalError");
        theRestIsThere(found);
    }

    @Test
    void aResetConnectionIsAGap() throws Exception {
        aws.server()
                .stubFor(FakeAws.s3("ml-data", "policy")
                        .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        Case found = collect();
        assertThat(reason(found, POLICY)).isEqualTo("no answer");
        theRestIsThere(found);
    }

    @Test
    void aBodyThatBreaksOffIsAGap() throws Exception {
        aws.server()
                .stubFor(FakeAws.json("GetKeyPolicy")
                        .willReturn(FakeAws.jsonAnswer(200, "{\"Policy\":\"{\\\"Version\\\":\\\"2012-10-1")));
        Case found = collect();
        assertThat(reason(found, "kms:GetKeyPolicy")).isNotEqualTo("no gap");
        theRestIsThere(found);
    }

    @Test
    void xmlThatBreaksOffIsAGap() throws Exception {
        aws.server()
                .stubFor(FakeAws.query("GetRolePolicy")
                        .willReturn(FakeAws.xmlAnswer(200, "<GetRolePolicyResponse><GetRolePolicyResult><PolicyDoc")));
        Case found = collect();
        assertThat(reason(found, "iam:GetRolePolicy")).isNotEqualTo("no gap");
        theRestIsThere(found);
    }

    @Test
    void anAnswerThatDripsIsGivenUp() throws Exception {
        aws.server()
                .stubFor(FakeAws.s3("ml-data", "policy")
                        .willReturn(aResponse()
                                .withBody("{\"Version\":\"2012-10-17\"}")
                                .withChunkedDribbleDelay(20, 60_000)));
        AwsAccount account = new AwsAccount(
                aws.session(Duration.ofSeconds(3), Duration.ofSeconds(2)),
                FakeAws.identity("arn:aws:sts::111122223333:assumed-role/Support/ana"),
                FakeAws.limits(),
                FakeAws.clock());
        long begin = System.nanoTime();
        Case found = account.collect(new Subject.Job("churn-1"), CollectionListener.NONE, Cancellation.NEVER);
        assertThat(reason(found, POLICY)).isEqualTo("no answer");
        theRestIsThere(found);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(25));
    }

    @Test
    void aWrongClockIsSaid() {
        aws.server()
                .stubFor(any(anyUrl())
                        .atPriority(1)
                        .willReturn(FakeAws.jsonError(
                                "InvalidSignatureException",
                                "Signature expired: 20261122T100000Z is now earlier than 20261122T110000Z")));
        assertThatThrownBy(this::collect)
                .isInstanceOfSatisfying(
                        AccountException.class,
                        ended -> assertThat(ended.failure().kind()).isEqualTo(Failure.Kind.CLOCK));
    }

    @Test
    void withoutAnyNetworkTheCollectionEnds() {
        aws.server()
                .stubFor(any(anyUrl()).atPriority(1).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThatThrownBy(this::collect)
                .isInstanceOfSatisfying(
                        AccountException.class,
                        ended -> assertThat(ended.failure().kind()).isEqualTo(Failure.Kind.NETWORK));
    }

    @Test
    void aCancelledCollectionEndsSoonAndKeepsWhatItHas() throws Exception {
        aws.server()
                .stubFor(FakeAws.s3("ml-data", "policy").willReturn(aResponse().withFixedDelay(8_000)));
        AtomicBoolean cancelled = new AtomicBoolean();
        List<Case> partials = Collections.synchronizedList(new ArrayList<>());
        long begin = System.nanoTime();
        Case found = aws.account()
                .collect(
                        new Subject.Job("churn-1"),
                        new CollectionListener() {
                            @Override
                            public void progress(String call, int done, int known) {
                                cancelled.compareAndSet(false, done > 30);
                            }

                            @Override
                            public void partial(Case soFar) {
                                partials.add(soFar);
                            }
                        },
                        cancelled::get);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(7));
        assertThat(found.job()).isPresent();
        assertThat(reason(found, POLICY)).isEqualTo("cancelled");
        assertThat(partials).isNotEmpty();
    }

    @Test
    void whenTheTimeIsUpTheRestAreGaps() throws Exception {
        aws.server()
                .stubFor(FakeAws.s3("ml-data", "policy").willReturn(aResponse().withFixedDelay(8_000)));
        Limits standard = FakeAws.limits();
        AwsAccount account = new AwsAccount(
                aws.session(),
                FakeAws.identity("arn:aws:sts::111122223333:assumed-role/Support/ana"),
                new Limits(Duration.ofSeconds(5), standard.atOnce(), 4, standard.trailEvery(), 6, 6, 200),
                FakeAws.clock());
        Case found = account.collect(new Subject.Job("churn-1"), CollectionListener.NONE, Cancellation.NEVER);
        assertThat(reason(found, POLICY)).isEqualTo("no time left");
        theRestIsThere(found);
    }

    @Test
    void partialCasesGrowAndProgressCountsUp() throws Exception {
        aws.server().setGlobalFixedDelay(60);
        List<Integer> done = new ArrayList<>();
        List<Case> partials = new ArrayList<>();
        aws.account()
                .collect(
                        new Subject.Job("churn-1"),
                        new CollectionListener() {
                            @Override
                            public void progress(String call, int answered, int known) {
                                assertThat(call).contains(":");
                                assertThat(answered).isLessThanOrEqualTo(known);
                                done.add(answered);
                            }

                            @Override
                            public void partial(Case soFar) {
                                partials.add(soFar);
                            }
                        },
                        Cancellation.NEVER);
        assertThat(done).isSorted();
        assertThat(done.getLast()).isGreaterThan(40);
        assertThat(partials).hasSizeGreaterThan(1);
        assertThat(partials.getFirst().resources().orElse(List.of()).size())
                .isLessThanOrEqualTo(
                        partials.getLast().resources().orElse(List.of()).size());
        assertThat(partials.getLast().trainingJob().toOptional().flatMap(job -> job.name()))
                .isEqualTo(Optional.of("churn-1"));
    }
}
