package dev.trainlight.wizard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.wizard.task.InlineTaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    Path folder;

    private final InlineTaskRunner runner = new InlineTaskRunner();

    private Path file() {
        return folder.resolve("new").resolve("settings.json");
    }

    private Settings read() {
        Settings settings = new Settings();
        new SettingsFile(file(), runner, settings).begin();
        return settings;
    }

    @Test
    void writesOnceAfterTheLastChangeAndReadsItBack() {
        Settings settings = read();
        settings.width().set(1234);
        settings.theme().set("dark");
        settings.deviceCode().set(true);
        settings.remember("https://my-company.awsapps.com/start");
        assertThat(file()).doesNotExist();
        runner.pass(Duration.ofSeconds(1));
        Settings again = read();
        assertThat(again.width().get()).isEqualTo(1234);
        assertThat(again.theme().get()).isEqualTo("dark");
        assertThat(again.deviceCode().get()).isTrue();
        assertThat(again.startUrls()).containsExactly("https://my-company.awsapps.com/start");
    }

    @Test
    void whatIsNotWrittenYetIsWrittenAtTheEnd() {
        Settings settings = new Settings();
        SettingsFile file = new SettingsFile(file(), runner, settings);
        file.begin();
        settings.profile().set("ml-prod");
        file.flush();
        assertThat(read().profile().get()).isEqualTo("ml-prod");
    }

    @Test
    void aBrokenFileCostsNothingButTheSettings() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"width\": \"wide\", \"theme\": ");
        assertThat(read().width().get()).isEqualTo(Settings.WIDTH);
        Files.writeString(file(), "{\"width\": \"wide\", \"theme\": \"dark\"}");
        assertThat(read().width().get()).isEqualTo(Settings.WIDTH);
        assertThat(read().theme().get()).isEqualTo("dark");
    }

    @Test
    void thatTheyCannotBeSavedIsToldOnce() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("new"), "a file where the folder should be");
        Settings settings = new Settings();
        SettingsFile file = new SettingsFile(file(), runner, settings);
        file.begin();
        assertThat(file.unsavedProperty().get()).isNull();
        settings.theme().set("dark");
        runner.pass(Duration.ofSeconds(1));
        assertThat(file.unsavedProperty().get()).isEqualTo(file());
        file.dismiss();
        settings.theme().set("light");
        runner.pass(Duration.ofSeconds(1));
        assertThat(file.unsavedProperty().get()).as("told already").isNull();
        assertThat(settings.theme().get()).isEqualTo("light");
        assertThat(inTheWay).hasContent("a file where the folder should be");
    }

    @Test
    void fieldsOfANewerVersionAreKept() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"future\": {\"a\": 1}}");
        read().theme().set("light");
        runner.pass(Duration.ofSeconds(1));
        assertThat(Files.readString(file())).contains("future").contains("light");
    }

    @Test
    void onlyTheLatestStartUrlsAreKept() {
        Settings settings = new Settings();
        for (int i = 0; i < 8; i++) {
            settings.remember("https://company-" + i + ".awsapps.com/start");
        }
        settings.remember("https://company-5.awsapps.com/start");
        assertThat(settings.startUrls()).hasSize(5);
        assertThat(settings.startUrls().getFirst()).contains("company-5");
    }

    @Test
    void everySystemKeepsItsSettingsWhereItsProgramsDo() {
        Path home = Path.of("/home/ann");
        assertThat(Places.settings("Linux", Map.of(), home))
                .isEqualTo(home.resolve(".config/trainlight/settings.json"));
        assertThat(Places.settings("Linux", Map.of("XDG_CONFIG_HOME", "/conf"), home))
                .isEqualTo(Path.of("/conf/trainlight/settings.json"));
        assertThat(Places.settings("Mac OS X", Map.of(), home))
                .isEqualTo(home.resolve("Library/Application Support/Trainlight/settings.json"));
        assertThat(Places.settings("Windows 11", Map.of("APPDATA", "/roaming"), home))
                .isEqualTo(Path.of("/roaming/Trainlight/settings.json"));
    }
}
