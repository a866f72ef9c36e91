package dev.trainlight.wizard.control;

import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;

/**
 * A list's cell whose texts wrap at the list's width. A plain cell asks what it shows for its height without naming the
 * width, and so cuts off what wraps.
 *
 * @param <T> what the list holds
 */
public abstract class WrappingCell<T> extends ListCell<T> {
    private Region content;

    /** What the cell shows from now on; null for nothing. */
    protected final void setContent(Region region) {
        content = region;
        setText(null);
        setGraphic(region);
    }

    @Override
    protected final double computePrefWidth(double height) {
        // Never wider than the list, so that it never scrolls sideways.
        return 0;
    }

    @Override
    protected final double computePrefHeight(double width) {
        Node shown = getGraphic();
        if (shown == null || shown != content || width < 0) {
            return super.computePrefHeight(width);
        }
        double inner = width - snappedLeftInset() - snappedRightInset();
        return snapSizeY(snappedTopInset() + content.prefHeight(inner) + snappedBottomInset());
    }
}
