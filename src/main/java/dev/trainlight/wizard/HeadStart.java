package dev.trainlight.wizard;

import dev.trainlight.wizard.task.FxTaskRunner;
import dev.trainlight.wizard.theme.Theme;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.stage.Stage;

/**
 * Makes the program and its first window, with the first page in it, while the toolkit starts and another processor has
 * nothing to do: JavaFX lets any thread make nodes that stand in no window. What reads files or computes for that window
 * runs too; what follows from it waits until the window is shown.
 *
 * @see javafx.scene.Node
 */
final class HeadStart {
    private final CompletableFuture<Program> program = new CompletableFuture<>();
    private final CompletableFuture<WizardWindow> window = new CompletableFuture<>();
    /** Until then no control can be made. */
    private final CompletableFuture<Void> announced = new CompletableFuture<>();

    private HeadStart() {}

    /**
     * Begins, in the background; before the toolkit is started.
     *
     * @param maker makes the program
     * @param beforehand is done first: what the program reads may have to be logged
     */
    static HeadStart begin(Supplier<Program> maker, Runnable beforehand) {
        HeadStart begun = new HeadStart();
        FxTaskRunner.beside("head start", () -> begun.make(maker, beforehand));
        Theme.announce();
        begun.announced.complete(null);
        return begun;
    }

    private void make(Supplier<Program> maker, Runnable beforehand) {
        try {
            beforehand.run();
            Program made = maker.get();
            made.begin();
            program.complete(made);
            announced.join();
            window.complete(made.window());
        } catch (RuntimeException | Error fault) {
            // Both are waited for: whoever does so is told.
            program.completeExceptionally(fault);
            window.completeExceptionally(fault);
        }
    }

    /** The program, as soon as it is made. */
    Program program() {
        return program.join();
    }

    /** Shows the first window, on that case file where one is given; JavaFX thread. */
    WizardWindow show(Stage stage, Optional<Path> caseFile) {
        // While the window is still being made.
        program().theme.load();
        WizardWindow first = window.join();
        program().show(first, stage, caseFile);
        return first;
    }
}
