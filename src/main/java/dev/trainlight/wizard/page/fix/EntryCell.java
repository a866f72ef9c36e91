package dev.trainlight.wizard.page.fix;

import dev.trainlight.wizard.control.Signal;
import dev.trainlight.wizard.control.SignalMark;
import dev.trainlight.wizard.control.WrappingCell;
import dev.trainlight.wizard.text.Texts;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Draws an {@link Entry}: who, what, how much; what stays open with its mark. */
final class EntryCell extends WrappingCell<Entry> {
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

    private final Texts texts;
    private final SignalMark mark = new SignalMark(Signal.UNDETERMINED, 18);
    private final Label title = new Label();
    private final Label detail = new Label();
    private final HBox row;

    EntryCell(Texts texts) {
        this.texts = texts;
        getStyleClass().add("change-cell");
        title.getStyleClass().add("change-title");
        detail.getStyleClass().add("change-detail");
        for (Label label : new Label[] {title, detail}) {
            label.setWrapText(true);
            label.setMinWidth(0);
            label.setMinHeight(USE_PREF_SIZE);
        }
        VBox words = new VBox(title, detail);
        words.getStyleClass().add("change-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(mark, words);
        row.getStyleClass().add("change-row");
        fontProperty().subscribe(font -> mark.setSide(Math.rint(font.getSize() * 1.28)));
    }

    @Override
    protected void updateItem(Entry item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setContent(null);
            setAccessibleText(null);
            pseudoClassStateChanged(HEADING, false);
            return;
        }
        EntryWords words = EntryWords.of(item, texts);
        show(title, words.title());
        show(detail, words.detail());
        boolean open = item instanceof Entry.OfOpen;
        mark.setVisible(open);
        mark.setManaged(open);
        pseudoClassStateChanged(HEADING, item instanceof Entry.OfOwner || item instanceof Entry.OfRemaining);
        setContent(row);
        setAccessibleText(words.spoken());
    }

    private static void show(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }
}
