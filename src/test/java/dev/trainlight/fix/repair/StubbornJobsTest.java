package dev.trainlight.fix.repair;

import static dev.trainlight.fix.repair.Blocked.CHECKPOINTS;
import static dev.trainlight.fix.repair.Blocked.DENY_READ;
import static dev.trainlight.fix.repair.Blocked.OUTPUT_KEY_WANTED;

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
                EnumSet.of(DENY_READ, OUTPUT_KEY_WANTED, CHECKPOINTS));
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void areFixedToo(Set<Blocked> blocked) throws Exception {
        for (FixScope scope : FixScope.values()) {
            SoundFix.check(blocked, scope, SoundFix.unrelated());
        }
    }
}
