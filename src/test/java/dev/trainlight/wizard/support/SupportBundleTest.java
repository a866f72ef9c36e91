package dev.trainlight.wizard.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.wizard.SampleJobs;
import dev.trainlight.wizard.support.SupportBundle.Part;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupportBundleTest {
    @TempDir
    private Path folder;

    @Test
    void theZipHoldsWhatWasShownAndNothingElse() throws Exception {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Files.writeString(
                logs.resolve("trainlight-0.log"),
                "INFO: signed in with aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n");
        Files.writeString(logs.resolve("trainlight-0.log.lck"), "");
        Files.writeString(logs.resolve("diary.txt"), "private");

        SupportBundle bundle = SupportBundle.collect(
                List.of("Trainlight 0.1.0"),
                logs,
                Optional.of(SampleJobs.diagnosed("churn-xgb-2026-11-21").evidence()));
        Path file = folder.resolve("bundle.zip");
        bundle.write(file);

        assertThat(bundle.files())
                .extracting(Part::name)
                .containsExactly("about.txt", "case.trainlight.json", "logs/trainlight-0.log");
        assertThat(unzipped(file)).isEqualTo(shown(bundle));
        assertThat(shown(bundle).get("case.trainlight.json")).doesNotContain("111122223333", "churn-xgb");
        assertThat(shown(bundle).get("logs/trainlight-0.log"))
                .contains("signed in")
                .doesNotContain("wJalrXUtnFEMI");
    }

    @Test
    void withoutLogAndCaseItStillTellsWhichProgramThisIs() throws Exception {
        SupportBundle bundle =
                SupportBundle.collect(List.of("Trainlight 0.1.0", "Linux"), folder.resolve("none"), Optional.empty());

        assertThat(bundle.files())
                .containsExactly(new Part(
                        "about.txt",
                        "Trainlight 0.1.0\nLinux\nThere is no log: its folder cannot be written, or is empty.\n"));
    }

    private static Map<String, String> shown(SupportBundle bundle) {
        Map<String, String> files = new LinkedHashMap<>();
        bundle.files().forEach(part -> files.put(part.name(), part.content()));
        return files;
    }

    private static Map<String, String> unzipped(Path file) throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            for (var entry : zip.stream().toList()) {
                files.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
