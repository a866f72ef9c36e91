package dev.trainlight.wizard.control;

import java.util.function.DoubleUnaryOperator;

/**
 * The heights that a control needs at the widths it was last asked for. A layout asks each ancestor, and each of them asks
 * again; JavaFX itself keeps only the answer for no width at all. To be {@linkplain #forget forgotten} in
 * {@code requestLayout}, where JavaFX forgets its own.
 */
public final class Heights {
    private double width = Double.NaN;
    private double height;
    private double widthBefore = Double.NaN;
    private double heightBefore;

    /** Nothing known yet. */
    public Heights() {}

    /** The height at that width, computed where it is not known. */
    public double at(double asked, DoubleUnaryOperator compute) {
        if (asked == width) {
            return height;
        }
        double found = asked == widthBefore ? heightBefore : compute.applyAsDouble(asked);
        widthBefore = width;
        heightBefore = height;
        width = asked;
        height = found;
        return found;
    }

    /** What was asked for may have changed. */
    public void forget() {
        width = Double.NaN;
        widthBefore = Double.NaN;
    }
}
