package dev.trainlight.wizard.page.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.aws.signin.ProfileGroup;
import dev.trainlight.aws.signin.ProfileState;
import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.Failure;
import dev.trainlight.wizard.desktop.BrowserWay;
import dev.trainlight.wizard.page.Command;
import dev.trainlight.wizard.page.FakeAccount;
import dev.trainlight.wizard.page.FakeNavigator;
import dev.trainlight.wizard.page.TestSurroundings;
import dev.trainlight.wizard.page.signin.ProfileRow.Heading;
import dev.trainlight.wizard.page.signin.ProfileRow.Profile;
import dev.trainlight.wizard.page.signin.SignInViewModel.Mode;
import dev.trainlight.wizard.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInViewModelTest {
    private static final ProfileState READY = new ProfileState.ValidUntil(FakeSignIn.UNTIL);
    private static final ProfileState SIGN_IN = new ProfileState.SignInNeeded(ProfileState.How.BROWSER);

    private final TestSurroundings around = new TestSurroundings();
    private final FakeSignIn port = new FakeSignIn();
    private final FakeNavigator navigator = new FakeNavigator();
    private final Settings settings = new Settings();
    private final SimpleObjectProperty<Account> account = new SimpleObjectProperty<>();
    private SignInViewModel model;

    private void begin(boolean skip) {
        model = new SignInViewModel(
                port,
                () -> new FakeAccount("sample"),
                account,
                navigator,
                settings,
                around.inline(),
                () -> TestSurroundings.NOW);
        model.begin(skip);
    }

    @Test
    void aCaseFileThatIsOpenedMeanwhileIsNotTakenAwayByASignIn() {
        Account opened = new FakeAccount("case");
        begin(false);
        around.tasks.hold();
        model.ways().explore();
        account.set(opened);
        around.tasks.runHeld();

        assertThat(account.get()).isSameAs(opened);
        assertThat(navigator.went).isEmpty();
    }

    @Test
    void whatWasSaidOfOneProfileIsNotSaidOfAnother() {
        port.profile("dev", ProfileGroup.SSO, READY).profile("prod", ProfileGroup.SSO, READY);
        port.failure = Failure.of(Failure.Kind.NETWORK, Failure.Remedy.CHECK_NETWORK, "cancelled");
        begin(false);
        model.profiles().selectedProperty().set(model.profiles().named("dev").orElseThrow());
        model.ways().useSelected();
        assertThat(model.words().told().getValue()).isNotNull();

        model.profiles().selectedProperty().set(model.profiles().named("prod").orElseThrow());
        assertThat(model.words().told().getValue()).isNull();
    }

    @Test
    void aProfileThatCannotBeUsedSaysWhyAndShowsTheFile(@TempDir Path folder) throws IOException {
        Path config = Files.writeString(folder.resolve("config"), "[profile broken]");
        Failure why = Failure.of(
                Failure.Kind.BAD_CONFIG,
                Failure.Remedy.OPEN_CONFIG,
                "config.missing",
                config.toString(),
                "1",
                "role_arn");
        port.profile("broken", ProfileGroup.BROKEN, new ProfileState.Broken(why));
        begin(false);
        model.profiles().selectedProperty().set(model.profiles().named("broken").orElseThrow());
        assertThat(model.words().told().getValue()).isEqualTo(why);

        model.showConfig(why);
        model.showConfig(Failure.of(Failure.Kind.BAD_CONFIG, Failure.Remedy.OPEN_CONFIG, "config.unusable", "line 3"));
        assertThat(around.desktop.revealed).containsExactly(config, port.configFile());
    }

    @Test
    void aValidPreferredProfileSkipsTheStep() {
        port.usual = "default";
        port.profile("default", ProfileGroup.SSO, READY);
        begin(true);
        assertThat(account.get().identity().name()).isEqualTo("default");
        assertThat(navigator.went).containsExactly("signed in");
    }

    @Test
    void aProfileThatNeedsAPersonIsNotOpenedByItself() {
        port.usual = "default";
        port.profile("default", ProfileGroup.SSO, SIGN_IN);
        begin(true);
        assertThat(port.opened).isEmpty();
        assertThat(around.desktop.browsed).isEmpty();
        assertThat(account.get()).isNull();
    }

    @Test
    void aProgramIsShownAndNeverRunByItself() {
        port.usual = "default";
        port.profile("default", ProfileGroup.COMMAND, new ProfileState.RunsCommand());
        begin(true);
        assertThat(port.opened).isEmpty();
        assertThat(model.words().notice().getValue()).contains("vault-credentials --role ml");

        port.profile("default", ProfileGroup.COMMAND, new ProfileState.CodeNeeded("arn:aws:iam::1:mfa/ana"));
        begin(true);
        assertThat(port.opened).isEmpty();
        assertThat(model.words().notice().getValue()).contains("vault-credentials --role ml", "mfa/ana");
    }

    @Test
    void comingBackSkipsNothing() {
        port.usual = "default";
        port.profile("default", ProfileGroup.KEYS, READY);
        begin(false);
        assertThat(port.opened).isEmpty();
    }

    @Test
    void profilesAreGroupedAndFilteredByEveryWord() {
        port.profile("keys", ProfileGroup.KEYS, READY)
                .profile("ml-prod", ProfileGroup.SSO, SIGN_IN)
                .profile("ml-dev", ProfileGroup.SSO, SIGN_IN);
        begin(false);
        assertThat(model.profiles().rows().stream().map(row -> switch (row) {
                    case Heading(ProfileGroup group) -> "= " + group;
                    case Profile profile -> profile.entry().name();
                }))
                .containsExactly("= SSO", "ml-prod", "ml-dev", "= KEYS", "keys");
        model.profiles().filterProperty().set("PROD scientist");
        assertThat(model.profiles().rows()).hasSize(2);
    }

    @Test
    void theRememberedProfileComesBeforeThePreferredOne() {
        port.usual = "default";
        port.profile("default", ProfileGroup.KEYS, READY).profile("ml-prod", ProfileGroup.SSO, SIGN_IN);
        settings.profile().set("ml-prod");
        begin(false);
        assertThat(selected()).isEqualTo("ml-prod");
    }

    @Test
    void theVerbSaysWhetherABrowserIsNeeded() {
        port.profile("a", ProfileGroup.SSO, READY).profile("b", ProfileGroup.SSO, SIGN_IN);
        begin(false);
        assertThat(primary().id()).isEqualTo("use-profile");
        assertThat(primary().enabled().get()).isFalse();
        assertThat(primary().whyNot().getValue()).isEqualTo("Choose a profile, or explore the sample account.");
        select("a");
        assertThat(primary().id()).isEqualTo("use-profile");
        assertThat(primary().enabled().get()).isTrue();
        select("b");
        assertThat(primary().id()).isEqualTo("sign-in-browser");
    }

    @Test
    void signingInOpensTheBrowserAfterTheClickAndEndsWithAnAccount() {
        port.profile("b", ProfileGroup.SSO, SIGN_IN);
        port.askBrowser = true;
        begin(false);
        select("b");
        primary().run();
        assertThat(around.desktop.browsed).hasSize(1);
        assertThat(account.get().identity().name()).isEqualTo("b");
        assertThat(settings.profile().get()).isEqualTo("b");
        assertThat(model.modeProperty().get()).isEqualTo(Mode.CHOOSE);
    }

    @Test
    void theBrowserThatWasChosenOnceIsOpenedAgainWhileItIsThere() {
        BrowserWay privately = new BrowserWay("edge-private", "Microsoft Edge", true, List.of("edge"));
        around.desktop.browsers = List.of(privately);
        settings.browser().set("edge-private");
        port.profile("b", ProfileGroup.SSO, SIGN_IN);
        port.askBrowser = true;
        begin(false);
        select("b");
        primary().run();
        assertThat(around.desktop.openedIn).containsExactly(privately);
        assertThat(around.desktop.browsed).isEmpty();

        around.desktop.browsers = List.of();
        begin(false);
        model.retry();
        assertThat(around.desktop.browsed).hasSize(1);
    }

    @Test
    void aFailureStaysOnThePageWithItsRemedy() {
        port.profile("a", ProfileGroup.KEYS, READY);
        port.failure = Failure.of(Failure.Kind.NETWORK, Failure.Remedy.RETRY, "network.broken");
        begin(false);
        select("a");
        primary().run();
        assertThat(model.failureProperty().get()).isEqualTo(port.failure);
        assertThat(navigator.went).isEmpty();
        port.failure = null;
        model.retry();
        assertThat(model.failureProperty().get()).isNull();
        assertThat(navigator.went).containsExactly("signed in");
    }

    @Test
    void aSilentSignInThatNeedsTheBrowserAfterAllOpensNone() {
        port.usual = "default";
        port.profile("default", ProfileGroup.SSO, READY);
        port.askBrowser = true;
        begin(true);
        assertThat(around.desktop.browsed).isEmpty();
        assertThat(account.get()).isNull();
        assertThat(model.modeProperty().get()).isEqualTo(Mode.CHOOSE);
        assertThat(model.failureProperty().get()).isNull();
    }

    @Test
    void aBrokenConfigurationFileIsToldAndTheOtherWaysStay() {
        port.problems.add(Failure.of(Failure.Kind.BAD_CONFIG, Failure.Remedy.OPEN_CONFIG, "config.unusable", "line 3"));
        begin(true);
        assertThat(model.profiles().problems()).hasSize(1);
        assertThat(primary().id()).isEqualTo("explore");
        primary().run();
        assertThat(account.get().identity().name()).isEqualTo("sample");
    }

    @Test
    void aSignInMadeElsewhereShowsAtOnceAndKeepsTheSelection() {
        port.profile("a", ProfileGroup.SSO, SIGN_IN).profile("b", ProfileGroup.SSO, SIGN_IN);
        begin(false);
        select("b");
        assertThat(primary().id()).isEqualTo("sign-in-browser");
        port.profile("b", ProfileGroup.SSO, READY);
        port.listener.accept(port.catalog());
        assertThat(selected()).isEqualTo("b");
        assertThat(primary().id()).isEqualTo("use-profile");
        model.close();
        assertThat(port.watchClosed).isTrue();
    }

    @Test
    void aProfileOfAwsLoginGivesTheCommandToRun() {
        port.profile("my console", ProfileGroup.LOGIN, new ProfileState.SignInNeeded(ProfileState.How.AWS_LOGIN));
        begin(false);
        select("my console");
        assertThat(primary().id()).isEqualTo("copy-login");
        primary().run();
        assertThat(around.desktop.clipboard).isEqualTo("aws login --profile \"my console\"");
        assertThat(model.words().notice().getValue()).contains("Run it in a terminal");
    }

    @Test
    void aPortalNeedsAnAddress() {
        begin(false);
        model.showSsoForm();
        assertThat(primary().enabled().get()).isFalse();
        model.sso().startUrlProperty().set("nonsense");
        assertThat(model.sso().urlValid().get()).isFalse();
        model.sso().startUrlProperty().set("my-company.awsapps.com/start/#/");
        assertThat(primary().enabled().get()).isTrue();
        primary().run();
        assertThat(port.opened).containsExactly("portal https://my-company.awsapps.com/start in eu-central-1");
        assertThat(settings.startUrls()).containsExactly("https://my-company.awsapps.com/start");
        assertThat(model.modeProperty().get()).isEqualTo(Mode.PICK);
    }

    @Test
    void accountsSearchAndASingleRoleIsTaken() {
        begin(false);
        model.showSsoForm();
        model.sso().startUrlProperty().set("https://my-company.awsapps.com/start");
        model.sso().regionProperty().set("eu-west-1");
        primary().run();
        model.pick().filterProperty().set("team 07");
        assertThat(model.pick().accounts()).hasSize(1);
        assertThat(primary().enabled().get()).isFalse();
        model.pick().accountProperty().set(model.pick().accounts().getFirst());
        assertThat(model.pick().roleProperty().get()).isEqualTo("ReadOnly");
        primary().run();
        assertThat(port.opened).last().isEqualTo("ReadOnly of 111122223340 in eu-west-1");
        assertThat(navigator.went).containsExactly("signed in");
    }

    @Test
    void aListOfAccountsOrRolesThatIsStoppedCanBeAskedForAgain() {
        begin(false);
        model.showSsoForm();
        model.sso().startUrlProperty().set("https://my-company.awsapps.com/start");
        around.tasks.hold();
        primary().run();
        around.tasks.runNext();
        assertThat(model.modeProperty().get()).isEqualTo(Mode.PICK);
        stopWhatRuns();
        assertThat(model.pick().accounts()).isEmpty();

        model.retry();
        around.tasks.runHeld();
        model.pick().accountProperty().set(model.pick().accounts().getFirst());
        stopWhatRuns();
        assertThat(model.pick().roles()).isEmpty();
        assertThat(model.pick().rolesKnownProperty().get()).isFalse();

        model.retry();
        around.tasks.runHeld();
        assertThat(model.words().told().getValue()).isNull();
        assertThat(model.pick().roles()).containsExactly("DataScientist", "ReadOnly");
    }

    private void stopWhatRuns() {
        assertThat(model.busy().activeProperty().get()).isTrue();
        model.busy().cancel();
        around.tasks.runHeld();
        assertThat(model.busy().activeProperty().get()).isFalse();
        assertThat(model.words().told().getValue().remedy()).isEqualTo(Failure.Remedy.RETRY);
        assertThat(account.get()).isNull();
    }

    @Test
    void anOpenAccountCanBeGoneOnWith() {
        account.set(new FakeAccount("ml-prod"));
        port.profile("a", ProfileGroup.KEYS, READY);
        begin(false);
        assertThat(model.commands().secondary()).extracting(Command::id).containsExactly("go-on");
    }

    @Test
    void aSessionCanBeEnded() {
        port.profile("a", ProfileGroup.SSO, READY);
        begin(false);
        select("a");
        model.commands().secondary().getFirst().run();
        assertThat(port.signedOut).containsExactly("my-company");
        assertThat(primary().id()).isEqualTo("sign-in-browser");
    }

    @Test
    void theWaitCountsDown() {
        BrowserWait wait = new BrowserWait(around.tasks, () -> TestSurroundings.NOW);
        wait.begin(URI.create("https://example.com"), Optional.of("ABCD-EFGH"), FakeSignIn.UNTIL);
        assertThat(wait.leftProperty().get()).isEqualTo(Duration.ofMinutes(10));
        assertThat(wait.codeProperty().get()).isEqualTo("ABCD-EFGH");
        wait.end();
        assertThat(wait.addressProperty().get()).isNull();
    }

    private Command primary() {
        return model.commands().primaryProperty().get();
    }

    private void select(String name) {
        model.profiles().selectedProperty().set(model.profiles().named(name).orElseThrow());
    }

    private String selected() {
        return model.profiles().selectedProperty().get().entry().name();
    }
}
