package dev.trainlight.wizard.control;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/**
 * A wide part and a narrow one beside it, or below it where the window is too narrow for both: with large text nothing is
 * squeezed. Widths are measured in text heights.
 */
public final class MainAndSide extends Region {
    private final Region main;
    private final Region side;
    /** Invisible text whose height is that of a line: JavaFX hands no font size to a layout. */
    private final Text measure = new Text("M");

    private final double sideEms;
    private final double stackBelowEms;
    private final boolean sideShares;
    private final Heights heights = new Heights();

    /**
     * A side of a fixed width.
     *
     * @param sideEms the side's width
     * @param stackBelowEms below this width the side moves under the main part
     */
    public MainAndSide(Region main, Region side, double sideEms, double stackBelowEms) {
        this(main, side, sideEms, stackBelowEms, false);
    }

    private MainAndSide(Region main, Region side, double sideEms, double stackBelowEms, boolean sideShares) {
        this.main = main;
        this.side = side;
        this.sideEms = sideEms;
        this.stackBelowEms = stackBelowEms;
        this.sideShares = sideShares;
        getStyleClass().add("main-and-side");
        measure.setVisible(false);
        measure.setManaged(false);
        getChildren().addAll(main, side, measure);
    }

    /** Two parts that share the width. */
    public static MainAndSide halves(Region main, Region side, double stackBelowEms) {
        return new MainAndSide(main, side, 0, stackBelowEms, true);
    }

    private double em() {
        return measure.getFont().getSize();
    }

    private double gap() {
        return snapSpaceX(1.4 * em());
    }

    private boolean stacked(double width) {
        return !side.isVisible() || width < stackBelowEms * em();
    }

    private double sideWidth(double width) {
        return sideShares ? (width - gap()) / 2 : Math.min(sideEms * em(), width / 2);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 12 * em();
    }

    @Override
    protected double computePrefWidth(double height) {
        return stackBelowEms * em();
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
        return heights.least(width, at -> height(at, true));
    }

    @Override
    protected double computePrefHeight(double width) {
        return heights.preferred(width, at -> height(at, false));
    }

    private double height(double given, boolean min) {
        double width = given < 0 ? prefWidth(-1) : given;
        Insets insets = getInsets();
        if (stacked(width)) {
            double below = side.isVisible() ? gap() + side.prefHeight(width) : 0;
            return insets.getTop() + insets.getBottom() + child(main, width, min) + below;
        }
        double sideWidth = sideWidth(width);
        return insets.getTop()
                + insets.getBottom()
                + Math.max(child(main, width - sideWidth - gap(), min), child(side, sideWidth, min));
    }

    private static double child(Region child, double width, boolean min) {
        return min ? child.minHeight(width) : child.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (stacked(width)) {
            double below = side.isVisible() ? side.prefHeight(width) : 0;
            double above = Math.max(main.minHeight(width), height - (below > 0 ? below + gap() : 0));
            main.resizeRelocate(0, 0, width, above);
            side.resizeRelocate(0, above + gap(), width, below);
            return;
        }
        double sideWidth = snapSizeX(sideWidth(width));
        main.resizeRelocate(0, 0, width - sideWidth - gap(), height);
        side.resizeRelocate(width - sideWidth, 0, sideWidth, height);
    }
}
