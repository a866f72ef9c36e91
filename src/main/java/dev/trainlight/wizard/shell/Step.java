package dev.trainlight.wizard.shell;

import dev.trainlight.wizard.page.Page;
import dev.trainlight.wizard.page.StepId;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;

/**
 * A step as the shell knows it.
 *
 * @param id which
 * @param page makes its page, when it is first shown
 * @param summary what came of it, in a few words, under its name; empty text: nothing yet
 * @param reachable whether one can go there now
 * @param outOfDate whether what it shows is of an earlier answer
 */
public record Step(
        StepId id,
        Supplier<Page> page,
        ObservableValue<String> summary,
        ObservableValue<Boolean> reachable,
        ObservableValue<Boolean> outOfDate) {}
