package dev.trainlight.wizard.page.fix;

import dev.trainlight.wizard.control.Signal;
import dev.trainlight.wizard.control.SignalCell;
import dev.trainlight.wizard.control.SignalRow;
import dev.trainlight.wizard.text.Texts;

/** Draws an {@link Entry}: who, what, how much; what stays open with its row.mark(). */
final class EntryCell extends SignalCell<Entry> {
    private final Texts texts;

    EntryCell(Texts texts) {
        super(new SignalRow("change", Signal.UNDETERMINED, 1.28));
        getStyleClass().add("change-cell");
        this.texts = texts;
    }

    @Override
    protected String show(Entry item) {
        EntryWords words = EntryWords.of(item, texts);
        SignalRow.say(row.title(), words.title());
        SignalRow.say(row.detail(), words.detail());
        boolean open = item instanceof Entry.OfOpen;
        row.mark().setVisible(open);
        row.mark().setManaged(open);
        return words.spoken();
    }

    @Override
    protected boolean isHeading(Entry item) {
        return item instanceof Entry.OfOwner || item instanceof Entry.OfRemaining;
    }
}
