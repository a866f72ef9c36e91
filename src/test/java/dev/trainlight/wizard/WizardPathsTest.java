package dev.trainlight.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.Toolkit;
import dev.trainlight.aws.collect.FakeAws;
import dev.trainlight.evidence.CaseWriter;
import dev.trainlight.evidence.Subject;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.state.WizardState;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.TransferMode;
import org.junit.jupiter.api.Test;

/** Each path through the whole wizard, from its start to the files at the end. */
class WizardPathsTest extends WizardTest {
    private static final String JOB = "churn-xgb-2026-11-21";

    @Test
    void theSampleAccountByMouse() throws IOException {
        open();
        click("#explore-sample");
        arrived(StepId.JOB);
        clickOn(JOB);
        click("#check-job");
        arrived(StepId.DIAGNOSIS);
        says("#headline-title", "blocked");
        click("#station-artifact-upload");
        click("#get-fix");
        arrived(StepId.FIX);
        click("#export-json");
        click("#save-files");
        says("#page-status", home.toString());

        assertThat(Files.readString(home.resolve("fix.json"))).contains(JOB);
        click("#check-again");
        arrived(StepId.DIAGNOSIS);
        says("#notice-changes > .label", "allowed");
        assertThat(diagnosed().diagnosis().findings()).isEmpty();
    }

    @Test
    void theSampleAccountByKeyboardAlone() {
        open();
        soon(() -> usable("#explore"));
        key(KeyCode.ENTER);
        arrived(StepId.JOB);
        soon(() -> focused().equals("job-filter"));
        write("churn-xgb-2026-11-21");
        key(KeyCode.DOWN);
        key(KeyCode.ENTER);
        arrived(StepId.DIAGNOSIS);
        soon(() -> focused().equals("line"));
        key(KeyCode.END);
        assertThat(text(".checks-panel > .heading")).startsWith("Artifact upload");
        key(KeyCode.TAB);
        soon(() -> focused().equals("check-list"));
        key(KeyCode.ENTER);
        arrived(StepId.FIX);
        soon(() -> focused().equals("change-list"));
        key(KeyCode.E, KeyCombination.SHORTCUT_DOWN);
        soon(() -> usable("#save-files"));
        key(KeyCode.ENTER);
        soon(() -> Files.exists(home.resolve("fix.json")));
        arrived(StepId.FIX);

        key(KeyCode.LEFT, KeyCombination.ALT_DOWN);
        arrived(StepId.DIAGNOSIS);
        assertThat(text(".checks-panel > .heading")).startsWith("Artifact upload");
        key(KeyCode.F5);
        says("#notice-changes > .label", "allowed");
        key(KeyCode.DIGIT2, KeyCombination.SHORTCUT_DOWN);
        arrived(StepId.JOB);
        assertThat(lookup("#job-filter").queryTextInputControl().getText()).isEqualTo(JOB);
    }

    @Test
    void anAwsAccountWhoseProfileNeedsNobody() throws IOException {
        try (FakeAws aws = new FakeAws()) {
            account(aws);
            open();
            arrived(StepId.JOB);
            assertThat(text("#identity-name")).contains("default");
            soon(() -> lookup("churn-1").tryQuery().isPresent());
            clickOn("churn-1");
            click("#check-job");
            arrived(StepId.DIAGNOSIS);
            says("#headline-title", "blocked");
            click("#get-fix");
            arrived(StepId.FIX);
            click("#export-json");
            click("#save-files");
            says("#page-status", home.toString());
            assertThat(Files.readString(home.resolve("fix.json"))).contains("churn-1");
        }
    }

    @Test
    void aCaseFileNamedAtTheStartNeedsNoAccount() throws IOException {
        open(Optional.of(caseFile(JOB)));
        arrived(StepId.DIAGNOSIS);
        says("#headline-title", "blocked");
        click("#get-fix");
        arrived(StepId.FIX);
        assertThat(onFx(() -> lookup("#change-list").queryListView().getItems()))
                .isNotEmpty();
    }

    @Test
    void aCaseFileOpenedLaterAnotherDroppedAndOneThatIsNone() throws IOException {
        open();
        desktop.answer = Files.writeString(home.resolve("broken.trainlight.json"), "{\n  \"schema\": oops\n}");
        click("#open-case");
        says(".failure-sentence", "line 2");
        desktop.answer = caseFile(JOB);
        key(KeyCode.O, KeyCombination.SHORTCUT_DOWN);
        arrived(StepId.DIAGNOSIS);
        says("#headline-title", "Data download is blocked");
        Path dropped = caseFile("speech-conformer-14");
        assertThat(drag(dropped, desktop.answer)).as("two files").isFalse();
        assertThat(drag(dropped)).isTrue();
        says("#headline-title", "Image pull");
        assertThat(onFx(() -> shownNow("#drop"))).isFalse();
    }

    @Test
    void theCallsOfAwsAreShownBeforeTheFirst() {
        open();
        click("#show-calls");
        soon(() -> shownNow("#sheet"));
        assertThat(onFx(() -> root().lookupAll(".sheet .label").stream()
                        .map(label -> ((Labeled) label).getText())
                        .toList()))
                .contains("iam", "sagemaker")
                .anyMatch(text -> text.contains("DescribeTrainingJob"));
        walk();
        screenshots("signin-calls");
        click("#copy-calls");
        assertThat(desktop.clipboard).contains("iam:GetRole\n");
        key(KeyCode.ESCAPE);
        soon(() -> !shownNow("#sheet"));
    }

