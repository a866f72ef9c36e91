package dev.trainlight;

import dev.trainlight.evidence.SecretScrubber;
import dev.trainlight.wizard.settings.Places;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * The program's log: five files of a megabyte in the system's place for logs ({@link Places}), nothing on the screen.
 * Everything that looks like a secret is taken out before it is written. Where the folder cannot be written, the program
 * goes on without a log; so it does where the disk is full later on. The bundle for support says that there is none.
 */
final class LogFiles {
    private static final int MAX_BYTES = 1_000_000;
    private static final int FILES = 5;
    private static final String LINE = "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s: %5$s%6$s%n";

    private LogFiles() {}

    /**
     * Sends the log to its files.
     *
     * @param system the value of {@code os.name}
     * @param environment the process's environment
     * @param home the person's home folder
     */
    static void begin(String system, Map<String, String> environment, Path home) {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        try {
            Path folder = Places.logs(system, environment, home);
            Files.createDirectories(folder);
            // A percent sign of the folder itself stands for nothing.
            String pattern = folder.toString().replace("%", "%%") + File.separator + "trainlight-%g.log";
            FileHandler handler = new FileHandler(pattern, MAX_BYTES, FILES, true);
            handler.setEncoding("UTF-8");
            handler.setLevel(Level.INFO);
            handler.setFormatter(new Scrubbed());
            handler.setErrorManager(new Silent());
            root.addHandler(handler);
            ownersAlone(folder);
        } catch (IOException | SecurityException unwritable) {
            root.setLevel(Level.OFF);
        }
    }

    private static void ownersAlone(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Java's own prints a stack trace amid what the command line says. */
    private static final class Silent extends ErrorManager {
        @Override
        public void error(String message, Exception fault, int code) {
            // The line is lost, the work goes on.
        }
    }

    /** One record a line (and its stack trace), without secrets. */
    static final class Scrubbed extends Formatter {
        private final Formatter lines = new Lines();

        @Override
        public String format(LogRecord logged) {
            return SecretScrubber.scrub(lines.format(logged));
        }

        private static final class Lines extends SimpleFormatter {
            @Override
            public synchronized String format(LogRecord logged) {
                String thrown = logged.getThrown() == null ? "" : trace(logged.getThrown());
                return LINE.formatted(
                        logged.getInstant().atZone(java.time.ZoneId.systemDefault()),
                        "",
                        logged.getLoggerName(),
                        logged.getLevel().getName(),
                        formatMessage(logged),
                        thrown);
            }

            private static String trace(Throwable thrown) {
                java.io.StringWriter text = new java.io.StringWriter();
                thrown.printStackTrace(new java.io.PrintWriter(text.append('\n'), true));
                return text.toString();
            }
        }
    }
}
