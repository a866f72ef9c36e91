package dev.trainlight.wizard.page.fix;

import dev.trainlight.evidence.AtomicFiles;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Json;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.FixScope;
import dev.trainlight.wizard.desktop.FileRequest;
import dev.trainlight.wizard.page.Command;
import dev.trainlight.wizard.page.Navigator;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.page.fix.Handover.ExportFile;
import dev.trainlight.wizard.page.fix.Handover.Language;
import dev.trainlight.wizard.page.fix.Handover.RequestForm;
import dev.trainlight.wizard.state.WizardState.Diagnosed;
import dev.trainlight.wizard.state.WizardState.Fixed;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.task.Running;
import dev.trainlight.wizard.task.Tasks;
import dev.trainlight.wizard.text.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What step 4 knows and does: makes the fix of the latest diagnosis, shows its changes one by one, and hands them over as
 * files, commands or a request. JavaFX thread only; what takes time runs elsewhere. Changes nothing in any account.
 */
public final class FixViewModel {
    /** What the right side of the page shows. */
    public enum Sheet {
        /** The selected change. */
        CHANGE,
        /** What an export would write, and where. */
        EXPORT,
        /** The request to the administrator. */
        REQUEST
    }

    private final Surroundings around;
    private final Texts texts;
    private final ObservableValue<Diagnosed> diagnosed;
    private final ObjectProperty<Fixed> fixed;
    private final FixMaker maker;
    private final Handover handover;
    private final StringProperty folderSetting;
    private final Consumer<Fixed> afterExport;

    private final Busy busy = new Busy();
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ObservableList<Entry> shownEntries = FXCollections.unmodifiableObservableList(entries);
    private final ObjectProperty<Entry> entry = new SimpleObjectProperty<>(this, "entry");
    private final ObjectProperty<FixTab> tab = new SimpleObjectProperty<>(this, "tab", FixTab.CHANGES);
    private final ObjectProperty<Language> shell = new SimpleObjectProperty<>(this, "shell", Language.BASH);
    private final ObjectProperty<Language> code = new SimpleObjectProperty<>(this, "code", Language.TERRAFORM);
    private final ObjectProperty<RequestForm> form = new SimpleObjectProperty<>(this, "form", RequestForm.MARKDOWN);
    private final ObjectProperty<FixScope> scope = new SimpleObjectProperty<>(this, "scope", FixScope.JOB_FAMILY);
    private final ObjectProperty<Sheet> sheet = new SimpleObjectProperty<>(this, "sheet", Sheet.CHANGE);
    private final ObjectProperty<Path> folder = new SimpleObjectProperty<>(this, "folder");
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>(this, "failure");
    private final ReadOnlyObjectWrapper<List<Path>> saved = new ReadOnlyObjectWrapper<>(this, "saved", List.of());
    private final ReadOnlyObjectWrapper<List<Path>> existing = new ReadOnlyObjectWrapper<>(this, "existing", List.of());
    private final ObservableValue<Outcome> outcome;

    private final Command export;
    private final Command save;
    private final Command closeSheet;
    private final Command saveRequest;
    private final Command checkAgain;
    private final Command reveal;
    private final Command request;
    private final Command anotherJob;
    private final ObservableValue<Command> primary;

    private Running making = Running.NOTHING;
    private Diagnosed madeFor;
    private FixScope madeWith;

