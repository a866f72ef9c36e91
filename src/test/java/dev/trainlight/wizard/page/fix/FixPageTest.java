package dev.trainlight.wizard.page.fix;

import dev.trainlight.fix.Fix;
import dev.trainlight.fix.FixScope;
import dev.trainlight.wizard.SampleJobs;
import dev.trainlight.wizard.UiTest;
import dev.trainlight.wizard.page.InShell;
import dev.trainlight.wizard.page.Navigator;
import dev.trainlight.wizard.page.Page;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.page.TestSurroundings;
import dev.trainlight.wizard.state.WizardState;
import dev.trainlight.wizard.state.WizardState.Diagnosed;
import java.nio.file.Path;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixPageTest extends UiTest {
    private final TestSurroundings around = new TestSurroundings();
    private final WizardState state = new WizardState();
    private final SimpleStringProperty folder = new SimpleStringProperty("");
    private InShell shell;
    private Fix fix;

    @TempDir
    private Path home;

    @Test
    void proved() {
        open(SampleJobs.diagnosed("churn-xgb-2026-11-21"), 1100, 760);
        screenshots("fix-proved");
        clickOn("#tab-json");
        screenshot("fix-json");
        clickOn("#tab-cli");
        screenshot("fix-cli");
        clickOn("#tab-code");
        screenshot("fix-terraform");
        clickOn("#request");
        screenshot("fix-request");
    }

    private void open(Diagnosed diagnosed, double width, double height) {
        // Made here: evaluating a hundred times takes a while on a busy machine.
        fix = SampleJobs.fix(diagnosed.evidence(), diagnosed.diagnosis(), FixScope.JOB_FAMILY);
        show(
                () -> {
                    state.diagnosedProperty().set(diagnosed);
                    shell = new InShell(
                            StepId.FIX,
                            this::page,
                            Map.of(
                                    StepId.SIGN_IN,
                                    "ml-prod",
                                    StepId.JOB,
                                    "churn-xgb-2026-11-21",
                                    StepId.DIAGNOSIS,
                                    "Data download blocked"),
                            around.inline(),
                            theme);
                    return shell.root();
                },
                width,
                height);
        onFx(() -> shell.flow.go(StepId.JOB));
        onFx(() -> shell.flow.go(StepId.FIX));
        settle();
    }

    private Page page(Navigator navigator) {
        return new FixPage(
                new FixViewModel(
                        around.inline(),
                        navigator,
                        state.diagnosedProperty(),
                        state.fixedProperty(),
                        (_, _, _) -> fix,
                        new ExporterHandover(),
                        folder,
                        home,
                        _ -> {},
                        () -> navigator.go(StepId.DIAGNOSIS)),
                around.inline());
    }
}
