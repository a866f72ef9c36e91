package dev.trainlight.aws.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.evidence.CallMade;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Gap;
import dev.trainlight.evidence.Renewal;
import dev.trainlight.evidence.Subject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Parts of a case are read again; the rest stays as it was read, and says so. */
class CollectAgainTest {
    private static final Subject JOB = new Subject.Job(TypicalAccount.JOB);
    private static final Instant LATER = FakeAws.NOW.plusSeconds(600);
    private static final String OPEN =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Open\",\"Effect\":\"Allow\","
                    + "\"Principal\":{\"AWS\":\"" + TypicalAccount.ROLE
                    + "\"},\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::ml-data/*\"}]}";
    private static final Renewal ROLE_AND_BUCKET =
            new Renewal(Set.of("executionRole"), Set.of(TypicalAccount.DATA), false, false);

    private final FakeAws aws = new FakeAws();

    @BeforeEach
    void stub() {
        TypicalAccount.stub(aws);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    private Case collect() throws Exception {
        return aws.account().collect(JOB, CollectionListener.NONE, Cancellation.NEVER);
    }

    private Case again(Case before, Renewal parts) throws Exception {
        return again(before, parts, CollectionListener.NONE, Cancellation.NEVER);
    }

    private Case again(Case before, Renewal parts, CollectionListener listener, Cancellation cancellation)
            throws Exception {
        AwsAccount account = new AwsAccount(
                aws.session(),
                FakeAws.identity("arn:aws:sts::111122223333:assumed-role/DataScientist/mia"),
                FakeAws.limits(),
                Clock.fixed(LATER, ZoneOffset.UTC));
        return account.collectAgain(JOB, before, parts, listener, cancellation);
    }

    private static JsonNode resource(Case of, String arn) {
        return of.resource(arn).orElseThrow().json();
    }

    /** The case without the times at which it was read. */
    private static JsonNode timeless(Case of) {
        ObjectNode json = of.json().deepCopy();
        json.remove(List.of("collectedAt", Renewal.ENDPOINTS_AT, CallMade.FIELD));
        json.findParents(Renewal.AT).forEach(each -> ((ObjectNode) each).remove(Renewal.AT));
        return json;
    }

    @Test
    void onlyTheRoleAndTheBucketAreAskedFor() throws Exception {
        Case before = collect();
        int calls = aws.requests().size();
        aws.s3("ml-data", "policy", OPEN);
        Case after = again(before, ROLE_AND_BUCKET);

        assertThat(aws.requests().size() - calls)
                .as("calls of the second reading; the first made " + calls)
                .isPositive()
                .isLessThan(calls / 2);
        for (String once :
                List.of("DescribeTrainingJob", "ListTags", "FilterLogEvents", "DescribeImages", "DescribeSubnets")) {
            assertThat(aws.asked(once)).as(once).isEqualTo(1);
        }
        assertThat(aws.asked("ml-models?policy")).isEqualTo(1);
        assertThat(aws.asked("ml-data?policy")).isEqualTo(2);
        assertThat(resource(after, TypicalAccount.DATA)
                        .path("policy")
                        .path("Statement")
                        .get(0)
                        .path("Sid")
                        .asString())
                .isEqualTo("Open");
    }

    @Test
    void whatWasNotReadAgainKeepsItsTimeAndWhatWasSaysIts() throws Exception {
        Case after = again(collect(), ROLE_AND_BUCKET);

        assertThat(after.collectedAt()).contains(FakeAws.NOW);
        assertThat(resource(after, TypicalAccount.DATA).path(Renewal.AT).asString())
                .isEqualTo(LATER.toString());
        assertThat(after.executionRole()
                        .toOptional()
                        .orElseThrow()
                        .json()
                        .path(Renewal.AT)
                        .asString())
                .isEqualTo(LATER.toString());
        assertThat(CallMade.of(after))
                .filteredOn(made -> made.call().equals("s3:GetBucketPolicy"))
                .extracting(made -> made.at().orElseThrow())
                .containsExactly(FakeAws.NOW, LATER);
        assertThat(resource(after, TypicalAccount.MODELS).has(Renewal.AT)).isFalse();
        assertThat(after.caller().toOptional().orElseThrow().json().has(Renewal.AT))
                .isFalse();
    }

    @Test
    void whereNothingChangedEveryPartReadsAsTheWholeCollectionDid() throws Exception {
        Case before = collect();
        Renewal all = new Renewal(
                Set.of("caller", "executionRole"),
                Set.of(TypicalAccount.DATA, TypicalAccount.MODELS, TypicalAccount.KEY, TypicalAccount.REPOSITORY),
                true,
                true);

        assertThat(timeless(again(before, all))).isEqualTo(timeless(before));
    }

    @Test
    void whatMayBeReadNowLeavesNoGapAndWhatMayNoLongerIsUnknown() throws Exception {
        aws.s3Error("ml-data", "policy", 403, "AccessDenied");
        Case before = collect();
        assertThat(before.gaps())
                .extracting(Gap::call)
                .anyMatch(call -> call.orElse("").equals("s3:GetBucketPolicy"));
        int elsewhere = before.gaps().size() - 1;

        aws.s3("ml-data", "policy", OPEN);
        Case open = again(before, ROLE_AND_BUCKET);
        assertThat(open.gaps()).hasSize(elsewhere);
        assertThat(open.resource(TypicalAccount.DATA).orElseThrow().policy().isPresent())
                .isTrue();

        aws.s3Error("ml-data", "policy", 403, "AccessDenied");
        Case shut = again(open, ROLE_AND_BUCKET);
        assertThat(shut.gaps()).hasSize(elsewhere + 1);
        assertThat(shut.resource(TypicalAccount.DATA).orElseThrow().policy().isUnknown())
                .isTrue();
    }

    @Test
    void aPolicyThatIsGoneTakesItsGapWithIt() throws Exception {
        aws.queryError("GetRolePolicy", 403, "AccessDenied");
        Case before = collect();
        assertThat(before.gaps()).extracting(Gap::evidence).contains("inline policy ReadData");
        aws.query("ListRolePolicies", "RoleName=TrainRole", TypicalAccount.names());

        assertThat(again(before, ROLE_AND_BUCKET).gaps())
                .extracting(Gap::evidence)
                .doesNotContain("inline policy ReadData");
    }

    @Test
    void progressIsToldAndACancelledReadingEndsWithAWholeCase() throws Exception {
        Case before = collect();
        List<String> told = new ArrayList<>();
        CollectionListener listener = new CollectionListener() {
            @Override
            public void progress(String call, int done, int known) {
                told.add(call);
            }
        };
        Case after = again(before, ROLE_AND_BUCKET, listener, () -> !told.isEmpty());

        assertThat(told).isNotEmpty();
        assertThat(after.job()).isPresent();
        assertThat(after.resource(TypicalAccount.MODELS)).isPresent();
    }
}
