package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.sagemaker.Stage;
import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.line.LineWords;
import dev.trainlight.wizard.text.Texts;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The checks of the selected stage, or of the whole job: the line once more, as words. */
final class ChecksPanel extends VBox {
    final Label heading = new Label();
    final ListView<Row> list = new ListView<>();
    final Label nothing = new Label();
    final Hyperlink more = new Hyperlink();

    private final DiagnosisViewModel model;
    private final Texts texts;
    private boolean updating;

    ChecksPanel(DiagnosisViewModel model, Texts texts, LineWords line) {
        this.model = model;
        this.texts = texts;
        getStyleClass().addAll("panel", "checks-panel");
        heading.getStyleClass().add("heading");
        Wrapped.lines(heading);
        heading.textProperty()
                .bind(texts.computed(
                        this::headingText,
                        model.checks().stageProperty(),
                        model.checks().allProperty(),
                        model.checks().rows()));
        list.setId("check-list");
        list.getStyleClass().add("check-list");
        list.setCellFactory(
                _ -> new RowCell(texts, line, stage -> model.line().getValue().station(stage)));
        list.setItems(model.checks().rows());
        Describe.node(list).name(heading.textProperty()).now();
        nothing.getStyleClass().addAll("muted", "empty-words");
        Wrapped.lines(nothing);
        nothing.textProperty()
                .bind(texts.computed(
                        this::nothingText,
                        model.checks().stageProperty(),
                        model.checking().snapshotProperty()));
        list.setPlaceholder(nothing);
        more.setId("all-checks");
        more.visibleProperty().bind(model.checking().snapshotProperty().map(_ -> count() > 0));
        more.managedProperty().bind(more.visibleProperty());
        Wrapped.lines(more);
        more.textProperty()
                .bind(texts.computed(
                        this::moreText,
                        model.checks().allProperty(),
                        model.checking().snapshotProperty(),
                        model.checks().stageProperty()));
        more.setOnAction(_ -> {
            model.checks().allProperty().set(!model.checks().allProperty().get());
            more.setVisited(false);
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(heading, list, more);
        list.getSelectionModel().selectedItemProperty().subscribe(chosen -> {
            if (!updating && chosen != null) {
                model.checks().rowProperty().set(chosen);
            }
        });
        model.checks().rowProperty().subscribe(this::select);
        model.checks().rows().addListener((ListChangeListener<Row>) _ -> {
            select(model.checks().rowProperty().get());
            scroll();
        });
        texts.localeProperty().subscribe(list::refresh);
    }

    private void select(Row row) {
        updating = true;
        int index = row == null ? -1 : model.checks().rows().indexOf(row);
        if (index < 0) {
            list.getSelectionModel().clearSelection();
        } else if (index != list.getSelectionModel().getSelectedIndex()
                || !row.equals(list.getSelectionModel().getSelectedItem())) {
            list.getSelectionModel().clearAndSelect(index);
            scroll();
        }
        updating = false;
    }

    private void scroll() {
        // Rows differ in height: the list finds one only once it has laid out the new ones.
        Platform.runLater(() -> {
            int index = list.getSelectionModel().getSelectedIndex();
            list.layout();
            list.scrollTo(Math.max(0, index - 1));
        });
    }

    private String headingText() {
        if (model.checks().allProperty().get()) {
            return texts.get("page.diagnosis.checks.all", count());
        }
        Stage stage = model.checks().stageProperty().get();
        return stage == null
                ? texts.get("page.diagnosis.checks.none-yet")
                : texts.get(
                        "page.diagnosis.checks.of",
                        texts.get("stage." + stage.id()),
                        model.checks().rows().stream()
                                .filter(row -> row instanceof Row.OfCheck || row instanceof Row.OfFinding)
                                .count());
    }

    private String nothingText() {
        Stage stage = model.checks().stageProperty().get();
        Phase phase = model.checking().snapshotProperty().get().phase();
        return switch (phase) {
            case IDLE, COLLECTING -> texts.get("page.diagnosis.checks.coming");
            case FAILED -> texts.get("page.diagnosis.checks.failed");
            case COMPLETE, CUT_SHORT ->
                stage == null
                        ? ""
                        : switch (model.line().getValue().station(stage).signal()) {
                            case NOT_USED -> texts.get("page.diagnosis.checks.not-used");
                            case CHECKING, UNDETERMINED -> texts.get("page.diagnosis.checks.unknown");
                            case PASSED, IN_PROGRESS, BLOCKED, AT_RISK, STOPPED, NOT_REACHED ->
                                texts.get("page.diagnosis.checks.none");
                        };
        };
    }

    private String moreText() {
        ObservableValue<Stage> stage = model.checks().stageProperty();
        return model.checks().allProperty().get() && stage.getValue() != null
                ? texts.get(
                        "page.diagnosis.checks.back",
                        texts.get("stage." + stage.getValue().id()))
                : texts.get("page.diagnosis.checks.more", count());
    }

    private int count() {
        return model.checking()
                .snapshotProperty()
                .get()
                .diagnosis()
                .map(diagnosis -> diagnosis.checks().size())
                .orElse(0);
    }
}