    @Test
    void aRefusedAttempt() {
        sample();
        click("#tab-refused");
        soon(() -> !lookup("#refused-table").queryTableView().getItems().isEmpty());
        onFx(() -> lookup("#refused-table").queryTableView().getSelectionModel().selectFirst());
        click("#check-attempt");
        arrived(StepId.DIAGNOSIS);
        assertThat(diagnosed().subject()).isInstanceOf(Subject.Refused.class);
        assertThat(diagnosed().diagnosis().findings()).isNotEmpty();
        fixIsThere();
    }

    @Test
    void aPastedError() {
        sample();
        click("#tab-message");
        clickOn("#message-text");
        desktop.clipboard =
                "An error occurred (AccessDeniedException) when calling the CreateTrainingJob operation: User:"
                        + " arn:aws:sts::111122223333:assumed-role/DataScientist/mia is not authorized to perform:"
                        + " sagemaker:CreateTrainingJob on resource:"
                        + " arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn-7 because no identity-based policy"
                        + " allows the sagemaker:CreateTrainingJob action";
        click("#message-paste");
        says("#reading-sentence", "sagemaker:CreateTrainingJob");
        click("#check-message");
        arrived(StepId.DIAGNOSIS);
        says("#headline-title", "blocked");
        fixIsThere();
    }

    @Test
    void aPlannedJobFilledFromAnotherAndThenPasted() throws IOException {
        sample();
        onFx(() -> lookup("#job-table").queryTableView().getSelectionModel().selectFirst());
        click("#tab-planned");
        click("#planned-fill");
        soon(() -> !lookup("#planned-text").<TextInputControl>query().getText().isEmpty());
        soon(() -> usable("#check-plan"));
        clickOn("#planned-text");
        key(KeyCode.A, KeyCombination.SHORTCUT_DOWN);
        onFx(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, """
                {
                  "TrainingJobName": "churn-next",
                  "RoleArn": "arn:aws:iam::111122223333:role/TrainRole",
                  "AlgorithmSpecification": {
                    "TrainingImage": "763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-training:2.4.0-gpu-py311",
                    "TrainingInputMode": "File"
                  },
                  "InputDataConfig": [{
                    "ChannelName": "train",
                    "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://ml-data/next/"}}
                  }],
                  "OutputDataConfig": {"S3OutputPath": "s3://ml-models/churn/"},
                  "ResourceConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30},
                  "StoppingCondition": {"MaxRuntimeInSeconds": 3600}
                }""")));
        key(KeyCode.V, KeyCombination.SHORTCUT_DOWN);
        click("#check-plan");
        arrived(StepId.DIAGNOSIS);
        assertThat(diagnosed().subject()).isInstanceOf(Subject.Planned.class);
        says("#headline-title", "Data download");
        fixIsThere();
        click("#export-json");
        click("#save-files");
        says("#page-status", home.toString());
        assertThat(Files.readString(home.resolve("fix.json"))).contains("s3:GetObject", "ml-data/next/*");
    }

    /** Drags files from outside over the middle of the window, and lets go where they are taken. */
    private boolean drag(Path... files) {
        return onFx(() -> {
            Dragboard board = DragboardHelper.createDragboard(outside());
            ClipboardContent content = new ClipboardContent();
            content.putFiles(Arrays.stream(files).map(Path::toFile).toList());
            board.setContent(content);
            boolean taken = fire(DragEvent.DRAG_OVER, board).isAccepted();
            assertThat(shownNow("#drop")).isEqualTo(taken);
            DragEvent end = fire(taken ? DragEvent.DRAG_DROPPED : DragEvent.DRAG_EXITED, board);
            assertThat(end.isDropCompleted()).isEqualTo(taken);
            return taken;
        });
    }

    private DragEvent fire(EventType<DragEvent> type, Dragboard board) {
        Node target = lookup("#headline").query();
        DragEvent event = new DragEvent(null, target, type, board, 0, 0, 0, 0, TransferMode.COPY, null, null, null);
        Event.fireEvent(target, event);
        return event;
    }

    /** What a file manager offers: a clipboard of the toolkit's that says, beyond its content, that it may be copied. */
    private static TKClipboard outside() {
        TKClipboard local = Toolkit.getToolkit().createLocalClipboard();
        return (TKClipboard) Proxy.newProxyInstance(
                TKClipboard.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (_, method, arguments) -> method.getName().equals("getTransferModes")
                        ? Set.of(TransferMode.COPY)
                        : method.invoke(local, arguments));
    }

    private void sample() {
        open();
        click("#explore-sample");
        arrived(StepId.JOB);
    }

    private void fixIsThere() {
        click("#get-fix");
        arrived(StepId.FIX);
        soon(() -> window.state.fixedProperty().get() != null);
    }

    private WizardState.Diagnosed diagnosed() {
        return onFx(() -> window.state.diagnosedProperty().get());
    }

    private Path caseFile(String job) throws IOException {
        return Files.writeString(
                home.resolve(job + ".trainlight.json"),
                CaseWriter.text(SampleJobs.diagnosed(job).evidence()));
    }
}
