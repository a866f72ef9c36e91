package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.wizard.control.Signal;
import dev.trainlight.wizard.control.SignalMark;
import dev.trainlight.wizard.control.Tone;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The answer, above everything else. */
final class HeadlineBanner extends HBox {
    final SignalMark mark = new SignalMark(Signal.CHECKING, 28);
    final Label title = new Label();
    final Label sentence = new Label();
    final VBox words = new VBox(title, sentence);

    HeadlineBanner(ObservableValue<Headline> headline, ObservableBooleanValue reducedMotion) {
        getStyleClass().addAll("headline", "panel");
        setId("headline");
        words.getStyleClass().add("headline-words");
        title.getStyleClass().add("headline-title");
        title.setId("headline-title");
        sentence.setId("headline-sentence");
        wrap(title);
        wrap(sentence);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        getChildren().addAll(mark, words);
        title.fontProperty().subscribe(font -> mark.setSide(Math.rint(font.getSize() * 1.55)));
        reducedMotion.subscribe(reduced -> mark.setAnimated(!reduced));
        headline.subscribe(this::show);
    }

    private void show(Headline told) {
        Tone tone = told.tone();
        tone.apply(this);
        mark.setSignal(told.signal());
        title.setText(told.title());
        sentence.setText(told.sentence());
        words.getChildren().setAll(title, sentence);
        for (String detail : told.details()) {
            Label line = new Label(detail);
            line.getStyleClass().addAll("headline-detail", "muted");
            wrap(line);
            words.getChildren().add(line);
        }
        setAccessibleText(told.title() + ". " + told.sentence() + " " + String.join(" ", told.details()));
    }

    private static void wrap(Label label) {
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
    }
}
