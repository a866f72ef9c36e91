package dev.trainlight.wizard.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Identity;
import dev.trainlight.wizard.UiTest;
import dev.trainlight.wizard.Walkers;
import dev.trainlight.wizard.page.Page;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.page.TestSurroundings;
import dev.trainlight.wizard.task.InlineTaskRunner;
import dev.trainlight.wizard.task.Running;
import dev.trainlight.wizard.task.Tasks;
import dev.trainlight.wizard.text.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest extends UiTest {
    private final TestSurroundings around = new TestSurroundings();
    private final Map<StepId, PlainPage> pages = new EnumMap<>(StepId.class);
    private final Map<StepId, SimpleObjectProperty<Boolean>> reachable = new EnumMap<>(StepId.class);
    private final Map<StepId, SimpleObjectProperty<Boolean>> outOfDate = new EnumMap<>(StepId.class);
    private final SimpleObjectProperty<Identity> identity = new SimpleObjectProperty<>();
    private final List<String> actions = new ArrayList<>();
    private final AtomicInteger built = new AtomicInteger();
    private Flow flow;

    @BeforeEach
    void open() {
        show(() -> {
            List<Step> steps = new ArrayList<>();
            for (StepId id : StepId.values()) {
                reachable.put(id, new SimpleObjectProperty<>(id == StepId.SIGN_IN));
                outOfDate.put(id, new SimpleObjectProperty<>(false));
                steps.add(new Step(
                        id,
                        () -> page(id),
                        new SimpleStringProperty(id == StepId.JOB ? "churn-xgb-2026-11-21" : ""),
                        reachable.get(id),
                        outOfDate.get(id)));
            }
            flow = new Flow(steps);
            Shell shell = new Shell(flow, around.inline(), theme, identity, new Actions());
            shell.begin();
            return shell.root();
        });
    }

    private Page page(StepId id) {
        built.incrementAndGet();
        return pages.computeIfAbsent(id, key -> new PlainPage(key.id()));
    }

    @Test
    void buildsAPageOnlyWhenItIsFirstShownAndKeepsIt() {
        assertThat(built).hasValue(1);
        reach(StepId.JOB);
        clickOn("#step-job");
        onFx(() -> lookup("#field-job").queryAs(TextField.class).setText("typed"));
        clickOn("#step-sign-in");
        clickOn("#step-job");
        assertThat(built).hasValue(2);
        assertThat(lookup("#field-job").queryAs(TextField.class).getText()).isEqualTo("typed");
    }

    @Test
    void showsWhichStepIsDoneCurrentOutOfDateAndNotYet() {
        reach(StepId.JOB);
        reach(StepId.DIAGNOSIS);
        onFx(() -> flow.go(StepId.JOB));
        onFx(() -> outOfDate.get(StepId.DIAGNOSIS).set(true));
        assertThat(said("#step-sign-in")).isEqualTo("Step 1 of 4: Sign in, done. ");
        assertThat(said("#step-job")).isEqualTo("Step 2 of 4: Job, shown now. churn-xgb-2026-11-21");
        assertThat(said("#step-diagnosis")).startsWith("Step 3 of 4: Diagnosis, out of date.");
        assertThat(said("#step-fix")).isEqualTo("Step 4 of 4: Fix, not yet.");
        assertThat(lookup("#step-fix").query().isDisabled()).isTrue();
        onFx(() -> identity.set(new Identity(
                "ml-prod",
                "arn:aws:sts::111122223333:assumed-role/DataScientist/ann",
                "111122223333",
                "aws",
                "eu-west-1",
                Optional.of("ml-prod"),
                false)));
        screenshots("shell-steps");
    }

    @Test
    void walksTheStepsByKeyboard() {
        reach(StepId.JOB);
        onFx(() -> lookup("#step-sign-in").query().requestFocus());
        press(KeyCode.DOWN).release(KeyCode.DOWN);
        press(KeyCode.ENTER).release(KeyCode.ENTER);
        settle();
        assertThat(flow.currentProperty().get()).isEqualTo(StepId.JOB);
        press(KeyCode.ALT, KeyCode.LEFT).release(KeyCode.LEFT, KeyCode.ALT);
        settle();
        assertThat(flow.currentProperty().get()).isEqualTo(StepId.SIGN_IN);
        press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
        settle();
        assertThat(flow.currentProperty().get()).isEqualTo(StepId.JOB);
    }

    @Test
    void enterPressesThePrimaryButtonAndSaysWhatIsMissingWhereItCannot() {
        clickOn("#field-sign-in");
        push(KeyCode.ENTER);
        assertThat(pages.get(StepId.SIGN_IN).events).contains("primary");
        onFx(() -> pages.get(StepId.SIGN_IN).ready.set(false));
        settle();
        assertThat(lookup("#do-sign-in").query().isDisabled()).isTrue();
        assertThat(lookup("#page-status").queryAs(Labeled.class).getText())
                .isEqualTo("Everything is well.  ·  Type a name first.");
        onFx(() -> pages.get(StepId.SIGN_IN).ready.set(true));
        assertThat(lookup("#page-status").queryAs(Labeled.class).getText()).isEqualTo("Everything is well.");
    }

    @Test
    void theFocusStaysOnThePageWhenItsControlGoesAwayOrAnotherPageComes() {
        reach(StepId.JOB);
        clickOn("#field-sign-in");
        onFx(() -> lookup("#field-sign-in").query().setDisable(true));
        eventually(() -> onPage("#page-sign-in"));
        onFx(() -> flow.go(StepId.JOB));
        settle();
        eventually(() -> "field-job".equals(stage.getScene().getFocusOwner().getId()));
        onFx(() -> lookup("#field-job").query().setVisible(false));
        eventually(() -> onPage("#page-job"));
    }

    /** The focus moves on a later turn of the JavaFX thread, which a busy machine may keep waiting. */
    private static void eventually(java.util.concurrent.Callable<Boolean> condition) {
        try {
            org.testfx.util.WaitForAsyncUtils.waitFor(10, java.util.concurrent.TimeUnit.SECONDS, condition);
        } catch (java.util.concurrent.TimeoutException late) {
            throw new AssertionError("the focus is not where it should be", late);
        }
    }

    private boolean onPage(String page) {
        return onFx(() -> {
            for (Node node = stage.getScene().getFocusOwner(); node != null; node = node.getParent()) {
                if (node == lookup(page).query()) {
                    return true;
                }
            }
            return false;
        });
    }

    @Test
    void f5AsksAgain() {
        push(KeyCode.F5);
        press(KeyCode.CONTROL, KeyCode.R).release(KeyCode.R, KeyCode.CONTROL);
        settle();
        assertThat(pages.get(StepId.SIGN_IN).events).containsExactly("shown", "refresh", "refresh");
    }

    @Test
    void showsWhatItWaitsForAfterTenSecondsAndEscCancels() {
        InlineTaskRunner runner = new InlineTaskRunner().hold();
        Running running = onFx(() -> Tasks.create("collect", control -> {
                    control.waitingFor("iam:GetRole", 0.4);
                    return "";
                })
                .busy(pages.get(StepId.SIGN_IN).busy, "Collecting evidence…")
                .start(runner));
        settle();
        assertThat(lookup("#busy-words").queryAs(Labeled.class).getText()).isEqualTo("Collecting evidence…");
        onFx(() -> pages.get(StepId.SIGN_IN).busy.waitingForProperty());
        onFx(() -> runner.pass(Duration.ofSeconds(10)));
        assertThat(lookup("#busy-words").queryAs(Labeled.class).getText()).contains("longer than usual");
        screenshots("shell-busy");
        push(KeyCode.ESCAPE);
        assertThat(runner.stops()).isEqualTo(1);
        assertThat(lookup("#busy-words").queryAs(Labeled.class).getText()).isEqualTo("Stopping…");
        onFx(runner::runHeld);
        settle();
        assertThat(lookup("#busy-words").query().getParent().isVisible()).isFalse();
        assertThat(running.ended()).isTrue();
    }

    @Test
    void anEndedSessionLeadsToTheSignInAndBackAndTriesAgain() {
        reach(StepId.JOB);
        reach(StepId.DIAGNOSIS);
        onFx(() -> flow.go(StepId.DIAGNOSIS));
        List<String> retried = new ArrayList<>();
        onFx(() -> flow.sessionOver(
                Failure.of(Failure.Kind.SIGN_IN_NEEDED, Failure.Remedy.SIGN_IN, "aws.expired"),
                () -> retried.add("again")));
        screenshots("shell-session-over");
        clickOn("#session-sign-in");
        assertThat(flow.currentProperty().get()).isEqualTo(StepId.SIGN_IN);
        onFx(flow::signedIn);
        assertThat(flow.currentProperty().get()).isEqualTo(StepId.DIAGNOSIS);
        assertThat(retried).containsExactly("again");
        assertThat(flow.sessionOverProperty().get()).isNull();
    }

    @Test
    void f1ListsTheKeysAndEscGivesTheFocusBack() {
        clickOn("#field-sign-in");
        push(KeyCode.F1);
        screenshots("shell-shortcuts");
        assertThat(lookup("#shortcuts").query().isVisible()).isTrue();
        onFx(() -> around.texts.localeProperty().set(Locale.GERMAN));
        assertThat(lookup("#shortcuts .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains(around.texts.get("shell.shortcuts.next"))
                .doesNotContain(new Texts(Locale.ENGLISH).get("shell.shortcuts.next"));
        push(KeyCode.ESCAPE);
        settle();
        assertThat(lookup("#shortcuts").query().isVisible()).isFalse();
        assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("field-sign-in");
    }

    @Test
    void controlPlusMakesTheTextLargerUpToTwice() {
        for (int i = 0; i < 15; i++) {
            press(KeyCode.CONTROL, KeyCode.EQUALS).release(KeyCode.EQUALS, KeyCode.CONTROL);
        }
        settle();
        assertThat(theme.textScaleProperty().get()).isEqualTo(2.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2})
    void cutsNoTextOffAndNamesEverything(double scale) {
        reach(StepId.JOB);
        onFx(() -> theme.textScaleProperty().set(scale));
        onFx(() -> stage.setHeight(700));
        settle();
        screenshot("shell-scale-" + (int) (scale * 100));
        assertThat(onFx(() -> Walkers.cutOff(stage.getScene().getRoot()))).isEmpty();
        assertThat(onFx(() -> Walkers.unnamed(stage.getScene().getRoot()))).isEmpty();
    }

    private void reach(StepId id) {
        onFx(() -> reachable.get(id).set(true));
        settle();
    }

    private String said(String query) {
        settle();
        return lookup(query).query().getAccessibleText();
    }

    private final class Actions implements ShellActions {
        @Override
        public void newWindow() {
            actions.add("new");
        }

        @Override
        public void openCase() {
            actions.add("open");
        }

        @Override
        public void openCase(Path file) {
            actions.add("open " + file);
        }

        @Override
        public ObservableValue<Boolean> caseKnown() {
            return new SimpleObjectProperty<>(true);
        }

        @Override
        public void saveCase() {
            actions.add("save");
        }

        @Override
        public void saveSupportBundle() {
            actions.add("bundle");
        }

        @Override
        public void showCalls() {
            actions.add("calls");
        }

        @Override
        public void checkForUpdates() {
            actions.add("updates");
        }

        @Override
        public void close() {
            actions.add("close");
        }
    }
}
