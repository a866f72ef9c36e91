package dev.trainlight.fix.repair;

import static dev.trainlight.fix.repair.Blocked.CHECKPOINTS;
import static dev.trainlight.fix.repair.Blocked.DENY_READ;
import static dev.trainlight.fix.repair.Blocked.OUTPUT_KEY_WANTED;
import static dev.trainlight.fix.repair.Blocked.ROLE_FULL;
import static dev.trainlight.fix.repair.Blocked.SCP_ALLOW_LIST;
import static dev.trainlight.fix.repair.Blocked.VPC;

import dev.trainlight.fix.FixScope;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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

    @ParameterizedTest
    @MethodSource("jobs")
    void areFixedToo(Set<Blocked> blocked) throws Exception {
        for (FixScope scope : FixScope.values()) {
            SoundFix.check(blocked, scope, SoundFix.unrelated());
        }
    }
}
