package dev.trainlight.wizard.task;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** Runs work on virtual threads (they keep no program alive), and what follows on the JavaFX thread. */
public final class FxTaskRunner implements TaskRunner, AutoCloseable {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("trainlight timer").factory());

    @Override
    public Handle background(String name, Runnable work) {
        return Thread.ofVirtual().name("trainlight " + name).start(work)::interrupt;
    }

    @Override
    public void onUi(Runnable action) {
        Platform.runLater(action);
    }

    @Override
    public Handle after(Duration delay, Runnable action) {
        ScheduledFuture<?> planned =
                timer.schedule(() -> Platform.runLater(action), delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> planned.cancel(false);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
