package dev.trainlight.wizard.control;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/**
 * A signal as a picture: a body whose outline tells the signal and a mark inside it, both vectors, coloured by
 * {@code signal-mark.css} on the theme's tokens. It is square; its side is {@link #sideProperty()}. A mark is decoration
 * for screen readers: whatever holds it says the word.
 */
public final class SignalMark extends Region {
    /** Side of the square in which the outlines are drawn. */
    private static final double UNIT = 24;

    private static final String STYLESHEET = SignalMark.class
            .getResource("/dev/trainlight/wizard/control/signal-mark.css")
            .toExternalForm();

    private final SVGPath halo = part("signal-halo");
    private final SVGPath body = part("signal-body");
    private final SVGPath mark = part("signal-sign");
    private final Group drawing = new Group(halo, body, mark);
    private final Scale scale = new Scale(1, 1, 0, 0);
    private final ObjectProperty<Signal> signal = new SimpleObjectProperty<>(this, "signal");
    private final DoubleProperty side = new SimpleDoubleProperty(this, "side", UNIT);
    private final Turning turning = new Turning(mark);

    /** A mark of that signal with a side of that many pixels. */
    public SignalMark(Signal first, double firstSide) {
        getStyleClass().add("signal-mark-icon");
        setAccessibleRole(AccessibleRole.NODE);
        setMouseTransparent(true);
        setFocusTraversable(false);
        drawing.getTransforms().add(scale);
        drawing.setManaged(false);
        getChildren().add(drawing);
        signal.subscribe((before, now) -> draw(before, now));
        side.subscribe(_ -> {
            scale.setX(side.get() / UNIT);
            scale.setY(side.get() / UNIT);
            requestLayout();
        });
        setSide(firstSide);
        setSignal(first);
    }

    /** The signal shown. */
    public ObjectProperty<Signal> signalProperty() {
        return signal;
    }

    public Signal getSignal() {
        return signal.get();
    }

    public void setSignal(Signal value) {
        signal.set(value);
    }

    /** Side of the square, in pixels. */
    public DoubleProperty sideProperty() {
        return side;
    }

    public double getSide() {
        return side.get();
    }

    public void setSide(double value) {
        side.set(value);
    }

    /** Whether the ring of a pending answer turns; off where a person wants less motion. */
    public void setAnimated(boolean animated) {
        turning.allow(animated);
    }

    private void draw(Signal before, Signal now) {
        if (before != null) {
            getStyleClass().remove("signal-" + before.id());
        }
        if (now == null) {
            return;
        }
        getStyleClass().add("signal-" + now.id());
        Outline outline = Outline.of(now);
        halo.setContent(outline.halo());
        body.setContent(outline.body());
        mark.setContent(outline.mark());
        turning.turn(now == Signal.CHECKING);
    }

    private static SVGPath part(String styleClass) {
        SVGPath path = new SVGPath();
        path.getStyleClass().add(styleClass);
        return path;
    }

    @Override
    protected double computePrefWidth(double height) {
        return side.get();
    }

    @Override
    protected double computePrefHeight(double width) {
        return side.get();
    }

    @Override
    protected double computeMinWidth(double height) {
        return side.get();
    }

    @Override
    protected double computeMinHeight(double width) {
        return side.get();
    }

    @Override
    protected double computeMaxWidth(double height) {
        return side.get();
    }

    @Override
    protected double computeMaxHeight(double width) {
        return side.get();
    }

    @Override
    protected void layoutChildren() {
        drawing.relocate(0, 0);
        drawing.setLayoutX(0);
        drawing.setLayoutY(0);
    }

    @Override
    public String getUserAgentStylesheet() {
        return STYLESHEET;
    }

    /**
     * The drawing of a signal in a square of 24.
     *
     * @param halo a soft ring around the body, empty where there is none; it may leave the square
     * @param body the outline that tells the signal
     * @param mark the sign inside
     */
    private record Outline(String halo, String body, String mark) {
        private static final String DISC = circle(10.5);
        private static final String RING = circle(9.4);

        static Outline of(Signal signal) {
            return switch (signal) {
                case PASSED -> new Outline("", DISC, "M7.4 12.4 L10.5 15.6 L16.6 8.6");
                case IN_PROGRESS -> new Outline("", RING, "M10 8.2 L16 12 L10 15.8 Z");
                case BLOCKED ->
                    new Outline(
                            circle(15),
                            "M7.4 0.9 L16.6 0.9 L23.1 7.4 L23.1 16.6 L16.6 23.1 L7.4 23.1 L0.9 16.6 L0.9 7.4 Z",
                            "M8.4 8.4 L15.6 15.6 M15.6 8.4 L8.4 15.6");
                case AT_RISK -> new Outline("", "M12 1.8 L23 21.6 L1 21.6 Z", "M12 8.6 L12 14.2 M12 17.7 L12 17.75");
                case UNDETERMINED ->
                    new Outline(
                            "",
                            RING,
                            "M9.3 9.6 C9.3 6.4 14.7 6.4 14.7 9.6 C14.7 11.6 12 11.6 12 13.7 M12 16.7 L12 16.75");
                case STOPPED ->
                    new Outline(
                            circle(15),
                            "M4.5 1.8 H19.5 A2.7 2.7 0 0 1 22.2 4.5 V19.5 A2.7 2.7 0 0 1 19.5 22.2 H4.5"
                                    + " A2.7 2.7 0 0 1 1.8 19.5 V4.5 A2.7 2.7 0 0 1 4.5 1.8 Z",
                            "M7.4 12 L16.6 12");
                case NOT_REACHED -> new Outline("", RING, "");
                case NOT_USED -> new Outline("", circle(6.4), "M8.8 15.2 L15.2 8.8");
                case CHECKING -> new Outline("", RING, "M12 2.6 A9.4 9.4 0 0 1 21.4 12");
            };
        }

        private static String circle(double radius) {
            double left = 12 - radius;
            double right = 12 + radius;
            return "M" + left + " 12 A" + radius + " " + radius + " 0 1 1 " + right + " 12 A" + radius + " " + radius
                    + " 0 1 1 " + left + " 12 Z";
        }
    }
}
