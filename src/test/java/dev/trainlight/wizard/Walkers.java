package dev.trainlight.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/** Walks over a page and finds what nobody should meet: controls without a name, text cut off, text too faint. */
public final class Walkers {
    private Walkers() {}

    /** Everything that takes the focus and says nothing to a screen reader. */
    public static List<String> unnamed(Parent root) {
        List<String> found = new ArrayList<>();
        walk(root, node -> {
            if (node.isFocusTraversable()
                    && !node.isDisabled()
                    && name(root, node).isBlank()) {
                found.add(describe(node));
            }
        });
        return found;
    }

    private static String name(Parent root, Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        if (node instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isBlank()) {
            return labeled.getText();
        }
        StringBuilder labels = new StringBuilder();
        walk(root, other -> {
            if (other instanceof Label label && label.getLabelFor() == node) {
                labels.append(label.getText());
            }
        });
        return labels.toString();
    }

    /**
     * Every label or button whose text is not shown whole. A shortened text that a tooltip shows whole (a name in a table
     * cell) is no fault.
     */
    public static List<String> cutOff(Parent root) {
        List<String> found = new ArrayList<>();
        root.getChildrenUnmodifiable().stream()
                .filter(Node::isVisible)
                .map(Node::getBoundsInParent)
                .filter(bounds -> bounds.getWidth() > root.getScene().getWidth() + 1
                        || bounds.getHeight() > root.getScene().getHeight() + 1)
                .forEach(bounds -> found.add("does not fit into the window: " + bounds));
        walk(root, node -> {
            if (node instanceof Labeled labeled && labeled.getText() != null && !told(labeled)) {
                labeled.lookupAll(".text").stream()
                        .filter(child -> child.getParent() == labeled && child instanceof Text)
                        .map(child -> ((Text) child).getText())
                        .filter(shown -> !shown.equals(labeled.getText().replace("\t", "        ")))
                        .filter(shown -> shown.contains(labeled.getEllipsisString()) || shown.isEmpty())
                        .forEach(shown -> found.add(describe(labeled) + " shows \"" + shown + "\""));
            }
            if (node instanceof Text text && !text.getText().isBlank() && outside(root, text)) {
                found.add(describe(text.getParent()) + " is outside the window: \"" + text.getText() + "\"");
            }
        });
        return found;
    }

    private static boolean told(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each instanceof Control control && control.getTooltip() != null) {
                return true;
            }
        }
        return false;
    }

    /** Scrolled away is not cut off: only what no scrolling brings into view. */
    private static boolean outside(Parent root, Text text) {
        for (Node node = text; node != null; node = node.getParent()) {
            if (node.getStyleClass().contains("viewport")
                    || node.getStyleClass().contains("virtual-flow")
                    || node.getStyleClass().contains("content")
                    || node instanceof TextInputControl) {
                return false;
            }
        }
        Bounds bounds = text.localToScene(text.getLayoutBounds());
        return bounds.getMaxX() > root.getScene().getWidth() + 1
                || bounds.getMaxY() > root.getScene().getHeight() + 1
                || bounds.getMinX() < -1
                || bounds.getMinY() < -1;
    }

    /** Every text with less contrast to what is behind it than WCAG asks for; disabled controls are exempt there. */
    public static List<String> faint(Parent root, double atLeast) {
        List<String> found = new ArrayList<>();
        walk(root, node -> {
            if (node instanceof Text text
                    && !text.getText().isBlank()
                    && text.getFill() instanceof Color colour
                    && !disabled(text)) {
                Color behind = behind(text);
                double contrast = contrast(over(colour, behind), behind);
                if (contrast < atLeast) {
                    found.add("%.2f \"%s\" %s on %s in %s"
                            .formatted(contrast, text.getText(), colour, behind, describe(text.getParent())));
                }
            }
        });
        return found;
    }

    private static boolean disabled(Node node) {
        return node.isDisabled();
    }

    private static Color behind(Node node) {
        List<Node> path = new ArrayList<>();
        for (Node each = node.getParent(); each != null; each = each.getParent()) {
            path.addFirst(each);
        }
        Color colour = node.getScene().getFill() instanceof Color fill ? fill : Color.WHITE;
        for (Node each : path) {
            if (each instanceof Region region && region.getBackground() != null) {
                for (BackgroundFill fill : region.getBackground().getFills()) {
                    if (fill.getFill() instanceof Color paint) {
                        colour = over(paint, colour);
                    }
                }
            }
        }
        return colour;
    }

    /** One colour seen through the other. */
    public static Color over(Color front, Color back) {
        double a = front.getOpacity();
        return Color.color(
                front.getRed() * a + back.getRed() * (1 - a),
                front.getGreen() * a + back.getGreen() * (1 - a),
                front.getBlue() * a + back.getBlue() * (1 - a));
    }

    /** WCAG 2.2's contrast ratio, 1 to 21. */
    public static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static void walk(Node node, Consumer<Node> visitor) {
        if (!node.isVisible()) {
            return;
        }
        visitor.accept(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, visitor));
        }
    }

    private static String describe(Node node) {
        return node.getClass().getSimpleName() + "#" + node.getId() + "." + String.join(".", node.getStyleClass());
    }
}
