package dev.trainlight.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.aws.Environment;
import dev.trainlight.evidence.Subject;
import dev.trainlight.wizard.control.ActionCard;
import dev.trainlight.wizard.desktop.FakeDesktop;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.page.TestSurroundings;
import dev.trainlight.wizard.text.Texts;
import dev.trainlight.wizard.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The whole program, page by page, in every language: no text is cut off at any size of type, and a picture of each in
 * both themes is left in {@code target/screenshots}.
 */
class GalleryTest extends UiTest {
    private static final String DENIED = """
            An error occurred (AccessDeniedException) when calling the CreateTrainingJob operation: User: \
            arn:aws:sts::111122223333:assumed-role/DataScientist/ann is not authorized to perform: \
            sagemaker:CreateTrainingJob on resource: arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn \
            because no identity-based policy allows the sagemaker:CreateTrainingJob action""";

    private static final String PROFILES = """
            [profile ml-prod]
            sso_session = company
            sso_account_id = 111122223333
            sso_role_name = DataScientist
            region = eu-west-1

            [profile ml-audit]
            role_arn = arn:aws:iam::111122223333:role/Auditor
            source_profile = keys
            mfa_serial = arn:aws:iam::111122223333:mfa/ann

            [profile keys]
            aws_access_key_id = AKIAIOSFODNN7EXAMPLE
            aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
            region = eu-central-1

            [profile old]
            role_arn = arn:aws:iam::111122223333:role/Gone
            source_profile = nobody

            [sso-session company]
            sso_start_url = https://company.awsapps.com/start
            sso_region = eu-west-1
            sso_registration_scopes = sso:account:access
            """;

    @TempDir
    private Path home;

