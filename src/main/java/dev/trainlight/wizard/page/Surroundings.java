package dev.trainlight.wizard.page;

import dev.trainlight.wizard.desktop.Desktop;
import dev.trainlight.wizard.task.TaskRunner;
import dev.trainlight.wizard.text.Formats;
import dev.trainlight.wizard.text.Texts;
import java.time.Instant;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;

/**
 * What every page stands in; nothing of what the wizard is about.
 *
 * @param texts its words
 * @param formats its dates and numbers
 * @param tasks where work runs
 * @param desktop file choosers, browser, clipboard
 * @param now the time, renewed every half minute, for "2 minutes ago"
 * @param reducedMotion whether a person asked for less movement
 */
public record Surroundings(
        Texts texts,
        Formats formats,
        TaskRunner tasks,
        Desktop desktop,
        ObservableValue<Instant> now,
        ObservableBooleanValue reducedMotion) {}
