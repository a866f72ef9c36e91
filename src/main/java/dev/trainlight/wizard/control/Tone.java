package dev.trainlight.wizard.control;

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
        for (Tone tone : values()) {
            node.getStyleClass().remove(tone.styleClass());
        }
        node.getStyleClass().add(styleClass());
    }
}
