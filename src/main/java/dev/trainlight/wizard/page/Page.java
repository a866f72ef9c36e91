package dev.trainlight.wizard.page;

import dev.trainlight.wizard.task.Busy;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;

/**
 * One step's page. The shell draws title, buttons, status and busy strip the same way for all; the page gives the middle.
 * It is built when first shown and kept: whatever one typed, selected or scrolled to is there on coming back.
 */
public interface Page {
    /** The objective, as one sentence: "Which job shall we look at?". */
    ObservableValue<String> title();

    /** A second line under the title; empty text: none. */
    default ObservableValue<String> subtitle() {
        return new ReadOnlyStringWrapper("").getReadOnlyProperty();
    }

    /** What stands right of the title: a badge, a few words. */
    default Optional<Node> beside() {
        return Optional.empty();
    }

    /** What stands at the right end of the title's line: a small button. */
    default Optional<Node> corner() {
        return Optional.empty();
    }

    /** The middle of the page; the same node at every call. */
    Node node();

    /** The one primary button; the value may change with the page's state, null where there is nothing to do. */
    ObservableValue<Command> primary();

    /** Other buttons of the bottom bar, left of Back. */
    default ObservableList<Command> secondary() {
        return FXCollections.emptyObservableList();
    }

    /** What the bottom bar says on the left. */
    default ObservableValue<String> status() {
        return new ReadOnlyStringWrapper("").getReadOnlyProperty();
    }

    /** What the page is busy with. */
    Busy busy();

    /** Called each time the page comes to the front. */
    default void shown() {}

    /** Called each time another page comes to the front. */
    default void hidden() {}

    /** F5: asks again for what the page shows. */
    default void refresh() {}

    /** What gets the focus when the page first comes to the front; empty: the first that takes it. */
    default Optional<Node> firstFocus() {
        return Optional.empty();
    }

    /** The page's own keys, for the overlay under F1. */
    default ObservableList<Shortcut> shortcuts() {
        return FXCollections.emptyObservableList();
    }

    /** The window closes: whatever runs is abandoned. */
    default void closed() {}

    /**
     * A key of the page.
     *
     * @param keys as {@code KeyCombination.valueOf} reads it
     * @param does what it does
     */
    record Shortcut(String keys, ObservableValue<String> does) {}
}
