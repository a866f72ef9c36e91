package dev.trainlight.wizard.control;

import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;

/**
 * The content of a list's cell whose texts wrap at the list's width. A cell asks its content for the height without naming
 * a width; this answers for the width that it will get.
 */
public final class CellRow extends HBox {
    /** Padding of the cell and a scroll bar, in sizes of the text. */
    private static final double AROUND = 34;

    private final ListView<?> list;

    public CellRow(ListView<?> list, Node... children) {
        super(children);
        this.list = list;
        getStyleClass().add("cell-row");
        setMinWidth(0);
        list.widthProperty().subscribe(_ -> requestLayout());
    }

    @Override
    protected double computePrefWidth(double height) {
        // Never wider than the list, so that it never scrolls sideways.
        return Math.min(super.computePrefWidth(height), room());
    }

    @Override
    protected double computePrefHeight(double width) {
        return super.computePrefHeight(width < 0 ? room() : width);
    }

    private double room() {
        return Math.max(0, list.getWidth() - AROUND);
    }
}
