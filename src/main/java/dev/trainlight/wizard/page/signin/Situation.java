package dev.trainlight.wizard.page.signin;

import dev.trainlight.evidence.Failure;
import dev.trainlight.wizard.page.signin.SignInViewModel.Mode;
import dev.trainlight.wizard.task.Busy;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * How far the sign-in page has come; its parts share it.
 *
 * @param mode what the middle shows
 * @param failure what went wrong; null: nothing
 * @param busy what is being waited for
 */
record Situation(ReadOnlyObjectWrapper<Mode> mode, ObjectProperty<Failure> failure, Busy busy) {
    /** At the beginning: choosing, and nothing happened yet. */
    static Situation begin() {
        return new Situation(
                new ReadOnlyObjectWrapper<>(null, "mode", Mode.CHOOSE),
                new SimpleObjectProperty<>(null, "failure"),
                new Busy());
    }
}
