package dev.trainlight.wizard.page.fix;

import dev.trainlight.wizard.control.Signal;
import dev.trainlight.wizard.control.SignalMark;
import dev.trainlight.wizard.control.Tone;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.text.Texts;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The proof, before everything that one could do with the fix. */
final class ProofBanner extends HBox {
    final Label title = Wrapped.label("", "proof-title");
    private final SignalMark mark = new SignalMark(Signal.CHECKING, 24);
    private final VBox words = new VBox(title);
    private final FixViewModel model;
    private final Texts texts;

    ProofBanner(FixViewModel model, Texts texts, ObservableBooleanValue reducedMotion) {
        this.model = model;
        this.texts = texts;
        setId("proof");
        getStyleClass().addAll("panel", "proof");
        title.setId("proof-title");
        words.getStyleClass().add("proof-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        title.fontProperty().subscribe(font -> mark.setSide(Math.rint(font.getSize() * 1.7)));
        getChildren().addAll(mark, words);
        reducedMotion.subscribe(reduced -> mark.setAnimated(!reduced));
        model.outcome().subscribe(_ -> show());
        model.busy().activeProperty().subscribe(this::show);
        model.fixedProperty().subscribe(this::show);
        texts.localeProperty().subscribe(this::show);
    }

    private void show() {
        Outcome outcome = model.outcome().getValue();
        words.getChildren().setAll(title);
        if (outcome == null || model.fixedProperty().get() == null) {
            boolean busy = model.busy().activeProperty().get();
            (busy ? Tone.ACCENT : Tone.NEUTRAL).apply(this);
            mark.setSignal(busy ? Signal.CHECKING : Signal.UNDETERMINED);
            title.setText(texts.get(busy ? "page.fix.busy.title" : "page.fix.not-made"));
            setAccessibleText(title.getText());
            return;
        }
        Proof proof = Proof.of(model.fixedProperty().get(), outcome, texts);
        proof.tone().apply(this);
        mark.setSignal(proof.signal());
        title.setText(proof.title());
        for (String detail : proof.details()) {
            Label line = Wrapped.label(detail, "proof-detail");
            String all = Proof.all(model.fixedProperty().get().fix());
            if (!all.isEmpty()) {
                line.setTooltip(new Tooltip(all));
            }
            words.getChildren().add(line);
        }
        setAccessibleText(proof.title() + " " + String.join(" ", proof.details()));
    }
}
