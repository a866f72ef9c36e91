package dev.trainlight.wizard.shell;

import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.FirstShown;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What the page is busy with, how far it is, what it waits for once that takes long, and Cancel. */
final class BusyStrip extends HBox {
    BusyStrip(Busy busy, Texts texts, ObservableBooleanValue reducedMotion) {
        getStyleClass().add("busy-strip");
        setAlignment(Pos.CENTER_LEFT);
        ProgressBar bar = new ProgressBar();
        // A bar that moves without saying how far is movement for nothing: with reduced motion it stands still.
        bar.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> fraction(busy, reducedMotion), busy.fractionProperty(), reducedMotion));
        Describe.node(bar).name(busy.whatProperty()).now();
        Label words = Wrapped.label(texts.computed(
                () -> words(busy, texts),
                busy.whatProperty(),
                busy.waitingForProperty(),
                busy.slowProperty(),
                busy.cancellingProperty()));
        words.setId("busy-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Button cancel = new Button();
        cancel.setId("busy-cancel");
        cancel.getStyleClass().add("small");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.textProperty().bind(texts.of("shell.cancel"));
        cancel.disableProperty().bind(busy.cancellingProperty());
        cancel.setOnAction(_ -> busy.cancel());
        visibleProperty().bind(busy.activeProperty());
        managedProperty().bind(visibleProperty());
        FirstShown.fill(this, bar, words, cancel);
    }

    private static double fraction(Busy busy, ObservableBooleanValue reducedMotion) {
        double known = busy.fractionProperty().get();
        if (known >= 0) {
            return known;
        }
        return reducedMotion.get() ? 0 : ProgressBar.INDETERMINATE_PROGRESS;
    }

    private static String words(Busy busy, Texts texts) {
        if (busy.cancellingProperty().get()) {
            return texts.get("shell.cancelling");
        }
        String waitingFor = busy.waitingForProperty().get();
        if (busy.slowProperty().get()) {
            return busy.whatProperty().get() + "  "
                    + (waitingFor.isEmpty()
                            ? texts.get("shell.busy.slow-plain")
                            : texts.get("shell.busy.slow", waitingFor));
        }
        return busy.whatProperty().get();
    }
}
