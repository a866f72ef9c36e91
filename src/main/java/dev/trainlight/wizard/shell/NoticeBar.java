package dev.trainlight.wizard.shell;

import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.FirstShown;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Icon;
import dev.trainlight.wizard.control.Tone;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Words in a bar above the page, in nobody's way, until somebody hides them; no room while there are none. */
final class NoticeBar extends HBox {
    /**
     * @param id what the ids of its parts begin with
     * @param words empty hides the bar
     * @param actions what can be done about it
     */
    NoticeBar(String id, ObservableValue<String> words, Runnable dismiss, Texts texts, Button... actions) {
        getStyleClass().add("notice-bar");
        Tone.WARNING.apply(this);
        setAlignment(Pos.CENTER_LEFT);
        Label label = Wrapped.label(words);
        label.setId(id + "-words");
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        Button hide = new Button(null, new Icon(Glyph.CROSS));
        hide.setId(id + "-dismiss");
        hide.getStyleClass().addAll("flat", "button-icon");
        hide.setOnAction(_ -> dismiss.run());
        Describe.node(hide).name(texts.of("shell.session.dismiss")).now();
        List<Node> parts = new ArrayList<>(List.of(new Icon(Glyph.ALERT), label));
        parts.addAll(List.of(actions));
        parts.add(hide);
        visibleProperty().bind(words.map(said -> !said.isEmpty()));
        managedProperty().bind(visibleProperty());
        FirstShown.fill(this, parts.toArray(Node[]::new));
    }

    /** "Your session is over": leads to the sign-in and back. */
    static NoticeBar sessionOver(ObservableValue<String> words, Runnable signIn, Runnable dismiss, Texts texts) {
        Button again = new Button();
        again.setId("session-sign-in");
        again.setMinWidth(USE_PREF_SIZE);
        again.textProperty().bind(texts.of("shell.session.sign-in"));
        again.setOnAction(_ -> signIn.run());
        return new NoticeBar("session", words, dismiss, texts, again);
    }
}
