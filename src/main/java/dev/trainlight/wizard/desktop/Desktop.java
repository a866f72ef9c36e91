package dev.trainlight.wizard.desktop;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
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

    /** Other browsers and their private windows; looks into folders, so it is called off the JavaFX thread. */
    List<BrowserWay> browsers();

    /**
     * Opens an address in that browser; off the JavaFX thread.
     *
     * @throws IOException where the browser cannot be started
     */
    void browse(URI address, BrowserWay in) throws IOException;

    /** Shows a file in the system's file manager. */
    void reveal(Path file);

    /** Puts a text on the clipboard. */
    void copy(String text);

    /** The text on the clipboard, or empty. */
    Optional<String> clipboard();
}
