package dev.trainlight.cli;

import dev.trainlight.diagnosis.DiagnosisText;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.diagnosis.judgement.Diagnostician;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Subject;
import dev.trainlight.sample.SampleAccount;
import java.time.Clock;
import java.util.Locale;

/** What the program does instead of opening a window where there is no display: its main job, as text. */
public final class NoDisplay {
    private static final String JOB = "churn-xgb-2026-11-21";

    private final Console console;

    public NoDisplay(Console console) {
        this.console = console;
    }

    /** Says that there is no display and diagnoses a blocked job of the sample account; gives the exit status. */
    public int run() {
        console.err().println(Messages.text("no-display"));
        try {
            Case evidence = new SampleAccount(Clock.systemUTC())
                    .collect(new Subject.Job(JOB), CollectionListener.NONE, Cancellation.NEVER);
            console.out().println();
            console.out()
                    .print(new DiagnosisText(Sentences.in(Locale.ENGLISH))
                            .text(new Diagnostician().diagnose(evidence)));
            console.out().println();
            console.out().flush();
            console.err().println(Messages.text("no-display.next"));
            return ExitStatus.OK;
        } catch (AccountException noSuchJob) {
            throw new IllegalStateException(noSuchJob);
        }
    }
}
