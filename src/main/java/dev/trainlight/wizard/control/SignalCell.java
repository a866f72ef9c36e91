package dev.trainlight.wizard.control;

import javafx.css.PseudoClass;

/**
 * A list's cell of the form of a {@link SignalRow}. It may also be the heading of those that follow.
 *
 * @param <T> what the list holds
 */
public abstract class SignalCell<T> extends WrappingCell<T> {
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

    protected final SignalRow row;

    protected SignalCell(SignalRow row) {
        this.row = row;
    }

    @Override
    protected final void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        boolean nothing = empty || item == null;
        setContent(nothing ? null : row);
        setAccessibleText(nothing ? null : show(item));
        pseudoClassStateChanged(HEADING, !nothing && isHeading(item));
    }

    /**
     * Shows the item in the row.
     *
     * @return the item as a screen reader says it
     */
    protected abstract String show(T item);

    /** Whether the item heads those that follow. */
    protected abstract boolean isHeading(T item);
}
