package dev.trainlight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private final Logger root = Logger.getLogger("");
    private final Logger logger = Logger.getLogger("dev.trainlight.test");
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

    private Path folder() {
        return state.resolve("trainlight");
    }
}
