package dev.trainlight.wizard.control;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * An input with its label above and, below it, a hint, or what is wrong with it. Label and fault are told to screen readers
 * with the input.
 */
public final class Field extends VBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final Node input;
    private final Label below = new Label();

    public Field(ObservableValue<String> name, Node input) {
        this.input = input;
        getStyleClass().add("field");
        Label label = new Label();
        label.textProperty().bind(name);
        label.getStyleClass().add("field-name");
        label.setLabelFor(input);
        below.getStyleClass().add("field-below");
        Wrapped.lines(below);
        below.setVisible(false);
        below.managedProperty().bind(below.visibleProperty());
        input.accessibleTextProperty().bind(name);
        FirstShown.each(this, label, input, below);
    }

    /** What is expected, in a few words. */
    public Field hint(ObservableValue<String> words) {
        below.textProperty().bind(words);
        below.setVisible(true);
        input.accessibleHelpProperty().bind(words);
        return this;
    }

    /** Says {@code fault} in place of the hint while {@code wrong}. */
    public Field fault(ObservableBooleanValue wrong, ObservableValue<String> hint, ObservableValue<String> fault) {
        below.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> wrong.get() ? fault.getValue() : hint.getValue(), wrong, hint, fault));
        below.visibleProperty().bind(below.textProperty().isNotEmpty());
        input.accessibleHelpProperty().bind(below.textProperty());
        wrong.subscribe(now -> {
            input.pseudoClassStateChanged(DANGER, now);
            pseudoClassStateChanged(DANGER, now);
        });
        return this;
    }
}
