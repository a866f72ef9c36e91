package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.sagemaker.Stage;
import dev.trainlight.wizard.control.Signal;
import dev.trainlight.wizard.control.SignalMark;
import dev.trainlight.wizard.control.WrappingCell;
import dev.trainlight.wizard.line.LineWords;
import dev.trainlight.wizard.line.Station;
import dev.trainlight.wizard.text.Texts;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Draws a {@link Row}: mark, title and detail, and the state as a word. */
final class RowCell extends WrappingCell<Row> {
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
    private static final PseudoClass CODE = PseudoClass.getPseudoClass("code");

    /** Two lines, in sizes of their type. */
    private static final double DETAIL_HEIGHT = 3;

    private final Texts texts;
    private final LineWords line;
    private final Function<Stage, Station> stations;
    private final SignalMark mark = new SignalMark(Signal.PASSED, 20);
    private final Label title = new Label();
    private final Label detail = new Label();
    private final Label word = new Label();
    private final Tooltip whole = new Tooltip();
    private final HBox row;

    RowCell(Texts texts, LineWords line, Function<Stage, Station> stations) {
        this.texts = texts;
        this.line = line;
        this.stations = stations;
        getStyleClass().add("check-cell");
        title.getStyleClass().add("check-title");
        detail.getStyleClass().add("check-detail");
        word.getStyleClass().add("check-word");
        for (Label label : new Label[] {title, detail}) {
            label.setWrapText(true);
            label.setMinWidth(0);
            label.setMinHeight(USE_PREF_SIZE);
        }
        // The whole of it stands beside the list, and in the tooltip.
        detail.setMinHeight(0);
        detail.maxHeightProperty().bind(detail.fontProperty().map(font -> Math.ceil(font.getSize() * DETAIL_HEIGHT)));
        detail.setTooltip(whole);
        word.setMinWidth(USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox first = new HBox(title, word);
        first.getStyleClass().add("check-first");
        VBox words = new VBox(first, detail);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(mark, words);
        row.getStyleClass().add("check-row");
        fontProperty().subscribe(font -> mark.setSide(Math.rint(font.getSize() * 1.43)));
    }

    @Override
    protected void updateItem(Row item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setContent(null);
            setAccessibleText(null);
            pseudoClassStateChanged(HEADING, false);
            return;
        }
        RowWords words = RowWords.of(item, texts, line, stations);
        mark.setSignal(words.signal());
        title.setText(words.title());
        detail.setText(words.detail());
        whole.setText(words.detail());
        detail.setVisible(!words.detail().isEmpty());
        detail.setManaged(!words.detail().isEmpty());
        word.setText(words.word());
        pseudoClassStateChanged(HEADING, item instanceof Row.OfStage || item instanceof Row.OfGaps);
        detail.pseudoClassStateChanged(CODE, words.code());
        word.getStyleClass()
                .setAll("label", "check-word", "word-" + words.signal().id());
        setContent(row);
        setAccessibleText(words.spoken());
    }
}
