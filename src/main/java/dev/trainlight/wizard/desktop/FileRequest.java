package dev.trainlight.wizard.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a file chooser shows.
 *
 * @param title the dialog's title
 * @param folder where it starts
 * @param name the proposed file name, for saving
 * @param kind what such files are called, in words
 * @param patterns such as {@code *.json}; none: every file
 */
public record FileRequest(
        String title, Optional<Path> folder, Optional<String> name, String kind, List<String> patterns) {
    public FileRequest {
        patterns = List.copyOf(patterns);
    }
}
