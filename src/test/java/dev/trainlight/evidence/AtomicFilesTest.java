package dev.trainlight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    Path folder;

    @Test
    void replacesAFileAndLeavesNothingBeside() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old");

        AtomicFiles.write(file, "new".getBytes());

        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("a.json");
    }

    @Test
    void aFolderInTheWayIsReportedAndStays() throws IOException {
        Path target = Files.createDirectory(folder.resolve("a.json"));
        Files.writeString(target.resolve("inside"), "kept");

        assertThatThrownBy(() -> AtomicFiles.write(target, "new".getBytes())).isInstanceOf(IOException.class);

        assertThat(target.resolve("inside")).hasContent("kept");
        assertThat(names()).containsExactly("a.json");
    }

    @Test
    void aFolderThatIsNotThereIsReported() {
        assertThatThrownBy(() -> AtomicFiles.write(folder.resolve("no/a.json"), new byte[0]))
                .isInstanceOf(IOException.class);
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
