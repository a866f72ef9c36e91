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

/** What the program does instead of opening a window where that is not possible: its main job, as text. */
public final class NoDisplay {
    /** Why no window opens; each has its own words in the bundle. */
    public enum Reason {
        /** No screen to open it on. */
        DISPLAY("no-display"),
        /** The system's libraries for windows, such as GTK 3, are missing or too old. */
        LIBRARIES("no-libraries");

        private final String key;

        Reason(String key) {
            this.key = key;
        }

        /** What it was that kept JavaFX from starting. */
        public static Reason of(Throwable fault) {
            // JavaFX has one type for both: "Unable to open DISPLAY" and "Unable to load glass GTK library."
            return String.valueOf(fault.getMessage()).contains("DISPLAY") ? DISPLAY : LIBRARIES;
        }
    }

    private static final String JOB = "churn-xgb-2026-11-21";

    private final Console console;

    public NoDisplay(Console console) {
        this.console = console;
    }

    /**
     * Says why no window opens and diagnoses a blocked job of the sample account; gives the exit status.
     *
     * @param detail what the system said; empty where it said nothing
     */
    public int run(Reason reason, String detail) {
        console.err().println(Messages.text(reason.key, detail));
        try {
            Case evidence = new SampleAccount(Clock.systemUTC())
                    .collect(new Subject.Job(JOB), CollectionListener.NONE, Cancellation.NEVER);
            console.out().println();
            console.out()
                    .print(new DiagnosisText(Sentences.in(Locale.ENGLISH))
                            .text(new Diagnostician().diagnose(evidence)));
            console.out().println();
            console.out().flush();
            console.err().println(Messages.text(reason.key + ".next"));
            return ExitStatus.OK;
        } catch (AccountException noSuchJob) {
            throw new IllegalStateException(noSuchJob);
        }
    }
}
