package dev.trainlight.fix.repair;

import dev.trainlight.diagnosis.judgement.Diagnostician;
import dev.trainlight.diagnosis.message.MessageReader;
import dev.trainlight.iam.Evaluator;

/**
 * The pure parts of the program, each made when it is first asked for: their bundled data and patterns take longer to load
 * than a window takes to open. One is enough for the whole program; thread-safe.
 */
public final class Engine {
    private MessageReader messages;
    private Diagnostician diagnostician;
    private Fixer fixer;
    private Evaluator evaluator;

    /** An engine that has loaded nothing yet. */
    public Engine() {}

    /** Reads failure texts. */
    public synchronized MessageReader messages() {
        if (messages == null) {
            messages = new MessageReader();
        }
        return messages;
    }

    /** Decides single requests. */
    public synchronized Evaluator evaluator() {
        if (evaluator == null) {
            evaluator = new Evaluator();
        }
        return evaluator;
    }

    /** Makes diagnoses. */
    public synchronized Diagnostician diagnostician() {
        if (diagnostician == null) {
            diagnostician = new Diagnostician(evaluator(), messages());
        }
        return diagnostician;
    }

    /** Makes fixes. */
    public synchronized Fixer fixer() {
        if (fixer == null) {
            fixer = new Fixer(diagnostician(), evaluator());
        }
        return fixer;
    }
}
