package dev.trainlight.wizard;

import dev.trainlight.aws.collect.FakeAws;
import dev.trainlight.aws.collect.TypicalAccount;
import dev.trainlight.aws.signin.Machine;
import dev.trainlight.wizard.desktop.FakeDesktop;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.theme.Theme;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** The whole program in a window, with its real threads, on a computer of the test's own. */
abstract class WizardTest extends UiTest {
    @TempDir
    Path home;

    /** The computer; give it files before {@link #open}. */
    protected Machine machine;

    protected final FakeDesktop desktop = new FakeDesktop();
    protected Program program;
    protected WizardWindow window;

    @BeforeEach
    void prepareMachine() {
        machine = new Machine(home, Instant.now());
    }

    @AfterEach
    void closeProgram() {
        if (program != null) {
            onFx(() -> {
                window.close();
                program.close();
            });
        }
    }

    /** Starts the program as {@code trainlight} does, with that case file where one is given. */
    protected void open(Optional<Path> caseFile) {
        // The first window of all loads much: on a busy machine that takes its time.
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
            program = new Program(
                    _ -> desktop,
                    new Surface(machine.environment(), home.resolve("settings.json"), Locale.ENGLISH, ZoneOffset.UTC));
            program.begin();
            // As much as a robot can reach on the headless screen.
            program.settings.width().set(1000);
            program.settings.height().set(760);
            theme = program.theme;
            theme.choiceProperty().set(Theme.Choice.LIGHT);
            window = program.open(stage, caseFile);
        });
        settle();
    }

    /** Starts the program. */
    protected void open() {
        open(Optional.empty());
    }

    /** Waits until that is true; what answers here is a whole account, and the machine may be busy. */
    protected static void soon(Callable<Boolean> condition) {
        Instant patience = Instant.now().plusSeconds(60);
        while (!onFx(condition)) {
            if (Instant.now().isAfter(patience)) {
                throw new AssertionError("waited in vain");
            }
            WaitForAsyncUtils.sleep(25, TimeUnit.MILLISECONDS);
        }
        settle();
    }

    /** Waits until that step is shown and nothing runs on it. */
    protected void arrived(StepId step) {
        soon(() -> window.flow.currentProperty().get() == step && !busy());
    }

    /** Whether the busy strip of the page is shown. */
    protected boolean busy() {
        return stage.getScene().getRoot().lookupAll("#busy-words").stream().anyMatch(WizardTest::shown);
    }

    /** Waits until a visible text with that id holds the words. */
    protected void says(String id, String words) {
        try {
            soon(() -> text(id).contains(words));
        } catch (AssertionError never) {
            throw new AssertionError(id + " says: " + text(id), never);
        }
    }

    /** The text of the visible control with that id; empty where there is none. */
    protected String text(String id) {
        return onFx(() -> root().lookupAll(id).stream()
                .filter(WizardTest::shown)
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .findFirst()
                .orElse(""));
    }

    private static boolean shown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    /** Whether something with that id is shown; on the JavaFX thread. */
    protected boolean shownNow(String id) {
        return root().lookupAll(id).stream().anyMatch(WizardTest::shown);
    }

    /** Whether something with that id is shown and can be pressed. */
    protected boolean usable(String id) {
        return onFx(() -> root().lookupAll(id).stream().anyMatch(node -> shown(node) && !node.isDisabled()));
    }

    /** Waits until something with that id can be pressed, and clicks on it. */
    protected void click(String id) {
        soon(() -> usable(id));
        clickOn(id);
        settle();
    }

    /** Presses a key, with others held down. */
    protected void key(KeyCode code, KeyCombination.Modifier... held) {
        push(new KeyCodeCombination(code, held));
        settle();
    }

    /** The id of what has the focus. */
    protected String focused() {
        return onFx(() -> {
            Node owner = stage.getScene().getFocusOwner();
            return owner == null ? "" : String.valueOf(owner.getId());
        });
    }

    /** A default profile with keys of its own, for an account that the server speaks for. */
    protected void account(FakeAws aws) {
        TypicalAccount.stub(aws);
        aws.query("GetCallerIdentity", """
                <Arn>arn:aws:sts::111122223333:assumed-role/DataScientist/mia</Arn><UserId>AROADS:mia</UserId>
                <Account>111122223333</Account>""");
        aws.json("ListTrainingJobs", """
                {"TrainingJobSummaries":[{"TrainingJobName":"churn-1","TrainingJobStatus":"Failed",
                 "TrainingJobArn":"arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn-1",
                 "CreationTime":1795255200.5,"LastModifiedTime":1795255500}]}""");
        machine.variable("AWS_CONFIG_FILE", machine.path("aws-config").toString())
                .file("aws-config", """
                [default]
                region = eu-west-1
                aws_access_key_id = AKIAEXAMPLE
                aws_secret_access_key = secret
                endpoint_url = %s
                """.formatted(aws.url()));
    }
}
