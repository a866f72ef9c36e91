package dev.trainlight.wizard.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.DiagnosisWriter;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.wizard.SampleJobs;
import dev.trainlight.wizard.page.FileSaving;
import dev.trainlight.wizard.page.TestSurroundings;
import dev.trainlight.wizard.state.WizardState.Diagnosed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaveCaseTest {
    private final TestSurroundings around = new TestSurroundings();
    private final Diagnosed shown = SampleJobs.diagnosed("churn-xgb-2026-11-21");
    private final SimpleStringProperty folder = new SimpleStringProperty("");
    private final SaveCase model =
            new SaveCase(shown.evidence(), new FileSaving(around.inline(), folder), around.texts);

    @TempDir
    private Path home;

    @Test
    void whoOpensTheFileSeesTheSameDiagnosis() throws Exception {
        around.desktop.answer = home.resolve("mine.trainlight.json");

        model.primary().getValue().run();

        assertThat(model.saving().savedProperty().get()).isEqualTo(around.desktop.answer);
        assertThat(around.desktop.asked.getFirst().name()).contains("churn-xgb-2026-11-21.trainlight.json");
        assertThat(folder.get()).isEqualTo(home.toString());
        assertThat(told(opened(around.desktop.answer))).isEqualTo(told(shown.diagnosis()));
    }

    @Test
    void aRedactedFileNamesNobodyAndBlocksAtTheSameStage() throws Exception {
        around.desktop.answer = home.resolve("redacted.trainlight.json");
        model.formProperty().set(SaveCase.Form.REDACTED);

        model.primary().getValue().run();

        assertThat(around.desktop.asked.getFirst().name()).contains("redacted-case.trainlight.json");
        assertThat(Files.readString(around.desktop.answer))
                .doesNotContain("111122223333", "churn-xgb-2026-11-21", "TrainRole", "ml-data");
        Diagnosis opened = opened(around.desktop.answer);
        assertThat(opened.verdict()).isEqualTo(shown.diagnosis().verdict());
        assertThat(opened.blockedStage()).isEqualTo(shown.diagnosis().blockedStage());
    }

    @Test
    void aFileThatTheDialogHasNotSeenIsReplacedOnlyWhenSomebodySaysSo() throws Exception {
        Path there = Files.writeString(home.resolve("case.trainlight.json"), "precious");
        around.desktop.answer = home.resolve("case");

        model.primary().getValue().run();

        assertThat(there).hasContent("precious");
        assertThat(model.saving().existingProperty().get()).isEqualTo(there);
        assertThat(model.primary().getValue().id()).isEqualTo("replace-file");
        model.primary().getValue().run();
        assertThat(told(opened(there))).isEqualTo(told(shown.diagnosis()));
    }

    @Test
    void aFolderThatIsGoneIsToldWhereItHappened() {
        around.desktop.answer = home.resolve("gone").resolve("case.trainlight.json");

        model.primary().getValue().run();

        assertThat(model.saving().failureProperty().get()).isNotNull();
        assertThat(model.saving().savedProperty().get()).isNull();
    }

    private static String told(Diagnosis diagnosis) {
        return new DiagnosisWriter(Sentences.in(Locale.ENGLISH)).tree(diagnosis).toPrettyString();
    }

    private static Diagnosis opened(Path file) throws Exception {
        CaseFileAccount account = CaseFileAccount.open(file);
        return SampleJobs.diagnose(account.collect(account.subject(), CollectionListener.NONE, Cancellation.NEVER));
    }
}
