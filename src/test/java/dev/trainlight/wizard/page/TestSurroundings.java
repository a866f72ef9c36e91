package dev.trainlight.wizard.page;

import dev.trainlight.wizard.desktop.FakeDesktop;
import dev.trainlight.wizard.task.InlineTaskRunner;
import dev.trainlight.wizard.task.TaskRunner;
import dev.trainlight.wizard.text.Formats;
import dev.trainlight.wizard.text.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Surroundings for tests: English, UTC, a fixed time, work inline, a desktop that remembers. */
public final class TestSurroundings {
    /** The time in every test. */
    public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    public final Texts texts = new Texts(Locale.ENGLISH);
    public final FakeDesktop desktop = new FakeDesktop();
    public final InlineTaskRunner tasks = new InlineTaskRunner();
    public final SimpleObjectProperty<Instant> now = new SimpleObjectProperty<>(NOW);

    /** With work inline. */
    public Surroundings inline() {
        return with(tasks);
    }

    /** With work wherever that runner runs it. */
    public Surroundings with(TaskRunner runner) {
        return new Surroundings(
                texts, new Formats(texts, ZoneOffset.UTC), runner, desktop, now, new SimpleBooleanProperty());
    }
}
