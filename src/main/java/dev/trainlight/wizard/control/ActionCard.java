package dev.trainlight.wizard.control;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * A large button with an icon, a verb and a sentence that says what comes of it. JavaFX's own button gives wrapped text
 * no height of its own; this one grows with its words.
 */
public final class ActionCard extends HBox {
    private static final PseudoClass ARMED = PseudoClass.getPseudoClass("armed");

    private final Runnable action;
    private final Heights heights = new Heights();

    public ActionCard(
            String id, Glyph glyph, ObservableValue<String> verb, ObservableValue<String> words, Runnable action) {
        this.action = action;
        setId(id);
        getStyleClass().add("action-card");
        setAlignment(Pos.TOP_LEFT);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        accessibleTextProperty().bind(verb);
        accessibleHelpProperty().bind(words);
        Label name = Wrapped.label(verb, "action-card-verb");
        Label sentence = Wrapped.label(words, "action-card-words");
        VBox text = new VBox(name, sentence);
        text.getStyleClass().add("action-card-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(new Icon(glyph, "large"), text);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            requestFocus();
            pseudoClassStateChanged(ARMED, event.getButton() == MouseButton.PRIMARY);
        });
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
            pseudoClassStateChanged(ARMED, false);
            if (event.getButton() == MouseButton.PRIMARY && contains(event.getX(), event.getY())) {
                fire();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                fire();
                event.consume();
            }
        });
    }

    @Override
    public void requestLayout() {
        if (heights != null) {
            heights.forget();
        }
        super.requestLayout();
    }

    @Override
    protected double computeMinHeight(double width) {
        return heights.least(width, super::computeMinHeight);
    }

    @Override
    protected double computePrefHeight(double width) {
        return heights.preferred(width, super::computePrefHeight);
    }

    /** Does it, as a click would. */
    public void fire() {
        if (!isDisabled()) {
            fireEvent(new ActionEvent(this, this));
            action.run();
        }
    }

    @Override
    public void executeAccessibleAction(AccessibleAction what, Object... parameters) {
        if (what == AccessibleAction.FIRE) {
            fire();
        } else {
            super.executeAccessibleAction(what, parameters);
        }
    }
}
