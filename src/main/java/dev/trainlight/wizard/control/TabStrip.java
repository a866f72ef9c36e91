package dev.trainlight.wizard.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;

/**
 * Names of views, one of which is shown: a row of tabs that wraps where there is little room, walked with the arrow keys.
 *
 * @param <T> what a tab stands for
 */
public final class TabStrip<T> extends FlowPane {
    private final Map<T, ToggleButton> tabs = new LinkedHashMap<>();
    private final ObjectProperty<T> shown;

    /** A strip that sets and follows that choice. */
    public TabStrip(ObjectProperty<T> shown) {
        this.shown = shown;
        getStyleClass().add("tab-strip");
        setAccessibleRole(AccessibleRole.TAB_PANE);
        shown.addListener((_, _, _) -> show());
        addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
    }

    /** Adds a tab. */
    public TabStrip<T> add(T value, String id, ObservableValue<String> name) {
        ToggleButton tab = new ToggleButton();
        tab.setId(id);
        tab.getStyleClass().setAll("tab-name");
        tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
        tab.setMinWidth(USE_PREF_SIZE);
        tab.textProperty().bind(name);
        tab.setOnAction(_ -> {
            shown.set(value);
            show();
            // Not focusable a moment ago, so that the click itself gave no focus.
            tab.requestFocus();
        });
        tabs.put(value, tab);
        getChildren().add(tab);
        show();
        return this;
    }

    /** Only the shown tab takes the focus with Tab; the arrow keys go on from there. */
    private void show() {
        tabs.forEach((value, tab) -> {
            boolean selected = Objects.equals(value, shown.get());
            tab.setSelected(selected);
            tab.setFocusTraversable(selected);
        });
    }

    private void walk(KeyEvent event) {
        int direction = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        if (direction == 0 || event.isAltDown() || event.isShortcutDown()) {
            return;
        }
        List<T> values = List.copyOf(tabs.keySet());
        int next = values.indexOf(shown.get()) + direction;
        if (next >= 0 && next < values.size()) {
            shown.set(values.get(next));
            tabs.get(values.get(next)).requestFocus();
        }
        event.consume();
    }
}
