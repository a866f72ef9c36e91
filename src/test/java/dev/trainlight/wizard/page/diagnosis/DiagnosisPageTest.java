package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.message.MessageReader;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.Subject;
import dev.trainlight.iam.Evaluator;
import dev.trainlight.wizard.Churn;
import dev.trainlight.wizard.FakeAccount;
import dev.trainlight.wizard.SampleJobs;
import dev.trainlight.wizard.UiTest;
import dev.trainlight.wizard.page.InShell;
import dev.trainlight.wizard.page.Navigator;
import dev.trainlight.wizard.page.Page;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.page.TestSurroundings;
import dev.trainlight.wizard.state.WizardState;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DiagnosisPageTest extends UiTest {
    private static final MessageReader MESSAGES = new MessageReader();

    private final TestSurroundings around = new TestSurroundings();
    private final WizardState state = new WizardState();
    private InShell shell;

    @Test
    void theBlockedJob() {
        open(_ -> Churn.blocked(), 1100, 760);
        screenshots("diagnosis-blocked");
        clickOn("#all-checks");
        screenshot("diagnosis-all-checks");
    }

    @Test
    void everyVerdictHasItsLook() {
        open(_ -> Churn.outOfMemory(), 1100, 760);
        screenshots("diagnosis-look-alike");
    }

    @Test
    void sampleJob() {
        open(_ -> SampleJobs.diagnosed("churn-xgb-2026-11-21").diagnosis(), 1100, 760);
        screenshot("diagnosis-sample");
    }

    @Test
    void healthy() {
        open(_ -> Churn.healthy(), 1100, 760);
        screenshots("diagnosis-healthy");
    }

    @Test
    void undetermined() {
        open(_ -> Churn.undetermined(), 1100, 760);
        screenshots("diagnosis-undetermined");
    }

    @Test
    void small() {
        open(_ -> Churn.blocked(), 1000, 700);
        screenshot("diagnosis-small");
        onFx(() -> theme.textScaleProperty().set(2.0));
        screenshot("diagnosis-200");
        onFx(() -> theme.textScaleProperty().set(1.5));
        screenshot("diagnosis-150");
    }

    private void open(Function<Case, Diagnosis> diagnose, double width, double height) {
        show(
                () -> {
                    state.accountProperty().set(new FakeAccount((_, _, _) -> Churn.evidence()));
                    state.subjectProperty().set(new Subject.Job("churn-xgb-2026-11-21"));
                    shell = new InShell(
                            StepId.DIAGNOSIS,
                            navigator -> page(navigator, diagnose),
                            Map.of(StepId.SIGN_IN, "ml-prod", StepId.JOB, "churn-xgb-2026-11-21"),
                            around.inline(),
                            theme);
                    return shell.root();
                },
                width,
                height);
        onFx(() -> shell.flow.go(StepId.JOB));
        onFx(() -> shell.flow.go(StepId.DIAGNOSIS));
        settle();
    }

    private Page page(Navigator navigator, Function<Case, Diagnosis> diagnose) {
        return new DiagnosisPage(
                new DiagnosisViewModel(
                        around.inline(),
                        navigator,
                        state.accountProperty(),
                        state.subjectProperty(),
                        state.diagnosedProperty(),
                        diagnose,
                        new WhyBuilder(new Evaluator()::explain, MESSAGES)),
                around.inline(),
                navigator);
    }
}
