package dev.trainlight.wizard.control;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A signal, beside it a title and below the title a detail; both take as many lines as they need. */
public final class SignalRow extends HBox {
    private final SignalMark mark;
    private final Label title;
    private final Label detail;
    private final VBox words;

    /**
     * @param name begins the style classes: {@code check} gives {@code check-row}, {@code check-words},
     *     {@code check-title} and {@code check-detail}
     * @param first what the mark shows until something else is set
     * @param markSize side of the mark, in sizes of the title's type
     */
    public SignalRow(String name, Signal first, double markSize) {
        title = Wrapped.label("", name + "-title");
        detail = Wrapped.label("", name + "-detail");
        mark = new SignalMark(first, Math.rint(title.getFont().getSize() * markSize));
        title.setMinWidth(0);
        detail.setMinWidth(0);
        words = new VBox(title, detail);
        words.getStyleClass().add(name + "-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getStyleClass().add(name + "-row");
        getChildren().addAll(mark, words);
        title.fontProperty().subscribe(font -> mark.setSide(Math.rint(font.getSize() * markSize)));
    }

    public SignalMark mark() {
        return mark;
    }

    public Label title() {
        return title;
    }

    public Label detail() {
        return detail;
    }

    /** What stands beside the mark: title and detail, to arrange more there. */
    public VBox words() {
        return words;
    }

    /** Sets the words of title or detail; without words it takes no room. */
    public static void say(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }
}
