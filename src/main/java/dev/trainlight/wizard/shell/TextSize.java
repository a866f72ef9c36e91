package dev.trainlight.wizard.shell;

import javafx.beans.property.DoubleProperty;

/** Text larger and smaller, in steps, between 100 % and 200 %. */
final class TextSize {
    private static final double STEP = 0.1;

    private final DoubleProperty scale;

    TextSize(DoubleProperty scale) {
        this.scale = scale;
    }

    void larger() {
        set(scale.get() + STEP);
    }

    void smaller() {
        set(scale.get() - STEP);
    }

    void normal() {
        set(1);
    }

    private void set(double wished) {
        scale.set(Math.clamp(Math.round(wished * 10) / 10.0, 1.0, 2.0));
    }
}
