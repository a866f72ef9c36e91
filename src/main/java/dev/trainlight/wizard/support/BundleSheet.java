package dev.trainlight.wizard.support;

import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Icon;
import dev.trainlight.wizard.control.SideBySide;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.control.code.CodeRows;
import dev.trainlight.wizard.control.code.CodeView;
import dev.trainlight.wizard.control.code.DocumentWords;
import dev.trainlight.wizard.control.code.Syntax;
import dev.trainlight.wizard.page.Command;
import dev.trainlight.wizard.page.SavingView;
import dev.trainlight.wizard.page.Sheet;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.support.SupportBundle.Part;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Shows each file of the bundle with its contents, before anything is saved. Draws a {@link SaveBundle}. */
public final class BundleSheet implements Sheet {
    private final SaveBundle model;
    private final Texts texts;
    private final VBox node = new VBox();
    private final ListView<Part> files = new ListView<>();
    private final CodeView preview;

    public BundleSheet(SaveBundle model, Surroundings around) {
        this.model = model;
        this.texts = around.texts();
        node.getStyleClass().add("sheet");
        files.setId("bundle-files");
        files.getStyleClass().add("sheet-files");
        files.setCellFactory(_ -> new PartCell());
        Describe.node(files).name(texts.of("support.bundle.files")).now();
        preview = new CodeView(new DocumentWords(texts), around.desktop()::copy);
        preview.setId("bundle-preview");
        preview.getStyleClass().add("sheet-preview");
        Describe.node(preview).name(texts.of("support.bundle.preview")).now();
        files.getSelectionModel().selectedItemProperty().subscribe(this::show);
        model.bundleProperty().subscribe(made -> {
            files.getItems().setAll(made == null ? List.of() : made.files());
            files.getSelectionModel().selectFirst();
        });
        SideBySide both = new SideBySide(files, preview);
        VBox.setVgrow(both, Priority.ALWAYS);
        node.getChildren()
                .addAll(
                        Wrapped.label(texts.of("support.bundle.words"), "muted"),
                        both,
                        new SavingView(model.saving(), around));
    }

    private void show(Part part) {
        preview.show(
                part == null
                        ? List.of()
                        : CodeRows.document(
                                part.content(),
                                part.name().endsWith(".json") ? Syntax.JSON : Syntax.SCRIPT,
                                Optional.empty()),
                true);
    }

    @Override
    public ObservableValue<String> title() {
        return texts.of("support.bundle.title");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<Command> primary() {
        return model.primary();
    }

    @Override
    public Busy busy() {
        return model.busy();
    }

    @Override
    public Optional<Node> firstFocus() {
        return Optional.of(files);
    }

    @Override
    public void closed() {
        model.closed();
    }

    private static final class PartCell extends ListCell<Part> {
        private final Icon icon = new Icon(Glyph.FILE);

        @Override
        protected void updateItem(Part item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : item.name());
            setGraphic(empty || item == null ? null : icon);
        }
    }
}