    /**
     * A page without a fix yet.
     *
     * @param diagnosed what is to be fixed
     * @param fixed takes each fix
     * @param folderSetting the folder last saved to, remembered
     * @param home where to save at first
     * @param afterExport hears of each export; the sample account behaves as if somebody had applied it
     * @param recheck goes to the diagnosis and collects again
     */
    public FixViewModel(
            Surroundings around,
            Navigator navigator,
            ObservableValue<Diagnosed> diagnosed,
            ObjectProperty<Fixed> fixed,
            FixMaker maker,
            Handover handover,
            StringProperty folderSetting,
            Path home,
            Consumer<Fixed> afterExport,
            Runnable recheck) {
        this.around = around;
        this.texts = around.texts();
        this.diagnosed = diagnosed;
        this.fixed = fixed;
        this.maker = maker;
        this.handover = handover;
        this.folderSetting = folderSetting;
        this.afterExport = afterExport;
        folder.set(remembered(folderSetting.get()).orElse(home));
        outcome = Bindings.createObjectBinding(
                () -> fixed.get() == null
                        ? null
                        : Outcome.of(
                                fixed.get().diagnosed().diagnosis(), fixed.get().fix()),
                fixed);
        BooleanBinding idle = busy.activeProperty().not();
        BooleanBinding made = Bindings.createBooleanBinding(
                () -> fixed.get() != null && !busy.activeProperty().get(), fixed, busy.activeProperty());
        ObservableValue<String> notYet = texts.of("page.fix.not-yet");
        export = Command.of("export-json", texts.of("page.fix.export"), () -> {
                    existing.set(List.of());
                    sheet.set(Sheet.EXPORT);
                })
                .when(made, notYet)
                .help(texts.of("page.fix.export.help"))
                .shortcut("Shortcut+E");
        save = Command.of(
                        "save-files",
                        texts.computed(
                                () -> texts.get(
                                        existing.get().isEmpty() ? "page.fix.save" : "page.fix.replace",
                                        files().size()),
                                fixed,
                                existing),
                        this::save)
                .when(idle, notYet);
        closeSheet = Command.of("close-sheet", texts.of("page.fix.close-sheet"), () -> sheet.set(Sheet.CHANGE));
        saveRequest = Command.of("save-request", texts.of("page.fix.save-request"), this::saveRequest)
                .when(idle, notYet);
        checkAgain = Command.of("check-again", texts.of("page.fix.check-again"), recheck)
                .help(texts.of("page.fix.check-again.help"))
                .when(idle, notYet);
        reveal = Command.of("reveal", texts.of("page.fix.reveal"), this::reveal);
        request = Command.of("request", texts.of("page.fix.request"), () -> sheet.set(Sheet.REQUEST))
                .when(made, notYet)
                .help(texts.of("page.fix.request.help"));
        anotherJob = Command.of("another-job", texts.of("page.fix.another-job"), () -> navigator.go(StepId.JOB));
        primary = Bindings.createObjectBinding(this::primaryNow, sheet, outcome);
        scope.subscribe((_, _) -> make());
    }

    private Command primaryNow() {
        return switch (sheet.get()) {
            case EXPORT -> save;
            case REQUEST -> saveRequest;
            case CHANGE ->
                switch (outcome.getValue()) {
                    case null -> export;
                    case PROVED, PARTLY, NOT_PROVED -> export;
                    case UNDETERMINED -> request;
                    case ADVICE, NOTHING -> anotherJob;
                };
        };
    }

    /** The folder last saved to; a setting that is no path on this system is none. */
    private static Optional<Path> remembered(String setting) {
        try {
            return Optional.ofNullable(setting).filter(text -> !text.isBlank()).map(Path::of);
        } catch (InvalidPathException damaged) {
            return Optional.empty();
        }
    }

    /** The page comes to the front: a new diagnosis gets its fix. */
    public void shown() {
        make();
    }

    /** Makes the fix, unless the one that is here is of the latest diagnosis and the chosen reach. */
    private void make() {
        Diagnosed latest = diagnosed.getValue();
        if (latest == null || (latest == madeFor && scope.get() == madeWith)) {
            return;
        }
        making.abandon();
        madeFor = latest;
        madeWith = scope.get();
        FixScope reach = scope.get();
        failure.set(null);
        sheet.set(Sheet.CHANGE);
        making = Tasks.create("make the fix", _ -> maker.make(latest.evidence(), latest.diagnosis(), reach))
                .busy(busy, texts.get("page.fix.busy"))
                .onSuccess(fix -> show(new Fixed(latest, fix)))
                .onCancelled(_ -> madeFor = null)
                .onFailure(what -> {
                    madeFor = null;
                    failure.set(what);
                })
                .start(around.tasks());
    }

    private void show(Fixed made) {
        saved.set(List.of());
        fixed.set(made);
        entries.setAll(Entry.of(made.fix()));
        entry.set(entries.stream()
                .filter(Entry.OfChange.class::isInstance)
                .findFirst()
                .orElse(null));
    }

    /** The fix, once there is one. */
    Optional<Fix> fix() {
        return Optional.ofNullable(fixed.get()).map(Fixed::fix);
    }

    /** The selected change. */
    Optional<Change> change() {
        return entry.get() instanceof Entry.OfChange(Change change) ? Optional.of(change) : Optional.empty();
    }

