package dev.trainlight.wizard.control.code;

import dev.trainlight.wizard.control.code.CodeRow.Fold;
import dev.trainlight.wizard.control.code.CodeRow.Line;
import dev.trainlight.wizard.control.code.CodeRow.Note;
import dev.trainlight.wizard.control.code.CodeRow.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * A document, line by line: numbers, colours, marked lines with words below them, added and removed lines with their
 * signs, unchanged lines folded. Arrow keys walk the lines, Shift selects several, the copy key copies them, Enter or a
 * click opens what is folded.
 */
public final class CodeView extends ListView<CodeRow> {
    private static final String STYLESHEET = CodeView.class
            .getResource("/dev/trainlight/wizard/control/code/code.css")
            .toExternalForm();
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    /** So many lines stay in sight above the marked one. */
    private static final int ABOVE = 2;

    private final CodeWords words;
    private boolean numbered = true;
    private int numberWidth;
    private int telling;
    private boolean pending;
    private boolean touched;

    /**
     * An empty view.
     *
     * @param clipboard takes lines that somebody copies
     */
    public CodeView(CodeWords words, Consumer<String> clipboard) {
        this.words = words;
        getStyleClass().add("code-view");
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setCellFactory(_ -> new CodeCell(this));
        followSize();
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            int focused = getFocusModel().getFocusedIndex();
            if (COPY.match(event)) {
                clipboard.accept(selectedText());
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER && getFocusModel().getFocusedItem() instanceof Fold) {
                unfold(focused);
                event.consume();
            }
        });
    }

    /** Shows these rows, scrolled to the first that says something. */
    public void show(List<CodeRow> rows, boolean withNumbers) {
        numbered = withNumbers;
        numberWidth = rows.stream()
                .mapToInt(row -> row instanceof Line line
                        ? Integer.toString(line.number()).length()
                        : 0)
                .max()
                .orElse(1);
        getSelectionModel().clearSelection();
        getItems().setAll(rows);
        refresh();
        int first = firstTelling(rows);
        telling = startsBlock(rows, first) ? first : Math.max(0, first - ABOVE);
        pending = true;
        touched = false;
        requestLayout();
    }

    /** A row is found only once its list knows how high rows and list are. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (pending && getHeight() > 0 && getSkin() != null) {
            pending = false;
            Platform.runLater(() -> scrollTo(telling));
        }
    }

    /** Somebody who looks elsewhere in the document is not taken back when the window changes its size. */
    private void followSize() {
        addEventFilter(ScrollEvent.SCROLL, _ -> touched = true);
        addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> touched = true);
        addEventFilter(KeyEvent.KEY_PRESSED, _ -> touched = true);
        heightProperty().subscribe(_ -> pending = !touched);
    }

    /** Whether several marked lines begin here: the more of them in sight, the better. */
    private static boolean startsBlock(List<CodeRow> rows, int row) {
        return row + 1 < rows.size()
                && rows.get(row) instanceof Line line
                && rows.get(row + 1) instanceof Line next
                && line.tone() != Tone.PLAIN
                && line.tone() != Tone.ADDED
                && line.tone() != Tone.REMOVED
                && line.tone() == next.tone();
    }

    private static int firstTelling(List<CodeRow> rows) {
        int first = -1;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Line line && line.tone() != Tone.PLAIN) {
                if (line.tone() != Tone.STATEMENT) {
                    return i;
                }
                first = first < 0 ? i : first;
            }
        }
        return Math.max(0, first);
    }

    /** Opens what is folded in that row. */
    void unfold(int index) {
        if (index >= 0 && index < getItems().size() && getItems().get(index) instanceof Fold fold) {
            List<CodeRow> rows = new ArrayList<>(getItems());
            rows.remove(index);
            rows.addAll(index, fold.lines());
            getItems().setAll(rows);
            getSelectionModel().clearAndSelect(index);
            getFocusModel().focus(index);
        }
    }

    private String selectedText() {
        StringBuilder text = new StringBuilder();
        List<CodeRow> chosen = getSelectionModel().getSelectedItems();
        for (CodeRow row : chosen.isEmpty() ? getItems() : chosen) {
            switch (row) {
                case Line line -> text.append(line.text()).append('\n');
                case Fold fold ->
                    fold.lines().forEach(line -> text.append(line.text()).append('\n'));
                case Note _ -> {}
            }
        }
        return text.toString();
    }

    boolean numbered() {
        return numbered;
    }

    int numberWidth() {
        return numberWidth;
    }

    CodeWords words() {
        return words;
    }

    @Override
    public String getUserAgentStylesheet() {
        return STYLESHEET;
    }
}
