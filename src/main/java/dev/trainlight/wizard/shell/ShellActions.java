package dev.trainlight.wizard.shell;

import java.nio.file.Path;
import javafx.beans.value.ObservableValue;

/** What the shell's menu and keys ask of the program. */
public interface ShellActions {
    /** Opens one more window. */
    void newWindow();

    /** Lets a person choose a case file, and opens it here. */
    void openCase();

    /** Opens that case file here: it was dropped on the window. */
    void openCase(Path file);

    /** Whether there is a case that can be saved. */
    ObservableValue<Boolean> caseKnown();

    /** Asks how to save the case on the screen. */
    void saveCase();

    /** Shows what a support bundle would hold. */
    void saveSupportBundle();

    /** Shows which calls of AWS the program can make. */
    void showCalls();

    /** Shows where updates are looked for. */
    void checkForUpdates();

    /** Closes this window. */
    void close();
}
