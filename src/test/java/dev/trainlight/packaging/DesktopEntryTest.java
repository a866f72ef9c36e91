package dev.trainlight.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.wizard.WizardApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DesktopEntryTest {
    /** JavaFX names its windows after the application's class; where the entry says otherwise, docks show two icons. */
    @Test
    void theEntryKnowsTheProgramsWindows() throws IOException {
        assertThat(Files.readAllLines(Path.of("packaging/common/dev.trainlight.Trainlight.desktop")))
                .contains("StartupWMClass=" + WizardApp.class.getName());
    }
}
