package dev.trainlight.wizard.control;

import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/**
 * An icon: a {@link Glyph} as large as the text beside it (style class {@code icon}; {@code large} and {@code huge} are
 * larger), in the colour that {@code -tl-icon} has where it stands. Says nothing to screen readers: the word beside it
 * does.
 */
public final class Icon extends Region {
    private static final double BOX = 16;

    private final SVGPath path = new SVGPath();
    private Glyph glyph;

    public Icon(Glyph glyph, String... styleClasses) {
        getStyleClass().add("icon");
        getStyleClass().addAll(styleClasses);
        path.getStyleClass().add("icon-path");
        // The square, not the drawing's own bounds, is what is laid out: icons of one family stay aligned.
        path.setManaged(false);
        setMouseTransparent(true);
        getChildren().add(path);
        setGlyph(glyph);
    }

    /** Shows another glyph. */
    public void setGlyph(Glyph shown) {
        glyph = shown;
        path.setContent(shown.path());
    }

    /** The glyph shown. */
    public Glyph glyph() {
        return glyph;
    }

    @Override
    protected void layoutChildren() {
        double side = Math.min(getWidth(), getHeight());
        double scale = side / BOX;
        path.setScaleX(scale);
        path.setScaleY(scale);
        // A scale keeps the centre of the drawing's bounds in place; move that centre to where it belongs in the
        // square.
        double centreX = path.getLayoutBounds().getCenterX();
        double centreY = path.getLayoutBounds().getCenterY();
        double left = snapPositionX((getWidth() - side) / 2);
        double top = snapPositionY((getHeight() - side) / 2);
        path.setLayoutX(left + centreX * scale - centreX);
        path.setLayoutY(top + centreY * scale - centreY);
    }
}
