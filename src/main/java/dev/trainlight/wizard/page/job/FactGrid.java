package dev.trainlight.wizard.page.job;

import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.text.Texts;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** What is known of something, a name and a value a line. */
final class FactGrid extends GridPane {
    private final Texts texts;
    private final String[] styleClasses;

    /** @param styleClasses how the values look */
    FactGrid(Texts texts, String... styleClasses) {
        this.texts = texts;
        this.styleClasses = styleClasses.clone();
        getStyleClass().add("facts");
    }

    /** A line more, where there is a value; {@code key} is that of its name. */
    FactGrid fact(String key, Optional<String> value) {
        value.filter(text -> !text.isEmpty()).ifPresent(text -> {
            Label name = new Label(texts.get(key));
            name.getStyleClass().add("muted");
            name.setMinWidth(USE_PREF_SIZE);
            setValignment(name, VPos.TOP);
            addRow(getRowCount(), name, Wrapped.label(text, styleClasses));
        });
        return this;
    }
}
