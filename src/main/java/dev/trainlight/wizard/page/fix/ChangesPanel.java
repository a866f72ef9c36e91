package dev.trainlight.wizard.page.fix;

import dev.trainlight.fix.FixScope;
import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.text.Texts;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The changes by who can make them, and how far they are to reach. */
final class ChangesPanel extends VBox {
    final ListView<Entry> list = new ListView<>();
    final RadioButton family = new RadioButton();
    final RadioButton thisJob = new RadioButton();

    private final FixViewModel model;
    private boolean updating;

    ChangesPanel(FixViewModel model, Texts texts) {
        this.model = model;
        getStyleClass().addAll("panel", "changes-panel");
        list.setId("change-list");
        list.getStyleClass().add("change-list");
        list.setCellFactory(_ -> new EntryCell(texts));
        list.setItems(model.selection().entries());
        Describe.node(list).name(texts.of("page.fix.changes")).now();
        Label nothing = Wrapped.label(
                texts.map(
                        model.busy().activeProperty(),
                        busy -> texts.get(
                                busy
                                        ? "page.fix.busy"
                                        : model.fix().isPresent()
                                                ? "page.fix.no-changes"
                                                : "page.fix.not-made.changes")),
                "muted",
                "empty-words");
        list.setPlaceholder(nothing);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(list, reach(texts));
        list.getSelectionModel().selectedItemProperty().subscribe(chosen -> {
            if (!updating && chosen != null) {
                model.selection().entryProperty().set(chosen);
                model.sheetProperty().set(FixViewModel.Sheet.CHANGE);
            }
        });
        model.selection().entryProperty().subscribe(_ -> select());
        model.selection().entries().addListener((ListChangeListener<Entry>) _ -> select());
        texts.localeProperty().subscribe(list::refresh);
    }

    private void select() {
        updating = true;
        Entry entry = model.selection().entryProperty().get();
        int index = entry == null ? -1 : model.selection().entries().indexOf(entry);
        if (index < 0) {
            list.getSelectionModel().clearSelection();
        } else if (index != list.getSelectionModel().getSelectedIndex()) {
            list.getSelectionModel().clearAndSelect(index);
        }
        updating = false;
    }

    private VBox reach(Texts texts) {
        Label heading = new Label();
        heading.getStyleClass().add("change-reach-heading");
        heading.textProperty().bind(texts.of("page.fix.reach"));
        ToggleGroup group = new ToggleGroup();
        family.setId("scope-family");
        thisJob.setId("scope-job");
        family.textProperty().bind(texts.of("page.fix.reach.family"));
        thisJob.textProperty().bind(texts.of("page.fix.reach.job"));
        for (RadioButton button : new RadioButton[] {family, thisJob}) {
            button.setToggleGroup(group);
            Wrapped.lines(button);
            button.disableProperty().bind(model.busy().activeProperty());
        }
        Describe.node(family).help(texts.of("page.fix.reach.family.help")).now();
        Describe.node(thisJob).help(texts.of("page.fix.reach.job.help")).now();
        model.scopeProperty()
                .subscribe(scope -> group.selectToggle(
                        switch (scope) {
                            case JOB_FAMILY -> family;
                            case THIS_JOB -> thisJob;
                        }));
        group.selectedToggleProperty()
                .subscribe(chosen ->
                        model.scopeProperty().set(chosen == thisJob ? FixScope.THIS_JOB : FixScope.JOB_FAMILY));
        VBox box = new VBox(heading, family, thisJob);
        // Nothing to change reaches nowhere.
        box.visibleProperty()
                .bind(model.outcome()
                        .map(outcome -> switch (outcome) {
                            case PROVED, PARTLY, NOT_PROVED -> true;
                            case ADVICE, UNDETERMINED, NOTHING -> false;
                        })
                        .orElse(false));
        box.managedProperty().bind(box.visibleProperty());
        box.getStyleClass().add("change-reach");
        return box;
    }
}
