package dev.trainlight.wizard.line;

import dev.trainlight.sagemaker.Stage;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;

/**
 * The job's life as a line of stations. One stop of the tabulator; the arrow keys walk the stations, Home and End go to
 * the ends, a click selects. For a screen reader it is a list of eight items that each say their name, their state and
 * their time. Colours come from {@code line.css} on the theme's tokens; sizes follow the type and the width.
 */
public final class LineView extends Control {
    private static final String STYLESHEET =
            LineView.class.getResource("/dev/trainlight/wizard/line/line.css").toExternalForm();

    private final ObjectProperty<LineModel> model = new SimpleObjectProperty<>(this, "model", LineModel.checking());
    private final ObjectProperty<Stage> selected = new SimpleObjectProperty<>(this, "selected");
    private final ObjectProperty<LineWords> words;
    private final BooleanProperty animated = new SimpleBooleanProperty(this, "animated", true);

    /** A line on which every answer is still on its way. */
    public LineView(LineWords firstWords) {
        words = new SimpleObjectProperty<>(this, "words", firstWords);
        getStyleClass().add("line-view");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setFocusTraversable(true);
        words.subscribe(now -> setAccessibleText(now.title()));
        animated.bind(Platform.getPreferences().reducedMotionProperty().not());
        selected.subscribe(() -> {
            notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED_ITEMS);
            notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
        });
    }

    /** What is drawn. */
    public ObjectProperty<LineModel> modelProperty() {
        return model;
    }

    public LineModel getModel() {
        return model.get();
    }

    public void setModel(LineModel value) {
        model.set(value);
    }

    /** The selected station; null where none is. */
    public ObjectProperty<Stage> selectedProperty() {
        return selected;
    }

    public Stage getSelected() {
        return selected.get();
    }

    public void setSelected(Stage value) {
        selected.set(value);
    }

    /** The words, which change with the language. */
    public ObjectProperty<LineWords> wordsProperty() {
        return words;
    }

    public LineWords getWords() {
        return words.get();
    }

    /** Whether stations fill in one by one; follows the system's wish for less motion until somebody binds it anew. */
    public BooleanProperty animatedProperty() {
        return animated;
    }

    public boolean isAnimated() {
        return animated.get();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new LineViewSkin(this);
    }

    @Override
    public String getUserAgentStylesheet() {
        return STYLESHEET;
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ITEM_COUNT -> Stage.values().length;
            case ITEM_AT_INDEX -> stationAt((Integer) parameters[0]);
            case MULTIPLE_SELECTION -> false;
            case SELECTED_ITEMS ->
                getSelected() == null
                        ? List.of()
                        : List.of(stationAt(getSelected().ordinal()));
            case FOCUS_ITEM ->
                getSelected() == null ? null : stationAt(getSelected().ordinal());
            // Every other attribute is the toolkit's.
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    private Node stationAt(int index) {
        return getSkin() instanceof LineViewSkin skin && index >= 0 && index < Stage.values().length
                ? skin.station(Stage.values()[index])
                : null;
    }
}
