package dev.trainlight.wizard.task;

import java.time.Duration;

/** Waits until nothing new has come for a while, then acts once: for what happens while one types. */
public final class Debounce {
    private final TaskRunner runner;
    private final Duration quiet;
    private TaskRunner.Handle planned = () -> {};

    /** Acts after that long without a new call. */
    public Debounce(TaskRunner runner, Duration quiet) {
        this.runner = runner;
        this.quiet = quiet;
    }

    /** Plans the action and forgets the one planned before. */
    public void call(Runnable action) {
        planned.stop();
        planned = runner.after(quiet, action);
    }

    /** Forgets the planned action. */
    public void stop() {
        planned.stop();
    }
}
