package dev.trainlight.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Where a command reads and writes.
 *
 * @param in standard input, UTF-8
 * @param out results, UTF-8
 * @param err everything else, UTF-8
 * @param terminal whether a person sees the results
 */
public record Console(InputStream in, PrintStream out, PrintStream err, boolean terminal) {

    /** This process's own streams, buffered. */
    public static Console ofProcess() {
        return new Console(
                new FileInputStream(FileDescriptor.in),
                new PrintStream(
                        new java.io.BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
                        false,
                        StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                outputIsTerminal());
    }

    /** System.console() asks about input and output together; a redirected input must not change the output's form. */
    private static boolean outputIsTerminal() {
        if (System.console() != null && System.console().isTerminal()) {
            return true;
        }
        try {
            String device = Path.of("/dev/stdout").toRealPath().toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException | RuntimeException noSuchDevice) {
            return false;
        }
    }
}
