package dev.trainlight.wizard.shell;

import java.nio.file.Path;

/** What the shell's menu and keys ask of the program. */
public interface ShellActions {
    /** Opens one more window. */
    void newWindow();

    /** Lets a person choose a case file, and opens it here. */
    void openCase();

    /** Opens that case file here: it was dropped on the window. */
    void openCase(Path file);

    /** Closes this window. */
    void close();
}
