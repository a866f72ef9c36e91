package dev.trainlight.wizard.control;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Takes controls into the scene when they are first visible. JavaFX gives invisible ones skins, styles and sizes like all
 * others; a window would pay for every bar and overlay that nobody may ever see before it paints its first page.
 */
public final class FirstShown {
    private FirstShown() {}

    /** Fills the pane when it is first visible itself. */
    public static void fill(Pane pane, Node... children) {
        when(pane, () -> pane.getChildren().addAll(children));
    }

    /** Fills the pane when it is first visible itself, with what is made only then. */
    public static void fill(Pane pane, Supplier<Node> child) {
        when(pane, () -> pane.getChildren().add(child.get()));
    }

    /**
     * Adds each child when it is first visible, in the place that the order of the arguments gives it. Once a pane: it
     * keeps the children that are still to come, which nobody else may hold.
     */
    public static void each(Pane pane, Node... children) {
        List<Node> order = List.of(children);
        pane.getProperties().put(FirstShown.class, order);
        for (Node child : order) {
            when(
                    child,
                    () -> pane.getChildren()
                            .add(
                                    (int) order.subList(0, order.indexOf(child)).stream()
                                            .filter(pane.getChildren()::contains)
                                            .count(),
                                    child));
        }
    }

    private static void when(Node node, Runnable shown) {
        if (node.isVisible()) {
            shown.run();
            return;
        }
        node.visibleProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Boolean> visible, Boolean before, Boolean now) {
                if (now) {
                    visible.removeListener(this);
                    shown.run();
                }
            }
        });
    }
}
