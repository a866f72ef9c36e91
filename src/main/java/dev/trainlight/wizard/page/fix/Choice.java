package dev.trainlight.wizard.page.fix;

import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** A choice of a few, side by side; one of them always is chosen. */
final class Choice<T> extends HBox {
    private final ToggleGroup group = new ToggleGroup();
    private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();

    /**
     * The choice that the property holds.
     *
     * @param id begins the ids of the buttons
     */
    Choice(String id, ObjectProperty<T> chosen, Map<T, ObservableValue<String>> words) {
        getStyleClass().add("choice");
        words.forEach((value, text) -> {
            ToggleButton button = new ToggleButton();
            button.setId(id + "-" + value.toString().toLowerCase(Locale.ROOT));
            button.textProperty().bind(text);
            button.setToggleGroup(group);
            button.setMinWidth(USE_PREF_SIZE);
            button.setUserData(value);
            buttons.put(value, button);
            getChildren().add(button);
        });
        buttons.values().stream()
                .findFirst()
                .ifPresent(first -> first.getStyleClass().add(Styles.LEFT_PILL));
        buttons.values().stream()
                .reduce((_, last) -> last)
                .ifPresent(last -> last.getStyleClass().add(Styles.RIGHT_PILL));
        chosen.subscribe(value -> group.selectToggle(buttons.get(value)));
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                // A second click on the chosen one does not leave nothing chosen.
                group.selectToggle(before);
            } else {
                choose(chosen, now);
            }
        });
    }

    private void choose(ObjectProperty<T> chosen, Toggle toggle) {
        buttons.forEach((value, button) -> {
            if (button == toggle) {
                chosen.set(value);
            }
        });
    }
}
