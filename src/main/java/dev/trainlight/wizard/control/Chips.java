package dev.trainlight.wizard.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/**
 * A row of small buttons, one of which is chosen: a filter by kind.
 *
 * @param <T> what a chip stands for; null is a value too ("all")
 */
public final class Chips<T> extends HBox {
    private final Map<ToggleButton, T> chips = new LinkedHashMap<>();
    private final ObjectProperty<T> chosen;

    /** Chips that set and follow that choice. */
    public Chips(ObjectProperty<T> chosen) {
        this.chosen = chosen;
        getStyleClass().add("chips");
        chosen.addListener((_, _, _) -> show());
    }

    /** Adds a chip. */
    public Chips<T> add(T value, String id, ObservableValue<String> name) {
        ToggleButton chip = new ToggleButton();
        chip.setId(id);
        chip.getStyleClass().setAll("chip");
        chip.setMinWidth(USE_PREF_SIZE);
        chip.textProperty().bind(name);
        chip.setOnAction(_ -> {
            chosen.set(value);
            show();
        });
        chips.put(chip, value);
        getChildren().add(chip);
        show();
        return this;
    }

    private void show() {
        chips.forEach((chip, value) -> chip.setSelected(Objects.equals(value, chosen.get())));
    }
}
