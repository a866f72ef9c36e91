package dev.trainlight.wizard.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

/** A word in a pill: a status. Carries a word always, an icon where that helps, and a tone. */
public final class Badge extends Label {
    public Badge() {
        getStyleClass().add("badge");
        setMinWidth(USE_PREF_SIZE);
        Tone.NEUTRAL.apply(this);
    }

    /** A badge with that word and tone. */
    public Badge(ObservableValue<String> word, Tone tone) {
        this();
        textProperty().bind(word);
        setTone(tone);
    }

    /** Its colours. */
    public void setTone(Tone tone) {
        tone.apply(this);
    }

    /** Its icon; null for none. */
    public void setGlyph(Glyph glyph) {
        setGraphic(glyph == null ? null : new Icon(glyph));
    }
}
