package dev.trainlight.wizard.line;

import dev.trainlight.sagemaker.Stage;
import java.util.Optional;
import javafx.scene.input.KeyCode;

/** Where a key leads from a station; left and right (or up and down) visit every station, in the stages' order. */
final class LineWalk {
    private LineWalk() {}

    /**
     * The station that the key leads to.
     *
     * @param from the selected station; null where none is, then any key leads to the first
     * @param wide whether the line runs from left to right
     * @return empty where the key is not the line's
     */
    static Optional<Stage> step(Stage from, KeyCode key, boolean wide) {
        Optional<Stage> to = switch (key) {
            case HOME -> Optional.of(Stage.SUBMIT);
            case END -> Optional.of(Stage.ARTIFACT_UPLOAD);
            case LEFT -> Optional.of(beside(from, -1));
            case RIGHT -> Optional.of(beside(from, 1));
            case UP -> wide ? branch(from, Stage.DATA_DOWNLOAD, Stage.IMAGE_PULL) : Optional.of(beside(from, -1));
            case DOWN -> wide ? branch(from, Stage.IMAGE_PULL, Stage.DATA_DOWNLOAD) : Optional.of(beside(from, 1));
            default -> Optional.empty();
        };
        return from == null ? to.map(_ -> key == KeyCode.END ? Stage.ARTIFACT_UPLOAD : Stage.SUBMIT) : to;
    }

    private static Optional<Stage> branch(Stage from, Stage expected, Stage to) {
        return from == expected ? Optional.of(to) : Optional.empty();
    }

    private static Stage beside(Stage from, int steps) {
        int index = from == null ? 0 : from.ordinal() + steps;
        return Stage.values()[Math.clamp(index, 0, Stage.values().length - 1)];
    }
}
