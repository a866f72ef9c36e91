package dev.trainlight.wizard.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/**
 * Small buttons in a bar, one of which is chosen: a filter by kind. They stand in the bar one by one, so that it can wrap
 * between them.
 *
 * @param <T> what a chip stands for; null is a value too ("all")
 */
public final class Chips<T> {
    private final Map<ToggleButton, T> chips = new LinkedHashMap<>();
    private final FlowPane bar;
    private final ObjectProperty<T> chosen;

    /** Chips in that bar that set and follow that choice. */
    public Chips(FlowPane bar, ObjectProperty<T> chosen) {
        this.bar = bar;
        this.chosen = chosen;
        chosen.addListener((_, _, _) -> show());
    }

    /** Adds a chip. */
    public Chips<T> add(T value, String id, ObservableValue<String> name) {
        ToggleButton chip = new ToggleButton();
        chip.setId(id);
        chip.getStyleClass().setAll("chip");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.textProperty().bind(name);
        chip.setOnAction(_ -> {
            chosen.set(value);
            show();
        });
        chips.put(chip, value);
        bar.getChildren().add(chip);
        show();
        return this;
    }

    private void show() {
        chips.forEach((chip, value) -> chip.setSelected(Objects.equals(value, chosen.get())));
    }
}
