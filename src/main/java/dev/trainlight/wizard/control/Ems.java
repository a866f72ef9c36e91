package dev.trainlight.wizard.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.text.Font;

/** The size of the text where a pane stands, for layouts that cannot say "em" in a stylesheet. */
public final class Ems {
    private Ems() {}

    /** The size of the pane's text in pixels, following the chosen text size. */
    public static ObservableValue<Double> of(Pane pane) {
        Label measure = new Label();
        measure.setManaged(false);
        measure.setVisible(false);
        pane.getChildren().add(measure);
        return measure.fontProperty().map(Font::getSize);
    }
}
