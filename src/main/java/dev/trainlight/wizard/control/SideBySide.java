package dev.trainlight.wizard.control;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/**
 * Two parts of a page side by side, the right one larger; one below the other where the window is too narrow, or the text
 * too large, for the least widths of both.
 */
public final class SideBySide extends Region {
    /** How much of the width the left part gets. */
    private static final double LEFT = 0.4;

    private final Region left;
    private final Region right;

    public SideBySide(Region left, Region right) {
        this.left = left;
        this.right = right;
        getStyleClass().add("side-by-side");
        getChildren().addAll(left, right);
    }

    private double gap() {
        return Math.rint(Math.max(8, left.minWidth(-1) * 0.045));
    }

    private boolean wide(double width) {
        return width >= left.minWidth(-1) + gap() + right.minWidth(-1);
    }

    private double leftWidth(double width) {
        double most = width - gap() - right.minWidth(-1);
        return Math.rint(Math.clamp(width * LEFT - gap(), left.minWidth(-1), Math.max(left.minWidth(-1), most)));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.min(left.minWidth(-1), right.minWidth(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        return left.prefWidth(-1) + gap() + right.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        double room = width < 0 ? prefWidth(-1) : width;
        return wide(room)
                ? Math.max(left.minHeight(leftWidth(room)), right.minHeight(room - gap() - leftWidth(room)))
                : left.minHeight(room) + gap() + right.minHeight(room);
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width < 0 ? prefWidth(-1) : width;
        return wide(room)
                ? Math.max(left.prefHeight(leftWidth(room)), right.prefHeight(room - gap() - leftWidth(room)))
                : left.prefHeight(room) + gap() + right.prefHeight(room);
    }

    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        double x = snappedLeftInset();
        double y = snappedTopInset();
        double width = getWidth() - insets.getLeft() - insets.getRight();
        double height = getHeight() - insets.getTop() - insets.getBottom();
        if (wide(width)) {
            double first = leftWidth(width);
            left.resizeRelocate(x, y, first, height);
            right.resizeRelocate(x + first + gap(), y, width - first - gap(), height);
        } else {
            double least = left.minHeight(width) + gap() + right.minHeight(width);
            double top = left.minHeight(width) + Math.max(0, height - least) * 0.4;
            left.resizeRelocate(x, y, width, Math.rint(top));
            right.resizeRelocate(x, y + Math.rint(top) + gap(), width, height - Math.rint(top) - gap());
        }
    }
}
