package dev.trainlight.wizard.page.fix;

import dev.trainlight.evidence.AtomicFiles;
import dev.trainlight.evidence.Failure;
import dev.trainlight.wizard.desktop.FileRequest;
import dev.trainlight.wizard.page.Command;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.page.fix.Handover.ExportFile;
import dev.trainlight.wizard.page.fix.Handover.RequestForm;
import dev.trainlight.wizard.state.WizardState.Fixed;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.task.Tasks;
import dev.trainlight.wizard.text.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableObjectValue;
import javafx.beans.value.ObservableValue;

/** How the latest fix becomes files: all its documents in a folder, or the request alone. Nothing is replaced unasked. */
final class Saving {
    private final Surroundings around;
    private final Texts texts;
    private final Busy busy;
    private final ObservableObjectValue<Fixed> fixed;
    private final Export export;
    private final ObjectProperty<Failure> failure;
    private final Runnable done;

    private final ObjectProperty<RequestForm> form = new SimpleObjectProperty<>(this, "form", RequestForm.MARKDOWN);
    private final ObjectProperty<Path> folder = new SimpleObjectProperty<>(this, "folder");
    private final ReadOnlyObjectWrapper<List<Path>> saved = new ReadOnlyObjectWrapper<>(this, "saved", List.of());
    private final ReadOnlyObjectWrapper<List<Path>> existing = new ReadOnlyObjectWrapper<>(this, "existing", List.of());
    private final Command save;
    private final Command saveRequest;
    private final Command reveal;

    /**
     * @param failure takes what goes wrong
     * @param done hears that files were saved
     */
    Saving(
            Surroundings around,
            Busy busy,
            ObservableObjectValue<Fixed> fixed,
            Export export,
            ObjectProperty<Failure> failure,
            Runnable done) {
        this.around = around;
        this.texts = around.texts();
        this.busy = busy;
        this.fixed = fixed;
        this.export = export;
        this.failure = failure;
        this.done = done;
        folder.set(export.start());
        ObservableValue<String> notYet = texts.of("page.fix.not-yet");
        save = Command.of(
                        "save-files",
                        texts.computed(
                                () -> texts.get(
                                        existing.get().isEmpty() ? "page.fix.save" : "page.fix.replace",
                                        files().size()),
                                fixed,
                                existing),
                        this::save)
                .when(busy.activeProperty().not(), notYet);
        saveRequest = Command.of("save-request", texts.of("page.fix.save-request"), this::saveRequest)
                .when(busy.activeProperty().not(), notYet);
        reveal = Command.of("reveal", texts.of("page.fix.reveal"), this::reveal);
    }

    /** Another fix, or another look at the same: what was saved or asked before is over. */
    void begin() {
        existing.set(List.of());
    }

    /** Forgets what was saved: it was another fix. */
    void forget() {
        saved.set(List.of());
    }

    private Optional<Fixed> made() {
        return Optional.ofNullable(fixed.get());
    }

    private Locale locale() {
        return texts.locale();
    }

    /** The files that an export writes. */
    List<ExportFile> files() {
        return made().map(made -> export.handover().files(made, locale())).orElse(List.of());
    }

    /** The request to the administrator. */
    String requestText() {
        return made().map(made -> export.handover().request(made, locale(), form.get()))
                .orElse("");
    }

    /** Lets a person choose where to save. */
    void chooseFolder() {
        around.desktop()
                .chooseFolder(new FileRequest(
                        texts.get("page.fix.folder.title"), Optional.of(folder.get()), Optional.empty(), "", List.of()))
                .ifPresent(this::remember);
    }

    private void remember(Path chosen) {
        existing.set(List.of());
        folder.set(chosen);
        export.folder().set(chosen.toString());
    }

    private void save() {
        Fixed made = fixed.get();
        Path where = folder.get();
        Locale language = locale();
        boolean replace = !existing.get().isEmpty();
        failure.set(null);
        Tasks.create("export the fix", _ -> export.handover().write(made, language, where, replace))
                .busy(busy, texts.get("page.fix.saving"))
                .onSuccess(result -> {
                    if (result.written().isEmpty() && !result.existing().isEmpty()) {
                        // Nothing is overwritten unasked: the button asks.
                        existing.set(result.existing());
                        return;
                    }
                    existing.set(List.of());
                    remember(where);
                    saved.set(result.written());
                    done.run();
                    export.afterwards().accept(made);
                })
                .onFailure(failure::set)
                .start(around.tasks());
    }

    private void saveRequest() {
        RequestForm chosen = form.get();
        String ending = chosen == RequestForm.MARKDOWN ? ".md" : ".html";
        String job = made().flatMap(made -> made.fix().job()).orElse("job");
        // The system's own dialog asks before it hands over the name of a file that is there.
        Optional<Path> file = around.desktop()
                .chooseFileToSave(new FileRequest(
                        texts.get("page.fix.save-request"),
                        Optional.of(folder.get()),
                        Optional.of("request-" + job + ending),
                        texts.get("page.fix.request.file"),
                        List.of("*" + ending)));
        if (file.isEmpty()) {
            return;
        }
        String text = requestText();
        failure.set(null);
        Tasks.create("save the request", _ -> {
                    AtomicFiles.write(file.get(), text.getBytes(StandardCharsets.UTF_8));
                    return file.get();
                })
                .busy(busy, texts.get("page.fix.saving"))
                .onSuccess(path -> {
                    Optional.ofNullable(path.toAbsolutePath().getParent()).ifPresent(this::remember);
                    saved.set(List.of(path));
                    done.run();
                })
                .onFailure(failure::set)
                .start(around.tasks());
    }

    private void reveal() {
        saved.get().stream().findFirst().ifPresent(around.desktop()::reveal);
    }

    /** What was saved last, and where. */
    ObservableValue<String> status() {
        return texts.map(
                saved,
                files -> files.isEmpty()
                        ? ""
                        : texts.get(
                                "page.fix.saved",
                                files.size(),
                                String.valueOf(files.getFirst().getParent())));
    }

    /** The form of the request. */
    ObjectProperty<RequestForm> formProperty() {
        return form;
    }

    /** Where an export goes. */
    ObjectProperty<Path> folderProperty() {
        return folder;
    }

    /** Files that an export would replace; the next press of the button does. */
    ReadOnlyObjectProperty<List<Path>> existingProperty() {
        return existing.getReadOnlyProperty();
    }

    /** What was saved last. */
    ReadOnlyObjectProperty<List<Path>> savedProperty() {
        return saved.getReadOnlyProperty();
    }

    /** Writes the files. */
    Command saveFiles() {
        return save;
    }

    /** Writes the request alone. */
    Command saveTheRequest() {
        return saveRequest;
    }

    /** Shows what was saved. */
    Command revealFiles() {
        return reveal;
    }
}
