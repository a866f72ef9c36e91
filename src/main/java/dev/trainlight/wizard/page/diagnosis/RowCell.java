package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.sagemaker.Stage;
import dev.trainlight.wizard.control.Signal;
import dev.trainlight.wizard.control.SignalCell;
import dev.trainlight.wizard.control.SignalRow;
import dev.trainlight.wizard.line.LineWords;
import dev.trainlight.wizard.line.Station;
import dev.trainlight.wizard.text.Texts;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Draws a {@link Row}: mark, title and detail, and the state as a word. */
final class RowCell extends SignalCell<Row> {
    private static final PseudoClass CODE = PseudoClass.getPseudoClass("code");

    /** Two lines, in sizes of their type. */
    private static final double DETAIL_HEIGHT = 3;

    private final Texts texts;
    private final LineWords line;
    private final Function<Stage, Station> stations;
    private final Label word = new Label();
    private final Tooltip whole = new Tooltip();

    RowCell(Texts texts, LineWords line, Function<Stage, Station> stations) {
        super(new SignalRow("check", Signal.PASSED, 1.43));
        getStyleClass().add("check-cell");
        Label title = row.title();
        Label detail = row.detail();
        this.texts = texts;
        this.line = line;
        this.stations = stations;
        // The whole of it stands beside the list, and in the tooltip.
        detail.setMinHeight(0);
        detail.maxHeightProperty().bind(detail.fontProperty().map(font -> Math.ceil(font.getSize() * DETAIL_HEIGHT)));
        detail.setTooltip(whole);
        word.setMinWidth(USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox first = new HBox(title, word);
        first.getStyleClass().add("check-first");
        row.words().getChildren().setAll(first, detail);
    }

    @Override
    protected String show(Row item) {
        RowWords words = RowWords.of(item, texts, line, stations);
        row.mark().setSignal(words.signal());
        row.title().setText(words.title());
        SignalRow.say(row.detail(), words.detail());
        whole.setText(words.detail());
        row.detail().pseudoClassStateChanged(CODE, words.code());
        word.setText(words.word());
        word.getStyleClass()
                .setAll("label", "check-word", "word-" + words.signal().id());
        return words.spoken();
    }

    @Override
    protected boolean isHeading(Row item) {
        return item instanceof Row.OfStage || item instanceof Row.OfGaps;
    }
}
