package dev.trainlight.wizard.page.job;

import dev.trainlight.evidence.Where;
import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.Field;
import dev.trainlight.wizard.control.MainAndSide;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.text.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A pasted error on the left, what it says on the right, while one types. */
final class MessageView extends VBox {
    MessageView(MessageModel model, Surroundings around) {
        getStyleClass().add("job-tab");
        Texts texts = around.texts();
        TextArea text = new TextArea();
        text.setId("message-text");
        text.getStyleClass().add("code");
        text.setWrapText(true);
        text.promptTextProperty().bind(texts.of("page.job.message.prompt"));
        Describe.node(text).name(texts.of("page.job.message.text")).now();
        text.textProperty().bindBidirectional(model.textProperty());
        VBox.setVgrow(text, Priority.ALWAYS);
        Button paste = new Button();
        paste.setId("message-paste");
        paste.textProperty().bind(texts.of("page.job.message.paste"));
        paste.setOnAction(_ -> around.desktop().clipboard().ifPresent(text::setText));
        ComboBox<Where> where = new ComboBox<>();
        where.setId("message-where");
        where.setMaxWidth(Double.MAX_VALUE);
        where.getItems().add(null);
        where.getItems().addAll(Where.values());
        where.valueProperty().bindBidirectional(model.whereProperty());
        where.setCellFactory(_ -> new PlaceCell(texts));
        // A list asks its cells again when it opens; the button only when it gets another cell.
        texts.localeProperty().subscribe(_ -> where.setButtonCell(new PlaceCell(texts)));
        VBox left = new VBox(text, paste, new Field(texts.of("page.job.message.where"), where));
        left.getStyleClass().add("column");
        left.setMinHeight(200);
        MainAndSide both = MainAndSide.halves(left, new ReadingView(model, texts), 44);
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().add(both);
    }

    /** A place where an error can have stood; none: one does not know. */
    private static final class PlaceCell extends ListCell<Where> {
        private final Texts texts;

        PlaceCell(Texts texts) {
            this.texts = texts;
        }

        @Override
        protected void updateItem(Where place, boolean empty) {
            super.updateItem(place, empty);
            setText(empty ? null : texts.get("page.job.where." + (place == null ? "unknown" : place.id())));
        }
    }
}
