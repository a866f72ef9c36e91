package dev.trainlight.wizard;

import dev.trainlight.wizard.desktop.JavaFxDesktop;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.application.HostServices;
import javafx.stage.Stage;

/**
 * The JavaFX program: opens the first window, on the case file that was named, where one was. Its class name is what the
 * desktop entry calls {@code StartupWMClass}.
 */
public final class WizardApp extends Application {
    /**
     * What was begun before JavaFX, which makes the application by the name of its class and hands it nothing but strings;
     * it can be launched once a process.
     */
    private static final CompletableFuture<HeadStart> BEGUN = new CompletableFuture<>();

    /** Opens addresses and folders; there once JavaFX has made the application. */
    private static final CompletableFuture<HostServices> SERVICES = new CompletableFuture<>();

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
        BEGUN.complete(HeadStart.begin(
                () -> new Program(stage -> new JavaFxDesktop(stage, SERVICES::join), Surface.ofProcess()), beforehand));
        Application.launch(
                WizardApp.class, caseFile.stream().map(Path::toString).toArray(String[]::new));
    }

    @Override
    public void start(Stage first) {
        SERVICES.complete(getHostServices());
        HeadStart begun = BEGUN.join();
        program = begun.program();
        begun.show(first, getParameters().getRaw().stream().findFirst().map(Path::of));
    }

    @Override
    public void stop() {
        program.close();
    }
}
