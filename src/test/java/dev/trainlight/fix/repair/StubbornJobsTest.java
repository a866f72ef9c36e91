package dev.trainlight.fix.repair;

import static dev.trainlight.fix.repair.Blocked.CHECKPOINTS;
import static dev.trainlight.fix.repair.Blocked.DENY_READ;
import static dev.trainlight.fix.repair.Blocked.OUTPUT_KEY_WANTED;
import static dev.trainlight.fix.repair.Blocked.ROLE_FULL;
import static dev.trainlight.fix.repair.Blocked.SCP_ALLOW_LIST;
import static dev.trainlight.fix.repair.Blocked.VPC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.Cases;
import dev.trainlight.diagnosis.judgement.Diagnostician;
import dev.trainlight.evidence.Case;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.FixScope;
import dev.trainlight.fix.Operation;
import dev.trainlight.fix.proof.FixApplication;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jobs whose fix {@link FixerLongRun} once found wanting, each with as few blocks as show it. */
class StubbornJobsTest {
    static List<Set<Blocked>> jobs() {
        return List.of(
                // The bucket's only statement is asked about: what lies behind it has to be found all the same.
                EnumSet.of(DENY_READ, OUTPUT_KEY_WANTED, CHECKPOINTS),
                // The key that the fix puts into the request is not known, and the organization denies besides.
                EnumSet.of(OUTPUT_KEY_WANTED, SCP_ALLOW_LIST),
                // The Allows find no room in the role, the exception from its Deny does.
                EnumSet.of(DENY_READ, VPC, ROLE_FULL));
    }

    @Test
    void whatOnlyAMessageNamesIsNotAddedTwice() {
        Case evidence = Cases.planned()
                .role("identityPolicies", "[{'name':'Unread','kind':'inline'}]")
                .ran("Failed", "Downloading", "Downloading input data", """
                        ClientError: Data download failed:AccessDenied (403): User: arn:aws:sts::111122223333:assumed-role/TrainRole/SageMaker \
                        is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::ml-data/train/x.csv" because no \
                        identity-based policy allows the s3:GetObject action""")
                .build();
        Diagnostician diagnostician = new Diagnostician();
        Fixer fixer = new Fixer(diagnostician);
        Fix fix = fixer.fix(evidence, diagnostician.diagnose(evidence));
        assertThat(fix.changes()).hasSize(1);

        Case fixed = FixApplication.apply(evidence, fix);

        assertThat(fixer.fix(fixed, diagnostician.diagnose(fixed)).changes()).isEmpty();
    }

    @Test
    void aFederatedUserHasNoPolicyOfItsOwnToPutAnythingInto() {
        Case evidence = Cases.planned()
                .callerWithout("iam:PassRole")
                .caller("arn", "'arn:aws:sts::111122223333:federated-user/dana'")
                .build();
        Diagnostician diagnostician = new Diagnostician();

        Fix fix = new Fixer(diagnostician).fix(evidence, diagnostician.diagnose(evidence));

        assertThat(fix.changes()).isNotEmpty().allSatisfy(change -> {
            assertThat(change.operation()).isEqualTo(Operation.ASK);
            assertThat(change.awsCli()).isEmpty();
        });
        assertThat(fix.changes())
                .anySatisfy(change -> assertThat(change.statements())
                        .singleElement()
                        .satisfies(wanted ->
                                assertThat(wanted.path("Action").asString()).isEqualTo("iam:PassRole")));
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void areFixedToo(Set<Blocked> blocked) throws Exception {
        for (FixScope scope : FixScope.values()) {
            SoundFix.check(blocked, scope, SoundFix.unrelated());
        }
    }
}
