package dev.trainlight.wizard.task;

import java.time.Duration;

/**
 * Where work runs. The wizard's runner uses threads and the JavaFX thread; tests use one that runs everything on the
 * calling thread, so that a view-model can be tested without a toolkit.
 */
public interface TaskRunner {
    /** Runs work in the background, on a thread of that name. */
    Handle background(String name, Runnable work);

    /** Runs an action on the thread of the user interface, after those handed over before. */
    void onUi(Runnable action);

    /** Runs an action on the thread of the user interface after a while. */
    Handle after(Duration delay, Runnable action);

    /** Something that runs, or will. */
    @FunctionalInterface
    interface Handle {
        /** Wakes the work out of a wait, or keeps the action from running. */
        void stop();
    }
}
