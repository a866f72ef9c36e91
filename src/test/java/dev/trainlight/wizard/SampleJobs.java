package dev.trainlight.wizard;

import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.judgement.Diagnostician;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Subject;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.FixScope;
import dev.trainlight.fix.repair.Fixer;
import dev.trainlight.sample.SampleAccount;
import dev.trainlight.wizard.page.TestSurroundings;
import dev.trainlight.wizard.state.WizardState.Diagnosed;
import java.time.Clock;
import java.time.ZoneOffset;

/** Jobs of the sample account, diagnosed and fixed by the real engine; for tests of pages. */
public final class SampleJobs {
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician();
    private static final Fixer FIXER = new Fixer(DIAGNOSTICIAN);

    private SampleJobs() {}

    /** A sample account at the time of the tests. */
    public static SampleAccount account() {
        return new SampleAccount(Clock.fixed(TestSurroundings.NOW, ZoneOffset.UTC));
    }

    /** What the case says. */
    public static Diagnosis diagnose(Case evidence) {
        return DIAGNOSTICIAN.diagnose(evidence);
    }

    /** The fix of a diagnosis. */
    public static Fix fix(Case evidence, Diagnosis diagnosis, FixScope scope) {
        return FIXER.fix(evidence, diagnosis, scope);
    }

    /** The job of that name, diagnosed. */
    public static Diagnosed diagnosed(String job) {
        SampleAccount account = account();
        Subject subject = new Subject.Job(job);
        try {
            Case evidence = account.collect(subject, CollectionListener.NONE, Cancellation.NEVER);
            return new Diagnosed(account, subject, evidence, true, diagnose(evidence));
        } catch (AccountException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
