package dev.trainlight.wizard.page;

import dev.trainlight.wizard.task.Busy;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/**
 * A small task beside the four steps: a card over the page, with one primary button. The shell draws title, buttons and
 * busy strip; Esc closes it, and the page below is as it was.
 */
public interface Sheet {
    /** What it is about, as a few words. */
    ObservableValue<String> title();

    /** The middle of the card; the same node at every call. */
    Node node();

    /** The one primary button; null where nothing is left to do. */
    ObservableValue<Command> primary();

    /** What it is busy with. */
    Busy busy();

    /** What gets the focus first; empty: the primary button. */
    default Optional<Node> firstFocus() {
        return Optional.empty();
    }

    /** It is closed: whatever runs is abandoned. */
    default void closed() {}
}
