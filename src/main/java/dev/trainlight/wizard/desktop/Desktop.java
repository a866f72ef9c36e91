package dev.trainlight.wizard.desktop;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the wizard asks of the desktop around it. Always after a click that names it: nothing opens by itself. Tests use
 * one that remembers what it was asked.
 */
public interface Desktop {
    /** Lets a person choose a file to open; empty where they changed their mind. */
    Optional<Path> chooseFileToOpen(FileRequest request);

    /** Lets a person choose where to save; empty where they changed their mind. */
    Optional<Path> chooseFileToSave(FileRequest request);

    /** Lets a person choose a folder; empty where they changed their mind. */
    Optional<Path> chooseFolder(FileRequest request);

    /** Opens an address in the system's browser. */
    void browse(URI address);

    /** Shows a file in the system's file manager. */
    void reveal(Path file);

    /** Puts a text on the clipboard. */
    void copy(String text);

    /** The text on the clipboard, or empty. */
    Optional<String> clipboard();
}
