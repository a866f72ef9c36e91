package dev.trainlight.wizard.page.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.judgement.Diagnostician;
import dev.trainlight.diagnosis.message.MessageReader;
import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Subject;
import dev.trainlight.sample.SampleAccount;
import dev.trainlight.wizard.UiTest;
import dev.trainlight.wizard.Walkers;
import dev.trainlight.wizard.page.FakeAccount;
import dev.trainlight.wizard.page.FakeNavigator;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.page.TestSurroundings;
import dev.trainlight.wizard.settings.Settings;
import dev.trainlight.wizard.shell.OnePage;
import dev.trainlight.wizard.task.FxTaskRunner;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobPageTest extends UiTest {
    private static final String DENIED = """
            An error occurred (AccessDeniedException) when calling the CreateTrainingJob operation: User: \
            arn:aws:sts::111122223333:assumed-role/DataScientist/ann is not authorized to perform: \
            sagemaker:CreateTrainingJob on resource: arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn \
            because no identity-based policy allows the sagemaker:CreateTrainingJob action""";

    private final TestSurroundings around = new TestSurroundings();
    private final FakeNavigator navigator = new FakeNavigator();
    private final SimpleObjectProperty<Account> account = new SimpleObjectProperty<>();
    private final SimpleObjectProperty<Subject> subject = new SimpleObjectProperty<>();
    private final Settings settings = new Settings();
    private final FxTaskRunner runner = FxTaskRunner.released();
    private JobViewModel model;

    private void open(Account asked) {
        account.set(asked);
        show(() -> {
            var surroundings = around.with(runner);
            model = new JobViewModel(
                    account,
                    subject,
                    new MessageReader()::read,
                    new Diagnostician()::diagnose,
                    navigator,
                    settings,
                    surroundings);
            return OnePage.show(StepId.JOB, new JobPage(model, surroundings), surroundings, theme);
        });
    }

    private static Account sample() {
        return new SampleAccount(Clock.fixed(TestSurroundings.NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    @Test
    void listsJobsFiltersThemAndHandsTheChoiceOnByKeyboardAlone() {
        open(sample());
        until(() -> model.jobs().completeProperty().get());
        screenshots("job-list");
        walk();
        int all = model.jobs().all().size();
        write("churn");
        settle();
        assertThat(model.jobs().shown().size()).isBetween(1, all - 1);
        push(KeyCode.DOWN);
        settle();
        screenshots("job-list-filtered");
        walk();
        String name = model.jobs().selectedProperty().get().job().name();
        push(KeyCode.ENTER);
        assertThat(subject.get()).isEqualTo(new Subject.Job(name));
        assertThat(navigator.went).containsExactly("forward");
    }

    @Test
    void aNameThatIsNotListedCanBeChecked() {
        open(sample());
        until(() -> model.jobs().completeProperty().get());
        write("no-such-job-2026");
        settle();
        screenshots("job-no-match");
        walk();
        push(KeyCode.ENTER);
        assertThat(subject.get()).isEqualTo(new Subject.Job("no-such-job-2026"));
    }

    @Test
    void statusChipsNarrowTheList() {
        open(sample());
        until(() -> model.jobs().completeProperty().get());
        clickOn("#status-running");
        assertThat(model.jobs().shown()).isNotEmpty().allMatch(row -> row.status() == JobStatus.RUNNING);
        clickOn("#status-all");
        assertThat(model.jobs().shown()).hasSameSizeAs(model.jobs().all());
    }

    @Test
    void listsRefusedAttempts() {
        open(sample());
        clickOn("#tab-refused");
        until(() -> !model.refused().items().isEmpty());
        onFx(() -> lookup("#refused-table").queryTableView().getSelectionModel().selectFirst());
        screenshots("job-refused");
        walk();
        onFx(() -> model.primaryProperty().get().run());
        assertThat(subject.get()).isInstanceOf(Subject.Refused.class);
    }

    @Test
    void aListThatWasStoppedCanBeAskedForAgainInItsPlace() {
        FakeAccount slow = new FakeAccount("ml-prod");
        slow.stuck = true;
        open(slow);
        clickOn("#tab-refused");
        until(() -> model.refused().loadingProperty().get());
        push(KeyCode.ESCAPE);
        until(() -> model.refused().stoppedProperty().get());
        settle();
        screenshots("job-refused-stopped");
        walk();
        slow.stuck = false;
        clickOn("#refused-table #ask-again");
        until(() -> !model.refused().stoppedProperty().get()
                && !model.refused().loadingProperty().get());
        settle();
        assertThat(lookup("#refused-table #ask-again").query().isVisible()).isFalse();
    }

    @Test
    void saysWhatAPastedErrorMeansWhileOneTypes() {
        open(sample());
        clickOn("#tab-message");
        screenshots("job-message-empty");
        walk();
        around.desktop.clipboard = DENIED;
        clickOn("#message-paste");
        until(() -> model.message().readingProperty().get() != null);
        screenshots("job-message");
        walk();
        onFx(() -> model.message().textProperty().set("hello there"));
        until(() -> model.message().readingProperty().get().readings().isEmpty());
        screenshot("job-message-nothing-light");
        onFx(() -> model.message().textProperty().set(DENIED));
        press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        settle();
        assertThat(subject.get()).isEqualTo(new Subject.Message(DENIED, Optional.empty()));
    }

    @Test
    void readsAPlannedJobAndSaysWhereItIsWrong() {
        open(sample());
        until(() -> model.jobs().completeProperty().get());
        onFx(() -> lookup("#job-table").queryTableView().getSelectionModel().selectFirst());
        clickOn("#tab-planned");
        screenshots("job-planned-empty");
        walk();
        onFx(() ->
                model.planned().textProperty().set("{\"RoleArn\": \"arn:aws:iam::111122223333:role/Train\",\n  oops}"));
        until(() -> model.planned().faultProperty().get() != null);
        screenshots("job-planned-wrong");
        walk();
        clickOn("#planned-show");
        assertThat(lookup("#planned-text").queryAs(TextInputControl.class).getSelectedText())
                .contains("oops");
        clickOn("#planned-fill");
        until(() -> model.planned().jobProperty().get() != null);
        screenshots("job-planned");
        walk();
        assertThat(model.planned().textProperty().get()).contains("RoleArn").doesNotContain("TrainingJobStatus");
        onFx(() -> model.primaryProperty().get().run());
        assertThat(subject.get()).isInstanceOf(Subject.Planned.class);
    }

    @Test
    void saysWhatAJobCouldDoWithARole() {
        open(sample());
        clickOn("#tab-roles");
        until(() -> !model.roles().shown().isEmpty());
        screenshots("job-roles-empty");
        walk();
        onFx(() -> lookup("#role-table").queryTableView().getSelectionModel().selectFirst());
        until(() -> model.roles().abilitiesProperty().get() != null);
        screenshots("job-roles");
        walk();
    }

    @Test
    void tellsWhyJobsCannotBeListed() {
        FakeAccount refused = new FakeAccount("ml-prod");
        refused.failure = Failure.of(
                Failure.Kind.ACCESS_DENIED,
                Failure.Remedy.ASK_ADMINISTRATOR,
                "aws.denied",
                "sagemaker:ListTrainingJobs");
        open(refused);
        until(() -> model.jobs().failureProperty().get() != null);
        screenshots("job-failure");
        walk();
        clickOn("#failure-remedy");
        assertThat(around.desktop.clipboard)
                .contains("sagemaker:ListTrainingJobs")
                .contains("DataScientist");
    }

    @Test
    void anAccountWithoutJobsSaysWhereElseToLook() {
        open(new FakeAccount("ml-prod"));
        until(() -> model.jobs().completeProperty().get());
        screenshots("job-none");
        walk();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2})
    void nothingIsCutOffOnAnyTabWhateverTheTextSize(double scale) {
        open(sample());
        onFx(() -> theme.textScaleProperty().set(scale));
        onFx(() -> stage.setHeight(700));
        until(() -> model.jobs().completeProperty().get());
        for (JobTab tab : JobTab.values()) {
            onFx(() -> model.tabProperty().set(tab));
            until(() -> !model.busy().activeProperty().get());
            screenshot("job-" + tab.id() + "-scale-" + (int) (scale * 100));
            assertThat(onFx(() -> Walkers.cutOff(root()))).as(tab.id()).isEmpty();
        }
    }

    @Test
    void theTableKeepsFewRowsInMemoryHoweverManyJobs() {
        open(sample());
        until(() -> model.jobs().completeProperty().get());
        TableView<Object> table = lookup("#job-table").queryTableView();
        assertThat(table.lookupAll(".table-row-cell").size()).isLessThan(60);
    }
}
