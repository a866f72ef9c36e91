package dev.trainlight.wizard.settings;

import dev.trainlight.evidence.AtomicFiles;
import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.Json;
import dev.trainlight.wizard.task.Debounce;
import dev.trainlight.wizard.task.TaskRunner;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the {@link Settings} in a JSON file, written off the JavaFX thread a second after the last change. A file that
 * cannot be read or written costs nobody more than their window size, and is told of once; fields of a newer version are
 * kept.
 */
public final class SettingsFile {
    private static final System.Logger LOG = System.getLogger(SettingsFile.class.getName());
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final Path file;
    private final TaskRunner tasks;
    private final Settings settings;
    private final Debounce debounce;
    /** What the file holds; null: nothing yet. */
    private ObjectNode known;

    private final ReadOnlyObjectWrapper<Path> unsaved = new ReadOnlyObjectWrapper<>(this, "unsaved");
    private boolean dirty;
    private boolean told;

    /** Settings in that file; not read yet. */
    public SettingsFile(Path file, TaskRunner tasks, Settings settings) {
        this.file = file;
        this.tasks = tasks;
        this.settings = settings;
        this.debounce = new Debounce(tasks, QUIET);
    }

    /** The file, once it could not be written and until {@link #dismiss}; null before and afterwards. */
    public ReadOnlyObjectProperty<Path> unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    /** Somebody knows now that the settings are not kept. */
    public void dismiss() {
        unsaved.set(null);
    }

    /** Reads the file into the settings, then writes it whenever they change. Small: is read before the window shows. */
    public void begin() {
        try {
            if (Json.parse(Files.readAllBytes(file)) instanceof ObjectNode tree) {
                known = tree;
                take(tree);
            }
        } catch (NoSuchFileException firstStart) {
            LOG.log(Level.DEBUG, "No settings yet: {0}", file);
        } catch (IOException | CaseFormatException fault) {
            LOG.log(Level.WARNING, "Settings cannot be read, defaults are used: " + file, fault);
        }
        for (Property<?> property : properties()) {
            property.addListener(this::changed);
        }
        settings.startUrls().addListener(this::changed);
    }

    private void changed(Observable source) {
        dirty = true;
        debounce.call(this::save);
    }

    /** Writes what has not been written; for the program's end, so it waits for the file. */
    public void flush() {
        debounce.stop();
        if (dirty) {
            dirty = false;
            write(text());
        }
    }

    private void save() {
        dirty = false;
        String text = text();
        tasks.background("save settings", () -> write(text));
    }

    private void write(String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException fault) {
            LOG.log(Level.WARNING, "Settings cannot be saved: " + file, fault);
            tasks.onUi(this::tell);
        }
    }

    private void tell() {
        if (!told) {
            told = true;
            unsaved.set(file);
        }
    }

    private List<Property<?>> properties() {
        return List.of(
                settings.width(),
                settings.height(),
                settings.maximized(),
                settings.theme(),
                settings.textScale(),
                settings.language(),
                settings.profile(),
                settings.region(),
                settings.ssoRegion(),
                settings.deviceCode(),
                settings.browser(),
                settings.folder(),
                settings.list());
    }

    private void take(ObjectNode tree) {
        for (Property<?> property : properties()) {
            JsonNode value = tree.path(property.getName());
            switch (property) {
                case DoubleProperty number when value.isNumber() -> number.set(value.asDouble(number.get()));
                case BooleanProperty flag when value.isBoolean() -> flag.set(value.asBoolean());
                case StringProperty text when value.isString() -> text.set(value.asString());
                default -> {
                    // Absent, or of another type in another version: the default stays.
                }
            }
        }
        for (JsonNode url : tree.path("startUrls")) {
            if (url.isString()) {
                settings.startUrls().add(url.asString());
            }
        }
    }

    private String text() {
        ObjectNode tree = known == null ? Json.mapper().createObjectNode() : known.deepCopy();
        for (Property<?> property : properties()) {
            tree.putPOJO(property.getName(), property.getValue());
        }
        tree.putPOJO("startUrls", List.copyOf(settings.startUrls()));
        return Json.pretty(tree) + "\n";
    }
}
