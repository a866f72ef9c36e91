package dev.trainlight.wizard.page;

import dev.trainlight.evidence.Failure;
import dev.trainlight.wizard.desktop.FileRequest;
import dev.trainlight.wizard.settings.Settings;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.task.Tasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;

/**
 * Saves one file where somebody wants it, and remembers the folder. A file that is there is replaced only after somebody
 * said so.
 */
public final class FileSaving {
    private final Surroundings around;
    private final StringProperty folder;
    private final Busy busy = new Busy();
    private final ReadOnlyObjectWrapper<Path> existing = new ReadOnlyObjectWrapper<>(this, "existing");
    private final ReadOnlyObjectWrapper<Path> saved = new ReadOnlyObjectWrapper<>(this, "saved");
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>(this, "failure");
    private Writer pending;

    /** Writes the file that was chosen; is called off the JavaFX thread. */
    @FunctionalInterface
    public interface Writer {
        void write(Path file) throws Exception;
    }

    /** @param folder the folder last used, for now and the next time */
    public FileSaving(Surroundings around, StringProperty folder) {
        this.around = around;
        this.folder = folder;
    }

    /**
     * Lets somebody choose a file, and writes it.
     *
     * @param title of the dialog
     * @param kind what such files are called
     * @param name the proposed name
     * @param endings the first completes a name that has none of them
     */
    public void choose(String title, String kind, String name, List<String> endings, Writer writer) {
        forget();
        pending = writer;
        around.desktop()
                .chooseFileToSave(new FileRequest(
                        title,
                        Settings.chosen(folder).map(Path::of),
                        Optional.of(name),
                        kind,
                        endings.stream().map(ending -> "*" + ending).toList()))
                .ifPresent(file -> chosen(file, endings));
    }

    /** The system's dialog asks before it gives a file that is there; a name that we complete it has not seen. */
    private void chosen(Path file, List<String> endings) {
        String name = file.getFileName().toString();
        Path whole = endings.stream().anyMatch(name::endsWith) ? file : file.resolveSibling(name + endings.getFirst());
        if (!whole.equals(file) && Files.exists(whole)) {
            existing.set(whole);
        } else {
            write(whole);
        }
    }

    /** Writes over the file that is there. */
    public void replace() {
        write(existing.get());
    }

    private void write(Path file) {
        Writer writer = pending;
        Tasks.create("save " + file.getFileName(), _ -> {
                    writer.write(file);
                    return file;
                })
                .busy(busy, around.texts().get("saving.busy"))
                .onSuccess(written -> {
                    existing.set(null);
                    saved.set(written);
                    Optional.ofNullable(written.toAbsolutePath().getParent())
                            .ifPresent(where -> folder.set(where.toString()));
                })
                .onFailure(failure::set)
                .start(around.tasks());
    }

    /** What was saved, or is in the way, is no longer what this is about. */
    public void forget() {
        existing.set(null);
        saved.set(null);
        failure.set(null);
    }

    /** A file that would be replaced; null for none. */
    public ReadOnlyObjectProperty<Path> existingProperty() {
        return existing.getReadOnlyProperty();
    }

    /** The file that was written; null for none yet. */
    public ReadOnlyObjectProperty<Path> savedProperty() {
        return saved.getReadOnlyProperty();
    }

    /** What went wrong; null for nothing. */
    public ObjectProperty<Failure> failureProperty() {
        return failure;
    }

    /** What it is busy with. */
    public Busy busy() {
        return busy;
    }
}
