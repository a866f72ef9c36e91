package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.wizard.control.Signal;
import dev.trainlight.wizard.control.SignalMark;
import dev.trainlight.wizard.control.Tone;
import dev.trainlight.wizard.control.Wrapped;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The answer, above everything else. */
final class HeadlineBanner extends HBox {
    final SignalMark mark = new SignalMark(Signal.CHECKING, 28);
    final Label title = Wrapped.label("", "headline-title");
    final Label sentence = Wrapped.label("");
    final VBox words = new VBox(title, sentence);

    HeadlineBanner(ObservableValue<Headline> headline, ObservableBooleanValue reducedMotion) {
        getStyleClass().addAll("headline", "panel");
        setId("headline");
        words.getStyleClass().add("headline-words");
        title.setId("headline-title");
        sentence.setId("headline-sentence");
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
            words.getChildren().add(Wrapped.label(detail, "headline-detail", "muted"));
        }
        setAccessibleText(told.title() + ". " + told.sentence() + " " + String.join(" ", told.details()));
    }
}