    /** What the selected change is in the words of that tab, for showing and for copying; empty where it has none. */
    String text(FixTab which) {
        Optional<Change> change = change();
        Optional<Fix> fix = fix();
        if (change.isEmpty() || fix.isEmpty()) {
            return "";
        }
        return switch (which) {
            case CHANGES, JSON ->
                change.get()
                        .document()
                        .map(Json::pretty)
                        .orElseGet(() -> String.join(
                                "\n",
                                change.get().statements().stream()
                                        .map(Json::pretty)
                                        .toList()));
            case CLI -> handover.say(change.get(), fix.get(), shell.get());
            case CODE -> handover.say(change.get(), fix.get(), code.get());
        };
    }

    /** Puts what is shown on the clipboard. */
    void copy() {
        around.desktop()
                .copy(
                        switch (sheet.get()) {
                            case CHANGE, EXPORT -> text(tab.get());
                            case REQUEST -> requestText();
                        });
    }

    /** The files that an export writes. */
    List<ExportFile> files() {
        return fix().map(made -> handover.files(made, locale())).orElse(List.of());
    }

    /** The request to the administrator. */
    String requestText() {
        return fix().map(made -> handover.request(made, locale(), form.get())).orElse("");
    }

    private Locale locale() {
        return texts.locale();
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
        folderSetting.set(chosen.toString());
    }

    private void save() {
        Fixed made = fixed.get();
        Path where = folder.get();
        Locale language = locale();
        boolean replace = !existing.get().isEmpty();
        failure.set(null);
        Tasks.create("export the fix", _ -> handover.write(made.fix(), language, where, replace))
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
                    sheet.set(Sheet.CHANGE);
                    afterExport.accept(made);
                })
                .onFailure(failure::set)
                .start(around.tasks());
    }

    private void saveRequest() {
        RequestForm chosen = form.get();
        String ending = chosen == RequestForm.MARKDOWN ? ".md" : ".html";
        String job = fix().flatMap(Fix::job).orElse("job");
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
                    sheet.set(Sheet.CHANGE);
                })
                .onFailure(failure::set)
                .start(around.tasks());
    }

    private void reveal() {
        saved.get().stream().findFirst().ifPresent(around.desktop()::reveal);
    }

    /** What was saved last, and where. */
    public ObservableValue<String> status() {
        return texts.map(
                saved,
                files -> files.isEmpty()
                        ? ""
                        : texts.get(
                                "page.fix.saved",
                                files.size(),
                                String.valueOf(files.getFirst().getParent())));
    }

    /** Nobody looks any more. */
    public void closed() {
        making.abandon();
    }

    /** The latest fix; null until there is one. */
    public ReadOnlyObjectProperty<Fixed> fixedProperty() {
        return fixed;
    }

    /** What came of it; null until something did. */
    public ObservableValue<Outcome> outcome() {
        return outcome;
    }

    /** The list of changes. */
    public ObservableList<Entry> entries() {
        return shownEntries;
    }

    /** The selected row. */
    public ObjectProperty<Entry> entryProperty() {
        return entry;
    }

    /** How the selected change is shown. */
    public ObjectProperty<FixTab> tabProperty() {
        return tab;
    }

    /** The shell of the commands. */
    public ObjectProperty<Language> shellProperty() {
        return shell;
    }

    /** The language of the infrastructure. */
    public ObjectProperty<Language> codeProperty() {
        return code;
    }

    /** The form of the request. */
    public ObjectProperty<RequestForm> formProperty() {
        return form;
    }

    /** How far the fix reaches. */
    public ObjectProperty<FixScope> scopeProperty() {
        return scope;
    }

    /** What the right side shows. */
    public ObjectProperty<Sheet> sheetProperty() {
        return sheet;
    }

    /** Where an export goes. */
    public ObjectProperty<Path> folderProperty() {
        return folder;
    }

    /** Files that an export would replace; the next press of the button does. */
    public ReadOnlyObjectProperty<List<Path>> existingProperty() {
        return existing.getReadOnlyProperty();
    }

    /** What was saved last. */
    public ReadOnlyObjectProperty<List<Path>> savedProperty() {
        return saved.getReadOnlyProperty();
    }

    /** What went wrong; null for nothing. */
    public ObjectProperty<Failure> failureProperty() {
        return failure;
    }

    public Busy busy() {
        return busy;
    }

    /** The command of the primary button. */
    public ObservableValue<Command> primary() {
        return primary;
    }

    /** Closes a sheet. */
    public Command closeSheet() {
        return closeSheet;
    }

    /** Looks whether somebody applied the fix. */
    public Command checkAgain() {
        return checkAgain;
    }

    /** Shows what was saved. */
    public Command revealFiles() {
        return reveal;
    }

    /** Shows the request. */
    public Command showRequest() {
        return request;
    }
}
