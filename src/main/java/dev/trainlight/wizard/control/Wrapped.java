package dev.trainlight.wizard.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;

/**
 * Words that break into as many lines as they need. A label of JavaFX shortens its text as soon as its parent is short of
 * height; these keep the height of all their lines, so nothing is cut off at 200 % or in a longer language.
 */
public final class Wrapped {
    private Wrapped() {}

    /** A label that says always the same. */
    public static Label label(String text, String... styleClasses) {
        Label label = lines(new Lines(text));
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** A label that follows a text, which changes with the language or with what it tells. */
    public static Label label(ObservableValue<String> text, String... styleClasses) {
        Label label = label("", styleClasses);
        label.textProperty().bind(text);
        return label;
    }

    /**
     * The same for whatever else bears words: a link, a check box, a label whose text is set later.
     *
     * @return what was given
     */
    public static <L extends Labeled> L lines(L labeled) {
        labeled.setWrapText(true);
        labeled.setMinHeight(Region.USE_PREF_SIZE);
        return labeled;
    }

    /** Breaks its words once a width. */
    private static final class Lines extends Label {
        private final Heights heights = new Heights();

        Lines(String text) {
            super(text);
        }

        @Override
        public void requestLayout() {
            if (heights != null) {
                heights.forget();
            }
            super.requestLayout();
        }

        @Override
        protected double computePrefHeight(double width) {
            return heights.preferred(width, super::computePrefHeight);
        }
    }
}
