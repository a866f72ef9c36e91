package dev.trainlight.wizard.page.signin;

import dev.trainlight.wizard.task.TaskRunner;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Waiting for the browser: its address, the code that it must show too, and how long the wait still lasts. */
public final class BrowserWait {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TaskRunner tasks;
    private final InstantSource clock;
    private final ObjectProperty<URI> address = new SimpleObjectProperty<>(this, "address");
    private final ObjectProperty<String> code = new SimpleObjectProperty<>(this, "code");
    private final ObjectProperty<Duration> left = new SimpleObjectProperty<>(this, "left", Duration.ZERO);
    private Instant until = Instant.EPOCH;
    private TaskRunner.Handle tick = () -> {};

    BrowserWait(TaskRunner tasks, InstantSource clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    void begin(URI open, Optional<String> shown, Instant end) {
        address.set(open);
        code.set(shown.orElse(null));
        until = end;
        tick();
    }

    private void tick() {
        Duration now = Duration.between(clock.instant(), until);
        left.set(now.isNegative() ? Duration.ZERO : now);
        tick.stop();
        if (address.get() != null && !now.isNegative()) {
            tick = tasks.after(SECOND, this::tick);
        }
    }

    void end() {
        tick.stop();
        address.set(null);
        code.set(null);
    }

    /** What is open in the browser; null while nothing is waited for. */
    public ObjectProperty<URI> addressProperty() {
        return address;
    }

    /** The code that the browser must show too; null where the way has none. */
    public ObjectProperty<String> codeProperty() {
        return code;
    }

    /** How long the wait still lasts. */
    public ObjectProperty<Duration> leftProperty() {
        return left;
    }
}
