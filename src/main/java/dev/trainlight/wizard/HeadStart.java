package dev.trainlight.wizard;

import dev.trainlight.wizard.task.FxTaskRunner;
import dev.trainlight.wizard.theme.Theme;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
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
    private final CompletableFuture<Program> program;
    private final CompletableFuture<WizardWindow> window;

    private HeadStart(CompletableFuture<Program> program, CompletableFuture<WizardWindow> window) {
        this.program = program;
        this.window = window;
    }

    /**
     * Begins, in the background; before the toolkit is started.
     *
     * @param maker makes the program
     * @param beforehand is done first: what the program reads may have to be logged
     */
    static HeadStart begin(Supplier<Program> maker, Runnable beforehand) {
        Executor beside = work -> FxTaskRunner.beside("head start", work);
        CompletableFuture<Program> program = CompletableFuture.supplyAsync(
                () -> {
                    beforehand.run();
                    Program made = maker.get();
                    made.begin();
                    return made;
                },
                beside);
        // Until then no control can be made.
        Theme.announce();
        return new HeadStart(program, program.thenApplyAsync(Program::window, beside));
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
