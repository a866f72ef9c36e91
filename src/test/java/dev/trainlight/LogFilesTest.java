package dev.trainlight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private final Logger root = Logger.getLogger("");
    private final Logger logger = Logger.getLogger("dev.trainlight.test");
    private final Level level = root.getLevel();
    private final List<Handler> before = List.of(root.getHandlers());

    @TempDir
    private Path state;

    @BeforeEach
    void begin() {
        LogFiles.begin("Linux", Map.of("XDG_STATE_HOME", state.toString()), state);
    }

    @AfterEach
    void putBack() {
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
            handler.close();
        }
        before.forEach(root::addHandler);
        root.setLevel(level);
    }

    @Test
    void noSecretIsWrittenNeitherInAMessageNorInWhatWasThrown() throws IOException {
        logger.log(
                Level.WARNING,
                "aws_secret_access_key = " + SECRET,
                new IOException("https://ann:hunter22@example.com refused, password=" + SECRET));

        String written = Files.readString(folder().resolve("trainlight-0.log"));
        assertThat(written)
                .contains("WARNING dev.trainlight.test: aws_secret_access_key")
                .contains("LogFilesTest")
                .doesNotContain(SECRET, "hunter22");
    }

    @Test
    void fiveFilesOfAMegabyteAreKeptAndOnlyTheOwnerReadsThem() throws IOException {
        String line = "x".repeat(10_000);
        for (int i = 0; i < 700; i++) {
            logger.info(line);
        }

        try (Stream<Path> files = Files.list(folder())) {
            List<Path> logs =
                    files.filter(file -> file.toString().endsWith(".log")).toList();
            assertThat(logs).hasSize(5);
            for (Path log : logs) {
                assertThat(Files.size(log)).isLessThan(1_100_000);
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
    }

    @Test
    void aFolderThatVanishesTakesItsLogAndNothingElse() throws IOException {
        logger.info("before");
        try (Stream<Path> files = Files.list(folder())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder());

        // Enough to make it begin a new file, which it cannot.
        String said = said(() -> IntStream.range(0, 150).forEach(_ -> logger.info("x".repeat(10_000))));

        assertThat(said).isEmpty();
        assertThat(folder()).doesNotExist();
    }

    @Test
    void aFolderThatIsNoneCostsOnlyTheLog() throws IOException {
        Path file = Files.writeString(state.resolve("file"), "mine");

        String said = said(() -> {
            LogFiles.begin("Linux", Map.of("XDG_STATE_HOME", file.toString()), state);
            logger.severe("nobody hears it");
        });

        assertThat(said).isEmpty();
        assertThat(root.getLevel()).isEqualTo(Level.OFF);
        assertThat(file).hasContent("mine");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskCostsOnlyTheLog() throws IOException {
        Path other = Files.createDirectories(state.resolve("other"));
        // Every write to this device says that the disk is full.
        Files.createSymbolicLink(
                Files.createDirectories(other.resolve("trainlight")).resolve("trainlight-0.log"), Path.of("/dev/full"));

        String said = said(() -> {
            LogFiles.begin("Linux", Map.of("XDG_STATE_HOME", other.toString()), state);
            logger.severe("nobody hears it");
        });

        assertThat(said).isEmpty();
    }

    /** What it says on the screen; the command line's own words stand there. */
    private static String said(Runnable work) {
        PrintStream screen = System.err;
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(screen);
        }
        return heard.toString(StandardCharsets.UTF_8);
    }

    private Path folder() {
        return state.resolve("trainlight");
    }
}
