package dev.trainlight.wizard.page;

import dev.trainlight.evidence.Failure;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The file that a failure is about: a sentence on a file names it first. */
public final class ToldFile {
    private ToldFile() {}

    /** The file; empty where the failure names none, or one that does not exist. */
    public static Optional<Path> of(Failure failure) {
        return failure.arguments().stream()
                .findFirst()
                .filter(String.class::isInstance)
                .flatMap(words -> path((String) words))
                .filter(Path::isAbsolute)
                .filter(Files::exists);
    }

    private static Optional<Path> path(String words) {
        try {
            return Optional.of(Path.of(words));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }
}
