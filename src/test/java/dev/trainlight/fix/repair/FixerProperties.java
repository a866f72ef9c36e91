package dev.trainlight.fix.repair;

import dev.trainlight.fix.FixScope;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What holds of every fix, whatever blocks the job; {@link FixerLongRun} tries many more. */
class FixerProperties {
    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void aFixHelpsAndNothingElse(@ForAll("blocked") Set<Blocked> blocked, @ForAll FixScope scope) throws Exception {
        SoundFix.check(blocked, scope, SoundFix.unrelated());
    }

    @Provide
    Arbitrary<Set<Blocked>> blocked() {
        return Arbitraries.of(Blocked.class)
                .set()
                .ofMinSize(1)
                .ofMaxSize(4)
                .filter(blocked -> !blocked.containsAll(Set.of(Blocked.FAILED, Blocked.RUNNING)));
    }
}
