package dev.trainlight.wizard.control;

import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * A tooltip that is made when the pointer first comes to its control: each is a window of its own, and a page has dozens
 * that are never looked at.
 */
public final class LateTooltip {
    private LateTooltip() {}

    /** Gives the control a tooltip that follows the text; while there is no text there is none. */
    public static void on(Control control, ObservableValue<String> text) {
        control.setOnMouseEntered(new EventHandler<>() {
            @Override
            public void handle(MouseEvent entered) {
                control.setOnMouseEntered(null);
                Tooltip tooltip = new Tooltip();
                tooltip.textProperty().bind(text);
                tooltip.setWrapText(true);
                tooltip.getStyleClass().add("narrow");
                control.tooltipProperty().bind(text.map(words -> words.isEmpty() ? null : tooltip));
            }
        });
    }

    /** Takes away what {@link #on} gave. */
    public static void off(Control control) {
        control.setOnMouseEntered(null);
        control.tooltipProperty().unbind();
        control.setTooltip(null);
    }
}
