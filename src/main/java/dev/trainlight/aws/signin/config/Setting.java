package dev.trainlight.aws.signin.config;

import java.nio.file.Path;

/**
 * One value in a file, and where it stands.
 *
 * @param value the text; may be a secret, so it is never printed
 * @param file the file
 * @param line its line, counted from 1
 */
public record Setting(String value, Path file, int line) {
    @Override
    public String toString() {
        return "Setting[" + file + ":" + line + "]";
    }
}
