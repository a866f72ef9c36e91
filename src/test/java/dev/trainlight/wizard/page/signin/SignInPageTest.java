package dev.trainlight.wizard.page.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.aws.signin.ProfileGroup;
import dev.trainlight.aws.signin.ProfileState;
import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.Failure;
import dev.trainlight.wizard.UiTest;
import dev.trainlight.wizard.Walkers;
import dev.trainlight.wizard.desktop.BrowserWay;
import dev.trainlight.wizard.page.FakeAccount;
import dev.trainlight.wizard.page.FakeNavigator;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.page.TestSurroundings;
import dev.trainlight.wizard.page.signin.SignInViewModel.Mode;
import dev.trainlight.wizard.settings.Settings;
import dev.trainlight.wizard.shell.OnePage;
import dev.trainlight.wizard.task.FxTaskRunner;
import dev.trainlight.wizard.theme.Theme;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInPageTest extends UiTest {
    private final TestSurroundings around = new TestSurroundings();
    private final FakeSignIn port = new FakeSignIn();
    private final FakeNavigator navigator = new FakeNavigator();
    private final SimpleObjectProperty<Account> account = new SimpleObjectProperty<>();
    private final Settings settings = new Settings();
    private final FxTaskRunner runner = FxTaskRunner.released();
    private SignInViewModel model;
    private boolean caseAsked;

    private void open() {
        show(() -> {
            var surroundings = around.with(runner);
            model = new SignInViewModel(
                    port,
                    () -> new FakeAccount("sample"),
                    account,
                    navigator,
                    settings,
                    surroundings,
                    () -> TestSurroundings.NOW);
            SignInPage page = new SignInPage(model, () -> caseAsked = true, () -> {}, surroundings);
            return OnePage.show(StepId.SIGN_IN, page, surroundings, theme);
        });
        until(() -> model.reading().loadedProperty().get());
        settle();
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    private void usualProfiles() {
        port.profile("ml-prod", ProfileGroup.SSO, new ProfileState.ValidUntil(Instant.parse("2026-11-22T18:40:00Z")))
                .profile("ml-dev", ProfileGroup.SSO, new ProfileState.SignInNeeded(ProfileState.How.BROWSER))
                .profile("console", ProfileGroup.LOGIN, new ProfileState.SignInNeeded(ProfileState.How.AWS_LOGIN))
                .profile("auditor", ProfileGroup.ROLE, new ProfileState.CodeNeeded("arn:aws:iam::111122223333:mfa/ann"))
                .profile("default", ProfileGroup.KEYS, new ProfileState.Ready())
                .profile("vault", ProfileGroup.COMMAND, new ProfileState.RunsCommand())
                .profile(
                        "old",
                        ProfileGroup.BROKEN,
                        new ProfileState.Broken(Failure.of(
                                Failure.Kind.BAD_CONFIG, Failure.Remedy.OPEN_CONFIG, "config.unusable", "no role")));
    }

    @Test
    void showsProfilesByKindWithTheirState() {
        usualProfiles();
        settings.profile().set("ml-dev");
        open();
        assertThat(lookup("#profiles").queryListView().getItems()).hasSize(13);
        assertThat(primary()).isEqualTo("Sign in with browser");
        screenshots("signin-profiles", around.texts);
        walk();
    }

    @Test
    void offersTheOtherWaysWhereThereIsNoProfile() {
        open();
        screenshots("signin-empty", around.texts);
        walk();
        clickOn("#open-case");
        assertThat(caseAsked).isTrue();
        clickOn("#explore-sample");
        until(() -> account.get() != null);
        assertThat(account.get().identity().name()).isEqualTo("sample");
    }

    @Test
    void aProfileOfTheOldFormSaysHowToConvertIt() {
        usualProfiles();
        port.oldForm("ml-old");
        settings.profile().set("ml-dev");
        open();
        assertThat(lookup("#old-form").tryQuery()).isEmpty();
        onFx(() -> model.profiles()
                .selectedProperty()
                .set(model.profiles().named("ml-old").orElseThrow()));
        settle();
        screenshots("signin-old-form");
        clickOn("#old-form-how");
        settle();
        screenshots("signin-old-form-lines");
        walk();
        clickOn("#old-form-copy");
        assertThat(around.desktop.clipboard).isEqualTo("""
                [sso-session other-company]
                sso_start_url = https://other-company.awsapps.com/start
                sso_region = eu-west-1
                sso_registration_scopes = sso:account:access

                # [profile ml-old]
                sso_session = other-company
                """);
    }

    @Test
    void arrowKeysSkipTheHeadings() {
        usualProfiles();
        open();
        ListView<Object> list = lookup("#profiles").queryListView();
        onFx(list::requestFocus);
        push(KeyCode.DOWN);
        push(KeyCode.DOWN);
        push(KeyCode.DOWN);
        assertThat(model.profiles().selectedProperty().get().entry().name()).isEqualTo("console");
        push(KeyCode.UP);
        assertThat(model.profiles().selectedProperty().get().entry().name()).isEqualTo("ml-dev");
    }

    @Test
    void waitsForTheBrowserAndCanBeCancelled() {
        usualProfiles();
        port.askBrowser = true;
        port.code = "WXYZ-1234";
        port.browserDone = new CountDownLatch(1);
        settings.profile().set("ml-dev");
        settings.deviceCode().set(true);
        BrowserWay privately = new BrowserWay("firefox-private", "Firefox", true, List.of("firefox"));
        around.desktop.browsers = List.of(new BrowserWay("firefox", "Firefox", false, List.of("firefox")), privately);
        open();
        push(KeyCode.ENTER);
        until(() -> model.modeProperty().get() == Mode.BROWSER);
        settle();
        assertThat(lookup("#user-code").queryAs(Labeled.class).getText()).isEqualTo("WXYZ-1234");
        assertThat(lookup("#browser-left").queryAs(Labeled.class).getText()).contains("10:00");
        screenshots("signin-browser-code", around.texts);
        walk();
        clickOn("#copy-address");
        assertThat(around.desktop.clipboard).startsWith("https://oidc.");
        assertThat(around.desktop.browsed).hasSize(1);
        clickOn("#another-browser");
        clickOn("Firefox, private window");
        until(() -> around.desktop.openedIn.contains(privately));
        assertThat(settings.browser().get()).isEqualTo("firefox-private");
        push(KeyCode.ESCAPE);
        until(() -> model.modeProperty().get() == Mode.CHOOSE);
        assertThat(account.get()).isNull();
        assertThat(model.failureProperty().get()).isNull();
    }

    @Test
    void asksForTheMfaCodeAndHandsItOver() {
        port.profile("auditor", ProfileGroup.ROLE, new ProfileState.CodeNeeded("arn:aws:iam::111122223333:mfa/ann"));
        port.mfaDevice = "arn:aws:iam::111122223333:mfa/ann";
        settings.profile().set("auditor");
        open();
        push(KeyCode.ENTER);
        until(() -> model.modeProperty().get() == Mode.MFA);
        settle();
        screenshots("signin-mfa", around.texts);
        walk();
        clickOn("#mfa-code").write("123456");
        push(KeyCode.ENTER);
        until(() -> account.get() != null);
        assertThat(port.opened).containsExactly("auditor", "mfa 123456");
    }

    @Test
    void signsInWithAPortalByKeyboardAlone() {
        open();
        onFx(() -> lookup("#sign-in-sso").query().requestFocus());
        push(KeyCode.ENTER);
        until(() -> model.modeProperty().get() == Mode.SSO_FORM);
        write("nonsense");
        push(KeyCode.TAB);
        settle();
        screenshots("signin-sso-wrong", around.texts);
        walk();
        press(KeyCode.SHIFT, KeyCode.TAB).release(KeyCode.TAB, KeyCode.SHIFT);
        onFx(() -> model.sso().startUrlProperty().set(""));
        write("ssoins-123.portal.eu-west-1.app.aws");
        push(KeyCode.TAB);
        settle();
        screenshot("signin-sso-filled-light");
        press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        until(() -> model.modeProperty().get() == Mode.PICK
                && !model.pick().accounts().isEmpty());
        settle();
        write("ml-prod");
        push(KeyCode.DOWN);
        until(() -> model.pick().roles().size() == 2);
        settle();
        screenshots("signin-pick", around.texts);
        walk();
        push(KeyCode.TAB);
        push(KeyCode.DOWN);
        push(KeyCode.ENTER);
        until(() -> account.get() != null);
        assertThat(port.opened).last().isEqualTo("DataScientist of 111122223333 in eu-central-1");
    }

    @Test
    void tellsWhatWentWrongBelowTheProfiles() {
        usualProfiles();
        port.failure = Failure.of(Failure.Kind.NETWORK, Failure.Remedy.RETRY, "network.timeout")
                .withDetail("sts:GetCallerIdentity timed out after 10 s");
        port.problems.add(Failure.of(
                Failure.Kind.BAD_CONFIG, Failure.Remedy.OPEN_CONFIG, "config.unusable", "~/.aws/config line 7"));
        settings.profile().set("default");
        open();
        push(KeyCode.ENTER);
        until(() -> model.failureProperty().get() != null);
        settle();
        clickOn("#failure-details");
        screenshots("signin-failure", around.texts);
        walk();
        clickOn("#failure-copy");
        assertThat(around.desktop.clipboard).isEqualTo("sts:GetCallerIdentity timed out after 10 s");
    }

    @Test
    void everyFailureOffersItsRemedyInEveryLanguage() {
        usualProfiles();
        settings.profile().set("ml-dev");
        open();
        for (Failure told : List.of(
                Failure.of(Failure.Kind.NETWORK, Failure.Remedy.CHECK_NETWORK, "network.certificate"),
                Failure.of(Failure.Kind.CLOCK, Failure.Remedy.CHECK_CLOCK, "aws.clock"),
                Failure.of(Failure.Kind.BAD_CREDENTIALS, Failure.Remedy.SIGN_IN, "mfa.refused"),
                Failure.of(
                        Failure.Kind.ACCESS_DENIED,
                        Failure.Remedy.ASK_ADMINISTRATOR,
                        "role.denied",
                        "arn:aws:iam::111122223333:role/Auditor"),
                Failure.of(Failure.Kind.SIGN_IN_NEEDED, Failure.Remedy.SIGN_IN, "sso.timeout"),
                Failure.of(Failure.Kind.BAD_CONFIG, Failure.Remedy.CHOOSE_PROFILE, "config.profile-missing", "ml-dev"),
                Failure.of(Failure.Kind.BAD_CONFIG, Failure.Remedy.CHOOSE_REGION, "region.none"),
                Failure.of(
                        Failure.Kind.BAD_CONFIG,
                        Failure.Remedy.OPEN_CONFIG,
                        "config.no-such-session",
                        "/home/mia/.aws/config",
                        "12",
                        "company"))) {
            onFx(() -> model.failureProperty().set(told));
            settle();
            assertThat(lookup("#failure-remedy").query().isVisible())
                    .as(told.messageKey())
                    .isTrue();
            screenshots("signin-failure-" + told.messageKey().replace('.', '-'), around.texts, Theme.Choice.LIGHT);
            if (told.remedy() == Failure.Remedy.ASK_ADMINISTRATOR) {
                clickOn("#failure-remedy");
                assertThat(around.desktop.clipboard)
                        .contains("I cannot sign in")
                        .contains("role/Auditor");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2})
    void nothingIsCutOffWhateverTheTextSize(double scale) {
        usualProfiles();
        port.oldForm("ml-old");
        settings.profile().set("ml-old");
        open();
        onFx(() -> theme.textScaleProperty().set(scale));
        onFx(() -> stage.setHeight(700));
        screenshot("signin-scale-" + (int) (scale * 100));
        assertThat(onFx(() -> Walkers.cutOff(root()))).isEmpty();
        onFx(() -> lookup("#old-form-how").<Hyperlink>query().fire());
        settle();
        assertThat(onFx(() -> Walkers.cutOff(root()))).isEmpty();
    }

    private String primary() {
        settle();
        return model.commands().primaryProperty().get().text().getValue();
    }
}
