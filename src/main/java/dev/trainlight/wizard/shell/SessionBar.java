package dev.trainlight.wizard.shell;

import dev.trainlight.evidence.Failure;
import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Icon;
import dev.trainlight.wizard.control.Tone;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.text.Texts;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** "Your session is over": a bar above the page, in nobody's way, that leads to the sign-in and back. */
final class SessionBar extends HBox {
    SessionBar(ObservableValue<Failure> over, Runnable signIn, Runnable dismiss, Texts texts) {
        getStyleClass().add("session-bar");
        Tone.WARNING.apply(this);
        setAlignment(Pos.CENTER_LEFT);
        Label words = Wrapped.label(texts.map(over, failure -> failure == null ? "" : texts.say(failure)));
        words.setId("session-words");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button again = new Button();
        again.setId("session-sign-in");
        again.setMinWidth(USE_PREF_SIZE);
        again.textProperty().bind(texts.of("shell.session.sign-in"));
        again.setOnAction(_ -> signIn.run());
        Button hide = new Button(null, new Icon(Glyph.CROSS));
        hide.setId("session-dismiss");
        hide.getStyleClass().addAll("flat", "button-icon");
        hide.setOnAction(_ -> dismiss.run());
        Describe.node(hide).name(texts.of("shell.session.dismiss")).now();
        getChildren().addAll(new Icon(Glyph.ALERT), words, again, hide);
        visibleProperty().bind(over.map(_ -> true).orElse(false));
        managedProperty().bind(visibleProperty());
    }
}
