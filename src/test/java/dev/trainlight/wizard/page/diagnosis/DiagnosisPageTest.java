package dev.trainlight.wizard.page.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.message.MessageReader;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.CaseReader;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Renewal;
import dev.trainlight.evidence.Subject;
import dev.trainlight.iam.Evaluator;
import dev.trainlight.sagemaker.Stage;
import dev.trainlight.wizard.Churn;
import dev.trainlight.wizard.FakeAccount;
import dev.trainlight.wizard.SampleJobs;
import dev.trainlight.wizard.UiTest;
import dev.trainlight.wizard.Walkers;
import dev.trainlight.wizard.line.LineView;
import dev.trainlight.wizard.page.InShell;
import dev.trainlight.wizard.page.Navigator;
import dev.trainlight.wizard.page.Page;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.page.TestSurroundings;
import dev.trainlight.wizard.state.WizardState;
import dev.trainlight.wizard.theme.Theme;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class DiagnosisPageTest extends UiTest {
    private static final MessageReader MESSAGES = new MessageReader();

    private final TestSurroundings around = new TestSurroundings();
    private final WizardState state = new WizardState();
    private FakeAccount.Collector collector = (_, _, _) -> Churn.evidence();
    private InShell shell;

    @Test
    void theBlockedStationIsInFocusAndItsDecidingLineInSight() {
        open(_ -> Churn.blocked(), 1000, 760);

        assertThat(lookup("#headline-title").queryLabeled().getText()).isEqualTo("Data download is blocked");
        LineView line = lookup("#line").query();
        assertThat(line.isFocused()).isTrue();
        assertThat(line.getSelected()).isEqualTo(Stage.DATA_DOWNLOAD);
        assertThat(lines("#why-document")).contains(14);
        wellMade();
        screenshots("diagnosis-blocked");
    }

    @Test
    void anotherOpinionOfAwsStandsBesideTheCheckWithBothReasons() {
        open(_ -> Churn.disagreeing(), 1000, 760);

        assertThat(lookup(".why-content .label").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .contains(
                        "The policy simulator of AWS says otherwise: The policy TrainAccess allows s3:GetObject. What was read here says: No policy allows s3:GetObject.");
        wellMade();
        screenshots("diagnosis-second-vote");
    }

    @Test
    void aJobOfTheSampleAccountShowsItsDecidingLineToo() {
        openSample("churn-xgb-2026-11-21");

        assertThat(lines("#why-document")).contains(22);
        wellMade();
        screenshots("diagnosis-sample");
    }

    @Test
    void arrowKeysWalkTheStationsAndTheirChecks() {
        open(_ -> Churn.blocked(), 1000, 760);

        type(KeyCode.LEFT);
        assertThat(heading()).isEqualTo("Image pull · 4 checks");
        type(KeyCode.HOME);
        assertThat(heading()).isEqualTo("Submit · 2 checks");
        type(KeyCode.END);
        assertThat(heading()).isEqualTo("Artifact upload · 2 checks");
        type(KeyCode.TAB);
        assertThat(lookup("#check-list").queryListView().isFocused()).isTrue();
        type(KeyCode.DOWN);
        assertThat(lookup("#why-title").queryLabeled().getText()).isEqualTo("Why: s3:ListBucket on ml-models");
    }

    @Test
    void aStationThatIsClickedShowsItsChecks() {
        open(_ -> Churn.blocked(), 1000, 760);

        clickOn("#station-vpc");

        assertThat(heading()).isEqualTo("VPC · 7 checks");
        assertThat(lookup("#line").<LineView>query().isFocused()).isTrue();
    }

    @Test
    void everyCheckOfTheJobIsAlsoAList() {
        open(_ -> Churn.blocked(), 1000, 760);

        clickOn("#all-checks");

        assertThat(heading()).isEqualTo("All 23 checks of this job");
        screenshots("diagnosis-all-checks");
        clickOn("#all-checks");
        assertThat(heading()).isEqualTo("Data download · 4 checks");
    }

    @Test
    void aPageOfAwsOpensOnlyAfterAClick() {
        openSample("speech-conformer-14");
        assertThat(around.desktop.browsed).isEmpty();

        onFx(() -> lookup("#aws-page-roles").<Hyperlink>query().fire());

        assertThat(around.desktop.browsed)
                .singleElement()
                .satisfies(address -> assertThat(address.toString())
                        .isEqualTo("https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html"));
        screenshots("diagnosis-image-pull");
    }

    @Test
    void checkAgainSaysWhatChanged() {
        Deque<Diagnosis> answers = new ArrayDeque<>(List.of(Churn.blocked(), Churn.healthy()));
        open(_ -> answers.poll(), 1000, 760);
        collector = (_, _, _) -> readLater();

        clickOn("#check-again");
        settle();

        assertThat(text("#notice-changes"))
                .contains("2 more checks are allowed")
                .contains("s3:GetObject")
                .contains("One document reads differently now: policy TrainAccess of TrainRole.");
        assertThat(text("#notice-partly")).startsWith("Read again: TrainRole. Everything else is as it was read at");
        wellMade();
        screenshots("diagnosis-repaired");
        clickOn("#notice-changes-close");
        assertThat(lookup("#notice-changes").tryQuery()).isEmpty();
    }

    /** The same case, in which the role was read later than the rest, with another policy. */
    private static Case readLater() {
        ObjectNode json = Churn.evidence().json().deepCopy();
        json.put("collectedAt", "2026-11-22T09:50:00Z");
        ObjectNode role = json.putObject("principals").putObject("executionRole");
        role.put("arn", Churn.ROLE).put(Renewal.AT, "2026-11-22T10:00:00Z");
        role.putArray("identityPolicies").addObject().put("name", "TrainAccess").put("kind", "inline");
        try {
            return CaseReader.of(json);
        } catch (CaseFormatException ours) {
            throw new IllegalStateException(ours);
        }
    }

    @Test
    void whileAnswersAreOnTheirWayThePageSaysSo() {
        around.tasks.hold();
        open(_ -> Churn.blocked(), 1000, 760);

        assertThat(lookup("#headline-title").queryLabeled().getText()).isEqualTo("Checking…");
        wellMade();
        screenshots("diagnosis-checking");
    }

    @Test
    void aFailureIsToldWhereItHappened() {
        collector = (_, _, _) -> {
            throw new AccountException(Failure.of(Failure.Kind.THROTTLED, Failure.Remedy.RETRY, "cancelled"));
        };
        open(_ -> Churn.blocked(), 1000, 760);

        assertThat(lookup("#failure-remedy").queryButton().isVisible()).isTrue();
        wellMade();
        screenshots("diagnosis-failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "forecast-demand-99",
                "forecast-demand-101",
                "forecast-demand-102",
                "nlp-bert-finetune-19",
                "recsys-two-tower-7",
                "genomics-vae-4",
                "churn-retrain-weekly"
            })
    void everyKindOfJobIsWellMade(String job) {
        openSample(job);

        wellMade();
        screenshots("diagnosis-" + job);
    }

    @Test
    void whatCannotBeDeterminedIsWellMade() {
        open(_ -> Churn.undetermined(), 1000, 760);

        wellMade();
        screenshots("diagnosis-undetermined");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.0, 1.5, 2.0})
    void nothingIsCutOffInTheSmallestWindow(double scale) {
        open(_ -> Churn.blocked(), 1000, 700);
        onFx(() -> theme.textScaleProperty().set(scale));
        settle();

        assertThat(Walkers.cutOff(stage.getScene().getRoot())).isEmpty();
        screenshot("diagnosis-small-" + (int) (scale * 100));
    }

    @Test
    void theLineCanBeReadAtTwiceTheSize() {
        open(_ -> Churn.blocked(), 1000, 1000);
        onFx(() -> theme.textScaleProperty().set(2.0));
        settle();
        onFx(() -> lookup(".page-scroll").<ScrollPane>query().setVvalue(0.45));

        screenshot("diagnosis-line-200");
        onFx(() -> lookup(".page-scroll").<ScrollPane>query().setVvalue(1));
        screenshot("diagnosis-why-200");
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

    private String heading() {
        settle();
        return lookup(".checks-panel > .heading").queryLabeled().getText();
    }

    private String text(String query) {
        return lookup(query).lookup(".label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .collect(Collectors.joining(" "));
    }

    /** Numbers of the lines of a document that are in sight. */
    private List<Integer> lines(String query) {
        Bounds view = lookup(query).query().localToScene(lookup(query).query().getLayoutBounds());
        return lookup(query).lookup(".code-number").queryAllAs(Labeled.class).stream()
                .filter(number -> {
                    Bounds bounds = number.localToScene(number.getLayoutBounds());
                    return bounds.getHeight() > 0
                            && bounds.getMinY() >= view.getMinY()
                            && bounds.getMaxY()
                                    <= Math.min(view.getMaxY(), stage.getScene().getHeight());
                })
                .map(number -> number.getText().strip())
                .filter(number -> !number.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }

    private void openSample(String job) {
        WizardState.Diagnosed diagnosed = SampleJobs.diagnosed(job);
        collector = (_, _, _) -> diagnosed.evidence();
        open(_ -> diagnosed.diagnosis(), 1000, 760);
    }

    private void open(Function<Case, Diagnosis> diagnose, double width, double height) {
        show(
                () -> {
                    state.accountProperty()
                            .set(new FakeAccount(
                                    (subject, listener, stop) -> collector.collect(subject, listener, stop)));
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
                navigator,
                () -> {});
    }
}