    private final FakeDesktop desktop = new FakeDesktop();
    private final List<String> faults = new ArrayList<>();
    private Program program;
    private WizardWindow window;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), PROFILES);
        Environment environment = new Environment(Map.of(), home, Clock.fixed(TestSurroundings.NOW, ZoneOffset.UTC));
        onFx(() -> {
            program = new Program(
                    _ -> desktop,
                    new Surface(environment, home.resolve("settings.json"), Locale.ENGLISH, ZoneOffset.UTC));
            program.begin();
            program.theme.choiceProperty().set(Theme.Choice.LIGHT);
            program.settings.width().set(1100);
            program.settings.height().set(760);
            stage = new Stage();
            window = program.open(stage, Optional.empty());
        });
        settle();
    }

    @AfterEach
    void close() {
        onFx(() -> {
            window.close();
            program.close();
        });
    }

    @Test
    void everyPageIsWholeInEveryLanguage() {
        until(() -> lookup("#profiles").tryQuery().isPresent());
        lookClosely("signin");
        press("#sign-in-sso");
        look("signin-sso");

        onFx(() -> {
            window.state.accountProperty().set(SampleJobs.account());
            window.flow.signedIn();
        });
        until(() -> !table("#job-table").getItems().isEmpty());
        onFx(() -> table("#job-table").getSelectionModel().select(3));
        lookClosely("job-list");
        press("#tab-refused");
        until(() -> !table("#refused-table").getItems().isEmpty());
        onFx(() -> table("#refused-table").getSelectionModel().selectFirst());
        look("job-refused");
        press("#tab-message");
        onFx(() -> lookup("#message-text").<TextInputControl>query().setText(DENIED));
        until(() -> lookup(".telling").tryQuery().isPresent());
        look("job-message");
        press("#tab-planned");
        press("#planned-fill");
        until(() -> !lookup("#planned-text").<TextInputControl>query().getText().isEmpty());
        idle();
        look("job-planned");
        press("#tab-roles");
        until(() -> !table("#role-table").getItems().isEmpty());
        onFx(() -> table("#role-table").getSelectionModel().selectFirst());
        idle();
        look("job-roles");

        diagnose("churn-retrain-weekly");
        look("diagnosis-running");
        diagnose("forecast-demand-99");
        look("diagnosis-look-alike");
        diagnose("churn-xgb-2026-11-21");
        lookClosely("diagnosis");
        onFx(() -> window.flow.go(StepId.FIX));
        until(() -> window.state.fixedProperty().get() != null);
        lookClosely("fix");
        press("#export-json");
        look("fix-export");
        assertThat(faults).isEmpty();
    }

    @Test
    void whatIsSavedForOthersIsShownFirst() throws IOException {
        onFx(() -> {
            window.state.accountProperty().set(SampleJobs.account());
            window.flow.signedIn();
        });
        diagnose("churn-xgb-2026-11-21");
        Node focused = stage.getScene().getFocusOwner();
        push(KeyCode.SHORTCUT, KeyCode.S);
        assertThat(lookup("#sheet-title").queryLabeled().getText()).isEqualTo("Save this case");
        desktop.answer = home.resolve("case.trainlight.json");
        push(KeyCode.DOWN);
        push(KeyCode.ENTER);
        until(() -> !lookup("#saved").queryLabeled().getText().isEmpty());
        assertThat(Files.readString(desktop.answer))
                .contains("trainlight/case/1")
                .doesNotContain("111122223333");
        look("save-case");
        push(KeyCode.ESCAPE);
        assertThat(lookup("#sheet").query().isVisible()).isFalse();
        assertThat(stage.getScene().getFocusOwner()).isEqualTo(focused);

        onFx(window::saveSupportBundle);
        until(() -> !lookup("#bundle-files").queryListView().getItems().isEmpty());
        idle();
        onFx(() -> lookup("#bundle-files").queryListView().getSelectionModel().select(1));
        look("support-bundle");
        desktop.answer = home.resolve("bundle.zip");
        press("#save-file");
        until(() -> Files.exists(desktop.answer));
        push(KeyCode.ESCAPE);

        onFx(window::checkForUpdates);
        look("updates");
        press("#sheet-close");
        push(KeyCode.F1);
        look("shortcuts");
        assertThat(faults).isEmpty();
    }

    private void diagnose(String job) {
        onFx(() -> {
            window.state.subjectProperty().set(new Subject.Job(job));
            window.flow.go(StepId.JOB);
            window.flow.go(StepId.DIAGNOSIS);
        });
        until(() -> window.state.diagnosedProperty().get() != null
                && window.state.diagnosedProperty().get().subject().equals(new Subject.Job(job)));
        idle();
    }

    /** Waits until the page has nothing more to load. */
    private void idle() {
        until(() -> !lookup("#busy-words").query().getParent().isVisible());
        settle();
    }

    private void press(String button) {
        onFx(() -> {
            Node pressed = lookup(button).query();
            if (pressed instanceof ButtonBase simple) {
                simple.fire();
            } else {
                ((ActionCard) pressed).fire();
            }
        });
        settle();
    }

    private TableView<?> table(String id) {
        return lookup(id).queryTableView();
    }

    /** Looks at the page as it stands: with the largest and the usual type, in all languages, in both themes. */
    private void look(String name) {
        look(name, 2, 1);
    }

    private void look(String name, double... scales) {
        for (double scale : scales) {
            onFx(() -> program.theme.textScaleProperty().set(scale));
            // In between, the longest words stand for all.
            for (Locale language : scale == 1.5 ? List.of(Locale.GERMAN) : Texts.LANGUAGES) {
                speak(language);
                String where = name + " " + language + " " + scale;
                onFx(() -> Walkers.cutOff(root())).forEach(fault -> faults.add(where + ": " + fault));
                if (scale == 1) {
                    onFx(() -> Walkers.unnamed(root()))
                            .forEach(fault -> faults.add(where + ": without a name: " + fault));
                    picture(name, language, Theme.Choice.LIGHT);
                }
            }
        }
        // The dark theme changes colours alone: one language shows them.
        onFx(() -> program.theme.choiceProperty().set(Theme.Choice.DARK));
        speak(Locale.ENGLISH);
        picture(name, Locale.ENGLISH, Theme.Choice.DARK);
        onFx(() -> program.theme.choiceProperty().set(Theme.Choice.LIGHT));
    }

    /** The same, with type in between; for the pages that everybody sees. */
    private void lookClosely(String name) {
        look(name, 2, 1.5, 1);
    }

    private void speak(Locale language) {
        onFx(() -> program.texts.localeProperty().set(language));
        WaitForAsyncUtils.waitForFxEvents(1);
        // What is looked at does not depend on how many frames have come: a size found in the first can alter the next.
        for (int pass = 0; pass < 2; pass++) {
            onFx(() -> {
                root().applyCss();
                root().layout();
            });
        }
    }

    private void picture(String name, Locale language, Theme.Choice look) {
        onFx(() ->
                Screenshots.save(stage.getScene(), "pages-" + name + "-" + language.getLanguage() + "-" + look.id()));
    }
}
