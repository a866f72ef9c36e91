package dev.trainlight.wizard.page.job;

import dev.trainlight.diagnosis.message.MessageReading;
import dev.trainlight.evidence.Where;
import dev.trainlight.wizard.task.Debounce;
import dev.trainlight.wizard.task.Running;
import dev.trainlight.wizard.task.TaskRunner;
import dev.trainlight.wizard.task.Tasks;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A pasted error: read in the background while one types, so that what it says shows at once. */
public final class MessageModel {
    private static final Duration QUIET = Duration.ofMillis(200);

    private final BiFunction<String, Optional<Where>, MessageReading> reader;
    private final TaskRunner tasks;
    private final Debounce debounce;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ObjectProperty<Where> where = new SimpleObjectProperty<>(this, "where");
    private final ReadOnlyObjectWrapper<MessageReading> reading = new ReadOnlyObjectWrapper<>(this, "reading");
    private final ReadOnlyObjectWrapper<String> read = new ReadOnlyObjectWrapper<>(this, "read", "");
    private final BooleanBinding something =
            Bindings.createBooleanBinding(() -> !text.get().isBlank(), text);
    private Running running = Running.NOTHING;

    MessageModel(BiFunction<String, Optional<Where>, MessageReading> reader, TaskRunner tasks) {
        this.reader = reader;
        this.tasks = tasks;
        debounce = new Debounce(tasks, QUIET);
        text.addListener((_, _, _) -> debounce.call(this::read));
        where.addListener((_, _, _) -> read());
    }

    private void read() {
        running.abandon();
        String asked = text.get();
        Optional<Where> place = place();
        if (asked.isBlank()) {
            read.set("");
            reading.set(null);
            return;
        }
        running = Tasks.<MessageReading>create("read message", _ -> reader.apply(asked, place))
                .onSuccess(said -> {
                    read.set(asked);
                    reading.set(said);
                })
                .start(tasks);
    }

    /** Where the text stood; empty: not known. */
    Optional<Where> place() {
        return Optional.ofNullable(where.get());
    }

    void stop() {
        debounce.stop();
        running.abandon();
    }

    /** The text. */
    public StringProperty textProperty() {
        return text;
    }

    /** Where it stood; null: not known. */
    public ObjectProperty<Where> whereProperty() {
        return where;
    }

    /** What it says; null while there is no text. */
    public ReadOnlyObjectProperty<MessageReading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** The text that the reading is of. */
    public ReadOnlyObjectProperty<String> readTextProperty() {
        return read.getReadOnlyProperty();
    }

    /** Whether there is any text. */
    public BooleanBinding something() {
        return something;
    }
}
