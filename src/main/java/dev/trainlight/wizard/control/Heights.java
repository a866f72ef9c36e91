package dev.trainlight.wizard.control;

import java.util.function.DoubleUnaryOperator;

/**
 * The heights that a control needs at the widths it was last asked for. A layout asks each ancestor, and each of them asks
 * again; JavaFX itself keeps only the answers for no width at all. To be {@linkplain #forget forgotten} in
 * {@code requestLayout}, where JavaFX forgets its own; that is first called before a control's fields are set.
 */
public final class Heights {
    private final Known least = new Known();
    private final Known preferred = new Known();

    /** Nothing known yet. */
    public Heights() {}

    /** The least height at that width, computed where it is not known. */
    public double least(double width, DoubleUnaryOperator compute) {
        return least.at(width, compute);
    }

    /** The preferred height at that width, computed where it is not known. */
    public double preferred(double width, DoubleUnaryOperator compute) {
        return preferred.at(width, compute);
    }

    /** What was asked for may have changed. */
    public void forget() {
        least.forget();
        preferred.forget();
    }

    /** The answers at the last two widths. */
    private static final class Known {
        private double width = Double.NaN;
        private double height;
        private double widthBefore = Double.NaN;
        private double heightBefore;

        double at(double asked, DoubleUnaryOperator compute) {
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

        void forget() {
            width = Double.NaN;
            widthBefore = Double.NaN;
        }
    }
}
