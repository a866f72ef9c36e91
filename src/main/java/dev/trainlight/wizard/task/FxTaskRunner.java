package dev.trainlight.wizard.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * Runs work on virtual threads (they keep no program alive), and what follows on the JavaFX thread. Until it is
 * {@linkplain #release released}, what follows waits: the first window is made on another thread, beside which nothing may
 * change it.
 */
public final class FxTaskRunner implements TaskRunner, AutoCloseable {
    private final List<Runnable> held = new ArrayList<>();
    private boolean released;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("trainlight timer").factory());

    /** One that holds back what is for the JavaFX thread. */
    public FxTaskRunner() {}

    /** One that holds nothing back. */
    public static FxTaskRunner released() {
        FxTaskRunner runner = new FxTaskRunner();
        runner.release();
        return runner;
    }

    /**
     * Runs work beside everything else, on a thread of its own of that name: for the program's start, which the first of
     * the virtual threads would keep waiting.
     */
    public static void beside(String name, Runnable work) {
        Thread.ofPlatform().daemon().name("trainlight " + name).start(work);
    }

    /** Runs what was held back; from now on actions follow each other on the JavaFX thread, which calls this. */
    public void release() {
        List<Runnable> waiting;
        synchronized (held) {
            released = true;
            waiting = List.copyOf(held);
            held.clear();
        }
        waiting.forEach(Runnable::run);
    }

    @Override
    public Handle background(String name, Runnable work) {
        return Thread.ofVirtual().name("trainlight " + name).start(work)::interrupt;
    }

    @Override
    public void onUi(Runnable action) {
        synchronized (held) {
            if (!released) {
                held.add(action);
                return;
            }
        }
        Platform.runLater(action);
    }

    @Override
    public Handle after(Duration delay, Runnable action) {
        ScheduledFuture<?> planned = timer.schedule(() -> onUi(action), delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> planned.cancel(false);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
