package dev.trainlight.wizard;

import dev.trainlight.wizard.desktop.JavaFxDesktop;
import dev.trainlight.wizard.task.FxTaskRunner;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;

/**
 * The JavaFX program: opens the first window, on the case file that was named, where one was. Its class name is what the
 * desktop entry calls {@code StartupWMClass}.
 */
public final class WizardApp extends Application {
    private Program program;

    /** Called by JavaFX. */
    public WizardApp() {}

    /**
     * Starts the toolkit and returns when the last window is closed.
     *
     * @param caseFile the case to open
     * @param beforehand is done in the background while the toolkit starts
     * @throws UnsupportedOperationException where there is no display after all
     */
    public static void launch(Optional<Path> caseFile, Runnable beforehand) {
        HeadStart.begin(new FxTaskRunner(), beforehand);
        Application.launch(
                WizardApp.class, caseFile.stream().map(Path::toString).toArray(String[]::new));
    }

    @Override
    public void start(Stage first) {
        program = new Program(stage -> new JavaFxDesktop(stage, getHostServices()), Surface.ofProcess());
        program.begin();
        program.open(first, getParameters().getRaw().stream().findFirst().map(Path::of));
    }

    @Override
    public void stop() {
        program.close();
    }
}
