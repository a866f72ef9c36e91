package dev.trainlight.wizard.control.code;

import dev.trainlight.wizard.control.code.CodeRow.Fold;
import dev.trainlight.wizard.control.code.CodeRow.Line;
import dev.trainlight.wizard.control.code.CodeRow.Note;
import dev.trainlight.wizard.control.code.CodeRow.Tone;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A row of a {@link CodeView}. */
final class CodeCell extends ListCell<CodeRow> {
    private static final List<String> TONES = tones();

    private final CodeView view;
    private final Label number = new Label();
    private final Label sign = new Label();
    private final TextFlow text = new TextFlow();
    private final HBox row = new HBox(number, sign, text);

    CodeCell(CodeView view) {
        this.view = view;
        getStyleClass().add("code-cell");
        number.getStyleClass().add("code-number");
        sign.getStyleClass().add("code-sign");
        text.getStyleClass().add("code-text");
        row.getStyleClass().add("code-row");
        number.setMinWidth(USE_PREF_SIZE);
        sign.setMinWidth(USE_PREF_SIZE);
        // A line is as long as it is: the view scrolls sideways rather than wrap a document.
        text.setMinWidth(USE_PREF_SIZE);
        setOnMouseClicked(_ -> {
            if (getItem() instanceof Fold) {
                view.unfold(getIndex());
            }
        });
    }

    private static List<String> tones() {
        List<String> tones = new ArrayList<>(List.of("code-fold", "code-note"));
        for (Tone tone : Tone.values()) {
            tones.add("code-" + tone.id());
        }
        return List.copyOf(tones);
    }

    @Override
    protected void updateItem(CodeRow item, boolean empty) {
        super.updateItem(item, empty);
        getStyleClass().removeAll(TONES);
        setText(null);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(row);
        number.setVisible(view.numbered());
        number.setManaged(view.numbered());
        switch (item) {
            case Line line -> {
                number.setText(line.number() == 0 ? "" : pad(line.number()));
                sign.setText(line.tone().sign());
                text.getChildren().setAll(runs(line.tokens()));
                getStyleClass().add("code-" + line.tone().id());
                setAccessibleText(view.words().spoken(line.number(), line.tone(), line.text()));
            }
            case Note note -> {
                number.setText("");
                sign.setText(" ");
                Text said = new Text("↑ " + note.text());
                said.getStyleClass().add("code-words");
                text.getChildren().setAll(run(" ".repeat(note.indent()), "code-token-plain"), said);
                getStyleClass().addAll("code-note", "code-" + note.tone().id());
                setAccessibleText(note.text());
            }
            case Fold fold -> {
                String words = view.words().fold(fold.lines().size());
                number.setText("");
                sign.setText("⋯");
                text.getChildren().setAll(run(words, "code-token-fold"));
                getStyleClass().add("code-fold");
                setAccessibleText(words);
            }
        }
    }

    private String pad(int line) {
        String digits = Integer.toString(line);
        return " ".repeat(Math.max(0, view.numberWidth() - digits.length())) + digits;
    }

    private static List<Node> runs(List<Token> tokens) {
        List<Node> runs = new ArrayList<>();
        tokens.forEach(
                token -> runs.add(run(token.text(), "code-token-" + token.kind().id())));
        return runs;
    }

    private static Text run(String words, String styleClass) {
        Text run = new Text(words);
        run.getStyleClass().addAll("code-token", styleClass);
        return run;
    }
}
