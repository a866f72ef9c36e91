package dev.trainlight.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the files that commands are given; {@code -} is standard input. */
final class TextInput {
    private static final String STANDARD_INPUT = "-";

    private final Console console;

    TextInput(Console console) {
        this.console = console;
    }

    /** What an error message calls the input. */
    static String name(String file) {
        return file.equals(STANDARD_INPUT) ? Messages.text("input.standard") : file;
    }

    /**
     * The whole input, at most so many bytes.
     *
     * @throws CommandFailure where it cannot be read or is larger
     */
    byte[] read(String file, long limit) {
        try {
            if (file.equals(STANDARD_INPUT)) {
                return read(console.in(), file, limit);
            }
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw CommandFailure.input(Messages.text("input.folder", file));
            }
            try (InputStream in = Files.newInputStream(path)) {
                return read(in, file, limit);
            }
        } catch (NoSuchFileException | InvalidPathException missing) {
            throw CommandFailure.input(Messages.text("input.missing", file));
        } catch (IOException fault) {
            throw CommandFailure.input(Messages.text("input.unreadable", name(file)));
        }
    }

    private static byte[] read(InputStream in, String file, long limit) throws IOException {
        byte[] bytes = in.readNBytes(Math.toIntExact(limit + 1));
        if (bytes.length > limit) {
            throw CommandFailure.input(Messages.text("input.large", name(file), limit / (1024 * 1024)));
        }
        return bytes;
    }

    /** The whole input as text. */
    String text(String file, long limit) {
        return new String(read(file, limit), StandardCharsets.UTF_8);
    }
}
