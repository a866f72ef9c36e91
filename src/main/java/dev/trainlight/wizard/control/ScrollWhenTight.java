package dev.trainlight.wizard.control;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Gives its content all the room there is; where that is less than the content needs (large text, small window), the
 * content scrolls from then on. Most windows never come to that, and a scroll pane has twenty nodes that each start would
 * pay for.
 */
public final class ScrollWhenTight extends StackPane {
    private final Region content;
    private boolean scrolling;

    /** @param content what fills the room; its least height is what it needs */
    public ScrollWhenTight(Region content) {
        super(content);
        this.content = content;
        setMinSize(0, 0);
        getStyleClass().add("scroll-when-tight");
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        // Half a pixel is rounding. Children change after a layout, never in it.
        if (!scrolling && getHeight() > 0 && content.minHeight(getWidth()) > getHeight() + 0.5) {
            scrolling = true;
            Platform.runLater(this::scroll);
        }
    }

    private void scroll() {
        Node focused = getScene() == null ? null : getScene().getFocusOwner();
        ScrollPane scroll = new ScrollPane();
        scroll.getStyleClass().addAll("edge-to-edge", "page-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        // JavaFX keeps a picture of the whole viewport for scrolling; a page hardly ever scrolls, and is painted twice.
        scroll.skinProperty().subscribe(skin -> {
            if (skin != null) {
                scroll.lookup(".viewport").setCache(false);
            }
        });
        getChildren().setAll(scroll);
        scroll.setContent(content);
        // The scroll pane takes its content in with its skin; until then nothing in it can have the focus.
        scroll.applyCss();
        if (focused != null && focused.getScene() == getScene()) {
            focused.requestFocus();
        }
    }
}
