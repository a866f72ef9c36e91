package dev.trainlight.wizard.control;

import java.util.List;
import javafx.scene.Node;

/** What a colour means; never the only sign of it. */
public enum Tone {
    NEUTRAL,
    ACCENT,
    SUCCESS,
    WARNING,
    DANGER;

    /** The style class: {@code tone-danger}. */
    public String styleClass() {
        return switch (this) {
            case NEUTRAL -> "tone-neutral";
            case ACCENT -> "tone-accent";
            case SUCCESS -> "tone-success";
            case WARNING -> "tone-warning";
            case DANGER -> "tone-danger";
        };
    }

    /** Gives the node this tone instead of the one it had. */
    public void apply(Node node) {
        List<String> classes = node.getStyleClass();
        for (Tone tone : values()) {
            int place = classes.indexOf(tone.styleClass());
            if (place >= 0) {
                // One change at most: with each one all styles of the node are looked up again.
                if (tone != this) {
                    classes.set(place, styleClass());
                }
                return;
            }
        }
        classes.add(styleClass());
    }
}
