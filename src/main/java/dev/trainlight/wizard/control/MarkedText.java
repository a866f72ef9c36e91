package dev.trainlight.wizard.control;

import dev.trainlight.diagnosis.message.TextSpan;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A text with some of its words marked, by their weight and a line below them as well as by colour. */
public final class MarkedText extends TextFlow {
    public MarkedText() {
        getStyleClass().add("marked-text");
        setAccessibleRole(AccessibleRole.TEXT);
        setMinWidth(0);
        setMinHeight(Region.USE_PREF_SIZE);
    }

    /**
     * Shows the text.
     *
     * @param marked what is marked, in order and apart from each other
     */
    public void show(String text, List<TextSpan> marked) {
        List<Node> runs = new ArrayList<>();
        int end = 0;
        for (TextSpan span : marked) {
            plain(runs, text.substring(end, span.start()));
            Text told = new Text(span.in(text));
            told.getStyleClass().add("marked-text-told");
            runs.add(told);
            end = span.end();
        }
        plain(runs, text.substring(end));
        getChildren().setAll(runs);
        setAccessibleText(text);
    }

    private static void plain(List<Node> runs, String words) {
        if (!words.isEmpty()) {
            Text run = new Text(words);
            run.getStyleClass().add("marked-text-plain");
            runs.add(run);
        }
    }
}
