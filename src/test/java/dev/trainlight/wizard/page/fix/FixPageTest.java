package dev.trainlight.wizard.page.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.evidence.PolicyValidation.Place;
import dev.trainlight.evidence.PolicyValidation.Remark;
import dev.trainlight.evidence.PolicyValidation.Weight;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.FixScope;
import dev.trainlight.iam.Position;
import dev.trainlight.sample.SampleAccount;
import dev.trainlight.wizard.SampleJobs;
import dev.trainlight.wizard.UiTest;
import dev.trainlight.wizard.Walkers;
import dev.trainlight.wizard.control.code.CodeView;
import dev.trainlight.wizard.page.FakeAccount;
import dev.trainlight.wizard.page.InShell;
import dev.trainlight.wizard.page.Navigator;
import dev.trainlight.wizard.page.Page;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.page.TestSurroundings;
import dev.trainlight.wizard.state.WizardState;
import dev.trainlight.wizard.state.WizardState.Diagnosed;
import dev.trainlight.wizard.theme.Theme;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Parent;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixPageTest extends UiTest {
    private final TestSurroundings around = new TestSurroundings();
    private final WizardState state = new WizardState();
    private final SimpleStringProperty folder = new SimpleStringProperty("");
    private InShell shell;
    private Fix fix;

    @TempDir
    private Path home;

    @Test
    void theProofComesFirstAndTheChangeIsInSight() {
        open("churn-xgb-2026-11-21");

        assertThat(lookup("#proof-title").queryLabeled().getText()).startsWith("Proved: with this fix");
        assertThat(lookup("#fix-view-changes").lookup(".code-added").queryAll()).isNotEmpty();
        wellMade();
        screenshots("fix-proved");
    }

    @Test
    void everyFormOfTheChangeCanBeReachedByKeyboard() {
        open("churn-xgb-2026-11-21");
        assertThat(lookup("#change-list").queryListView().isFocused()).isTrue();

        onFx(() -> lookup("#fix-tabs").<TabPane>query().requestFocus());
        type(KeyCode.RIGHT);
        settle();
        screenshots("fix-json");
        wellMade();
        type(KeyCode.RIGHT);
        settle();
        screenshots("fix-cli");
        wellMade();
        clickOn("#shell-powershell");
        screenshot("fix-powershell");
        onFx(() -> lookup("#fix-tabs").<TabPane>query().requestFocus());
        type(KeyCode.RIGHT);
        settle();
        screenshots("fix-terraform");
        wellMade();
        clickOn("#code-cloudformation");
        screenshot("fix-cloudformation");
    }

    @Test
    void whatAwsSaysStandsBesideTheDocument() {
        FakeAccount account = new FakeAccount("ml-prod");
        account.remarks = List.of(
                new Remark(
                        Weight.SECURITY_WARNING,
                        "PASS_ROLE_WITH_STAR_IN_RESOURCE",
                        "Using the iam:PassRole action with wildcards (*) in the resource can be overly permissive because it allows iam:PassRole permissions on multiple resources.",
                        Optional.of(URI.create("https://docs.aws.amazon.com/IAM/latest/UserGuide/checks.html")),
                        List.of(new Place("Statement[0].Resource", new Position(8, 5)))),
                new Remark(
                        Weight.SUGGESTION, "REDUNDANT_ACTION", "One action is enough.", Optional.empty(), List.of()));
        onFx(() -> state.accountProperty().set(account));
        open("churn-xgb-2026-11-21");

        onFx(() -> lookup("#fix-tabs").<TabPane>query().getSelectionModel().selectLast());
        settle();
        clickOn("#ask-aws");
        settle();

        assertThat(lookup("#aws-remarks").lookup(".hyperlink").queryAll()).hasSize(2);
        wellMade();
        screenshots("fix-aws");
        clickOn("line 8, column 5");
        settle();
        CodeView json = lookup("#fix-view-json").query();
        assertThat(json.isVisible()).isTrue();
        assertThat(json.getSelectionModel().getSelectedIndex()).isEqualTo(7);
    }

    @Test
    void theRequestIsShownBeforeItIsSaved() {
        open("churn-xgb-2026-11-21");

        clickOn("#request");
        settle();

        assertThat(lookup("#request-preview").queryListView().isVisible()).isTrue();
        wellMade();
        screenshots("fix-request");
        clickOn("#request-html");
        screenshot("fix-request-html");
        clickOn("#close-sheet");
        assertThat(lookup("#fix-tabs").query().isVisible()).isTrue();
    }

    @Test
    void anExportIsShownThenSavedThenRevealed() {
        open("churn-xgb-2026-11-21");

        clickOn("#export-json");
        settle();
        wellMade();
        screenshots("fix-export");
        clickOn("#save-files");
        settle();
        assertThat(home.resolve("fix.json")).exists();
        screenshots("fix-exported");
        clickOn("#reveal");
        assertThat(around.desktop.revealed).isNotEmpty();

        clickOn("#export-json");
        clickOn("#save-files");
        settle();
        assertThat(lookup("#export-replaces").queryLabeled().isVisible()).isTrue();
        screenshot("fix-export-replaces");
    }

    @Test
    void aFixThatIsStoppedIsNotSaidToBeNone() {
        around.tasks.hold();
        open("churn-xgb-2026-11-21");
        assertThat(lookup("#proof-title").queryLabeled().getText()).startsWith("Looking for");
        push(KeyCode.ESCAPE);
        onFx(around.tasks::runHeld);
        settle();
        assertThat(state.fixedProperty().get()).isNull();
        assertThat(lookup("#proof-title").queryLabeled().getText()).isEqualTo("The fix has not been made.");
        assertThat(lookup("#change-list .empty-words").queryLabeled().getText())
                .isEqualTo("Once it is made, what to change stands here.");
        assertThat(lookup("#make-again").queryButton().isDisabled()).isFalse();
        wellMade();
        screenshots("fix-stopped");

        push(KeyCode.F5);
        onFx(around.tasks::runHeld);
        settle();
        assertThat(lookup("#proof-title").queryLabeled().getText()).startsWith("Proved");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "forecast-demand-99",
                "forecast-demand-101",
                "claims-archive-2",
                "nlp-bert-finetune-19",
                "speech-conformer-14",
                "fraud-lgbm-88"
            })
    void everyKindOfFixIsWellMade(String job) {
        open(job);

        wellMade();
        screenshots("fix-" + job);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.0, 1.5, 2.0})
    void nothingIsCutOffInTheSmallestWindow(double scale) {
        open("churn-xgb-2026-11-21", 700);
        onFx(() -> theme.textScaleProperty().set(scale));
        settle();

        assertThat(Walkers.cutOff(stage.getScene().getRoot())).isEmpty();
        screenshot("fix-small-" + (int) (scale * 100));
        onFx(() -> state.accountProperty().set(new SampleAccount(Clock.systemUTC())));
        onFx(() -> lookup("#fix-tabs").<TabPane>query().getSelectionModel().selectLast());
        settle();
        onFx(() -> lookup("#ask-aws").queryButton().fire());
        settle();
        assertThat(lookup("#aws-failure").query().isVisible()).isTrue();
        assertThat(Walkers.cutOff(stage.getScene().getRoot())).isEmpty();
        screenshot("fix-aws-small-" + (int) (scale * 100));
    }

    /** Nothing without a name, nothing cut off, nothing too faint; in both themes. */
    private void wellMade() {
        Parent root = stage.getScene().getRoot();
        assertThat(Walkers.unnamed(root)).isEmpty();
        assertThat(Walkers.cutOff(root)).isEmpty();
        assertThat(Walkers.faint(root, 4.5)).isEmpty();
        onFx(() -> theme.choiceProperty().set(Theme.Choice.DARK));
        settle();
        assertThat(Walkers.faint(root, 4.5)).isEmpty();
        onFx(() -> theme.choiceProperty().set(Theme.Choice.LIGHT));
        settle();
    }

    private void open(String job) {
        open(job, 760);
    }

    private void open(String job, double height) {
        open(SampleJobs.diagnosed(job), 1000, height);
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
                        state.accountProperty(),
                        state.diagnosedProperty(),
                        state.fixedProperty(),
                        (_, _, _) -> fix,
                        new Export(new ExporterHandover(), folder, home, _ -> {}),
                        _ -> navigator.go(StepId.DIAGNOSIS)),
                around.inline());
    }
}
