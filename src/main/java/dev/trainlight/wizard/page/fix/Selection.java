package dev.trainlight.wizard.page.fix;

import dev.trainlight.evidence.Json;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.Fix;
import dev.trainlight.wizard.page.fix.Handover.Language;
import dev.trainlight.wizard.state.WizardState.Fixed;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableObjectValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The changes of the latest fix, which of them is selected, and in which form it is shown. */
final class Selection {
    private final ObservableObjectValue<Fixed> fixed;
    private final Handover handover;
    private final AwsCheck check;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ObservableList<Entry> shownEntries = FXCollections.unmodifiableObservableList(entries);
    private final ObjectProperty<Entry> entry = new SimpleObjectProperty<>(this, "entry");
    private final ObjectProperty<FixTab> tab = new SimpleObjectProperty<>(this, "tab", FixTab.CHANGES);
    private final ObjectProperty<Language> shell = new SimpleObjectProperty<>(this, "shell", Language.BASH);
    private final ObjectProperty<Language> code = new SimpleObjectProperty<>(this, "code", Language.TERRAFORM);
    private final ObjectProperty<Integer> line = new SimpleObjectProperty<>(this, "line");

    Selection(ObservableObjectValue<Fixed> fixed, Handover handover, AwsCheck check) {
        this.fixed = fixed;
        this.handover = handover;
        this.check = check;
    }

    /** Shows the changes of that fix, the first of them selected. */
    void show(Fix fix) {
        entries.setAll(Entry.of(fix));
        entry.set(entries.stream()
                .filter(Entry.OfChange.class::isInstance)
                .findFirst()
                .orElse(null));
    }

    /** The selected change. */
    Optional<Change> change() {
        return entry.get() instanceof Entry.OfChange(Change change) ? Optional.of(change) : Optional.empty();
    }

    /** What the selected change is in the words of that tab, for showing and for copying; empty where it has none. */
    String text(FixTab which) {
        Optional<Change> change = change();
        if (change.isEmpty() || fixed.get() == null) {
            return "";
        }
        return switch (which) {
            case CHANGES, JSON ->
                change.get()
                        .document()
                        .map(Json::pretty)
                        .orElseGet(() -> change.get().statements().stream()
                                .map(Json::pretty)
                                .collect(Collectors.joining("\n")));
            case CLI -> handover.say(change.get(), fixed.get().fix(), shell.get());
            case CODE -> handover.say(change.get(), fixed.get().fix(), code.get());
            case AWS -> check.text(change.get());
        };
    }

    /** Shows a line of the selected change's whole document. */
    void showLine(int number) {
        tab.set(FixTab.JSON);
        line.set(null);
        line.set(number);
    }

    /** The list of changes. */
    ObservableList<Entry> entries() {
        return shownEntries;
    }

    /** The selected row. */
    ObjectProperty<Entry> entryProperty() {
        return entry;
    }

    /** How the selected change is shown. */
    ObjectProperty<FixTab> tabProperty() {
        return tab;
    }

    /** The shell of the commands. */
    ObjectProperty<Language> shellProperty() {
        return shell;
    }

    /** The language of the infrastructure. */
    ObjectProperty<Language> codeProperty() {
        return code;
    }

    /** The line of the document that was asked for last, counted from one; null for none. */
    ObjectProperty<Integer> lineProperty() {
        return line;
    }
}
