package dev.trainlight.wizard.shell;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/**
 * The status on the left, the buttons on the right in one row: the status wraps before a button does. Where even a narrow
 * status leaves no room (large type, small window), it stands above the buttons, and they wrap.
 */
final class BottomBar extends Region {
    /** The least width of a status beside the buttons, in sizes of its type. */
    private static final double READABLE = 11;

    private final Label status;
    private final FlowPane buttons;

    BottomBar(Label status, Node... buttons) {
        this.status = status;
        this.buttons = new FlowPane(buttons);
        this.buttons.getStyleClass().add("page-buttons");
        this.buttons.setAlignment(Pos.CENTER_RIGHT);
        getStyleClass().add("bottom-bar");
        getChildren().addAll(status, this.buttons);
    }

    private double oneRow() {
        double width = 0;
        for (Node child : buttons.getChildren()) {
            if (child.isManaged()) {
                width += snapSizeX(child.prefWidth(-1)) + (width > 0 ? buttons.getHgap() : 0);
            }
        }
        // A hair's breadth more, or rounding makes the last button wrap.
        return Math.ceil(width) + 1;
    }

    private double gap() {
        return Math.rint(status.getFont().getSize() * 1.2);
    }

    private boolean silent() {
        return status.getText() == null || status.getText().isEmpty();
    }

    private boolean sideBySide(double inner) {
        double words = silent()
                ? 0
                : gap()
                        + Math.min(
                                snapSizeX(status.prefWidth(-1)),
                                READABLE * status.getFont().getSize());
        return oneRow() + words <= inner;
    }

    private double inner(double width) {
        return width - snappedLeftInset() - snappedRightInset();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + status.prefWidth(-1) + gap() + oneRow() + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = inner(width < 0 ? prefWidth(-1) : width);
        double content;
        if (sideBySide(inner)) {
            double words = silent() ? 0 : status.prefHeight(inner - oneRow() - gap());
            content = Math.max(words, buttons.prefHeight(oneRow()));
        } else {
            content = (silent() ? 0 : status.prefHeight(inner) + gap() / 2) + buttons.prefHeight(inner);
        }
        return snappedTopInset() + snapSizeY(content) + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double inner = inner(getWidth());
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double height = getHeight() - top - snappedBottomInset();
        if (sideBySide(inner)) {
            double row = oneRow();
            layoutInArea(
                    status,
                    left,
                    top,
                    Math.max(0, inner - row - gap()),
                    height,
                    0,
                    null,
                    true,
                    false,
                    HPos.LEFT,
                    VPos.CENTER);
            buttons.resizeRelocate(left + inner - row, top, row, height);
        } else {
            double words = silent() ? 0 : status.prefHeight(inner) + gap() / 2;
            status.resizeRelocate(left, top, inner, silent() ? 0 : status.prefHeight(inner));
            buttons.resizeRelocate(left, top + words, inner, height - words);
        }
    }
}
