package dev.trainlight.wizard.page.fix;

import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Icon;
import dev.trainlight.wizard.control.Tone;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.control.code.CodeRows;
import dev.trainlight.wizard.control.code.CodeView;
import dev.trainlight.wizard.control.code.DocumentWords;
import dev.trainlight.wizard.control.code.Syntax;
import dev.trainlight.wizard.desktop.Desktop;
import dev.trainlight.wizard.page.fix.Handover.ExportFile;
import dev.trainlight.wizard.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What an export would write, and where: shown before anything is written. */
final class ExportSheet extends VBox {
    final ListView<ExportFile> files = new ListView<>();
    final CodeView preview;
    final Button change = new Button();

    private final FixViewModel model;

    ExportSheet(FixViewModel model, Texts texts, Desktop desktop) {
        this.model = model;
        getStyleClass().add("export-sheet");
        Label heading = Wrapped.label(texts.of("page.fix.export.heading"), "heading");
        Label folder = Wrapped.label(
                texts.map(
                        model.saving().folderProperty(), path -> texts.get("page.fix.export.folder", path.toString())),
                "export-folder");
        folder.setId("export-folder");
        HBox.setHgrow(folder, Priority.ALWAYS);
        folder.setMaxWidth(Double.MAX_VALUE);
        change.setId("change-folder");
        change.setMinWidth(Region.USE_PREF_SIZE);
        change.textProperty().bind(texts.of("page.fix.export.change-folder"));
        change.setGraphic(new Icon(Glyph.FOLDER));
        change.setOnAction(_ -> model.saving().chooseFolder());
        HBox where = new HBox(folder, change);
        where.getStyleClass().add("export-where");
        where.setAlignment(Pos.CENTER_LEFT);
        Label replaces = Wrapped.label("", "export-replaces");
        replaces.setId("export-replaces");
        Tone.WARNING.apply(replaces);
        replaces.setGraphic(new Icon(Glyph.ALERT));
        replaces.textProperty()
                .bind(texts.map(
                        model.saving().existingProperty(),
                        paths -> texts.get(
                                "page.fix.export.replaces",
                                paths.size(),
                                String.join(
                                        ", ",
                                        paths.stream()
                                                .map(path -> path.getFileName().toString())
                                                .toList()))));
        replaces.visibleProperty().bind(model.saving().existingProperty().map(paths -> !paths.isEmpty()));
        replaces.managedProperty().bind(replaces.visibleProperty());
        files.setId("export-files");
        files.getStyleClass().add("export-files");
        files.setCellFactory(_ -> new FileCell());
        Describe.node(files).name(heading.textProperty()).now();
        preview = new CodeView(new DocumentWords(texts), desktop::copy);
        preview.setId("export-preview");
        Describe.node(preview).name(texts.of("page.fix.export.preview")).now();
        VBox.setVgrow(preview, Priority.ALWAYS);
        getChildren().addAll(heading, files, where, replaces, preview);
        files.getSelectionModel().selectedItemProperty().subscribe(this::show);
        model.sheetProperty().subscribe(_ -> fill());
        model.fixedProperty().subscribe(_ -> fill());
        texts.localeProperty().subscribe(_ -> fill());
    }

    private void fill() {
        if (model.sheetProperty().get() == FixViewModel.Sheet.EXPORT) {
            files.getItems().setAll(model.saving().files());
            files.getSelectionModel().selectFirst();
        }
    }

    private void show(ExportFile file) {
        preview.show(
                file == null
                        ? List.of()
                        : CodeRows.document(
                                file.content(),
                                file.name().endsWith(".json") ? Syntax.JSON : Syntax.SCRIPT,
                                Optional.empty()),
                true);
    }

    private static final class FileCell extends ListCell<ExportFile> {
        private final Icon icon = new Icon(Glyph.FILE_CODE);

        @Override
        protected void updateItem(ExportFile item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : item.name());
            setGraphic(empty || item == null ? null : icon);
        }
    }
}
