package dev.trainlight.wizard.page;

import dev.trainlight.wizard.control.FailureView;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Icon;
import dev.trainlight.wizard.control.Tone;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.text.Texts;
import java.nio.file.Path;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What came of a {@link FileSaving}: a file in the way, the file that was saved, or what went wrong; else no room. */
public final class SavingView extends VBox {
    public SavingView(FileSaving saving, Surroundings around) {
        Texts texts = around.texts();
        getStyleClass().add("saving");
        Hyperlink show = new Hyperlink();
        show.setId("saved-reveal");
        show.setMinWidth(USE_PREF_SIZE);
        show.textProperty().bind(texts.of("saving.reveal"));
        show.setOnAction(_ -> around.desktop().reveal(saving.savedProperty().get()));
        HBox saved =
                line("saved", Tone.SUCCESS, Glyph.CHECK_CIRCLE, told(saving.savedProperty(), "saving.saved", texts));
        saved.getChildren().add(show);
        FailureView failure = new FailureView(texts, around.desktop()::copy);
        failure.failureProperty().bind(saving.failureProperty());
        getChildren()
                .addAll(
                        line(
                                "exists",
                                Tone.WARNING,
                                Glyph.ALERT,
                                told(saving.existingProperty(), "saving.exists", texts)),
                        saved,
                        failure);
    }

    private static ObservableValue<String> told(ObservableValue<Path> file, String key, Texts texts) {
        return texts.map(file, path -> path == null ? "" : texts.get(key, path.toString()));
    }

    private static HBox line(String id, Tone tone, Glyph glyph, ObservableValue<String> text) {
        Label words = Wrapped.label(text);
        words.setId(id);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(new Icon(glyph), words);
        line.getStyleClass().addAll("saving-line", "panel");
        line.setAlignment(Pos.CENTER_LEFT);
        tone.apply(line);
        line.visibleProperty().bind(words.textProperty().map(said -> !said.isEmpty()));
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }
}
