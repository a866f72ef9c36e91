package dev.trainlight.wizard.page.signin;

import dev.trainlight.aws.signin.ProfileCatalog;
import dev.trainlight.aws.signin.ProfileEntry;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.Failure;
import dev.trainlight.wizard.desktop.Desktop;
import dev.trainlight.wizard.page.Navigator;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.page.ToldFile;
import dev.trainlight.wizard.settings.Settings;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.task.TaskRunner;
import dev.trainlight.wizard.task.Tasks;
import dev.trainlight.wizard.text.Texts;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;

/**
 * Signing in: what the page shows and what its buttons do. Goes from choosing to waiting for the browser, an MFA code, or
 * account and role, and ends with an account for the other pages.
 */
public final class SignInViewModel {
    /** What the middle of the page shows. */
    public enum Mode {
        /** The profiles, and the other ways. */
        CHOOSE,
        /** Start URL and region of a portal. */
        SSO_FORM,
        /** Waiting for the browser. */
        BROWSER,
        /** Asking for the code of an MFA device. */
        MFA,
        /** Account and role of a portal. */
        PICK
    }

    private final SignInPort port;
    private final ObjectProperty<Account> account;
    private final Navigator navigator;
    private final TaskRunner tasks;
    private final Texts texts;
    private final Desktop desktop;

    private final Situation situation = Situation.begin();
    private final ProfileListModel profiles = new ProfileListModel();
    private final ProfileReading reading;
    private final ProfileWords words;
    private final BrowserChoice browsers;
    private final SignInRun signingIn;
    private final WaysIn ways;
    private final SignInCommands commands;

    /**
     * @param port signs in
     * @param sample makes the sample account; is called off the JavaFX thread
     * @param account takes the account at the end
     * @param clock counts down the wait for the browser
     */
    public SignInViewModel(
            SignInPort port,
            Supplier<Account> sample,
            ObjectProperty<Account> account,
            Navigator navigator,
            Settings settings,
            Surroundings around,
            InstantSource clock) {
        this.port = port;
        this.account = account;
        this.navigator = navigator;
        this.tasks = around.tasks();
        this.texts = around.texts();
        this.desktop = around.desktop();
        reading = new ProfileReading(port, profiles, settings, tasks);
        words = new ProfileWords(profiles, situation, texts);
        browsers = new BrowserChoice(desktop, tasks, settings.browser(), situation.failure()::set);
        signingIn = new SignInRun(port, around, clock, browsers, situation);
        ways = new WaysIn(port, sample, account, navigator, settings, around, profiles, signingIn, situation, words);
        commands = new SignInCommands(this, account, texts);
        // Another account came by another way, such as a case file dropped on the window: it is the one that is wanted.
        account.addListener((_, _, _) -> signingIn.abandon());
    }

    /**
     * Reads the profiles, from now on with every change of them; at the first showing signs in at once where the profile
     * needs nobody for it.
     *
     * @param skip whether to go on by itself where that is possible
     */
    public void begin(boolean skip) {
        browsers.look();
        reading.begin(
                () -> {
                    if (skip && account.get() == null) {
                        ways.skip();
                    }
                },
                situation.failure()::set);
    }

    /** Copies the command that signs the selected profile in, in a terminal; the page notices when that is done. */
    void copyLogin() {
        String name = profiles.selectedProperty().get().entry().name();
        String command = name.equals("default") ? "aws login" : "aws login --profile " + quoted(name);
        desktop.copy(command);
        words.say(texts.get("page.signin.copied-login", command));
    }

    private static String quoted(String name) {
        return name.matches("[\\w.@-]+") ? name : "\"" + name + "\"";
    }

    /** Goes on with the account that is open already. */
    void goOn() {
        navigator.signedIn();
    }

    /** Shows the form for a portal. */
    public void showSsoForm() {
        situation.failure().set(null);
        situation.mode().set(Mode.SSO_FORM);
    }

    /** Back to choosing; stops what runs. */
    public void chooseAnew() {
        signingIn.abandon();
        pick().stop();
        situation.failure().set(null);
        situation.mode().set(Mode.CHOOSE);
    }

    /** Opens the browser once more. */
    void openBrowser() {
        browsers.open(browser().addressProperty().get());
    }

    /** Copies the address, for another browser or another profile of it. */
    public void copyAddress() {
        desktop.copy(browser().addressProperty().get().toString());
    }

    /** Tries again what failed. */
    public void retry() {
        situation.failure().set(null);
        switch (situation.mode().get()) {
            case PICK -> pick().again();
            case SSO_FORM -> ways.usePortal();
            case CHOOSE, BROWSER, MFA -> {
                if (profiles.selectedProperty().get() == null) {
                    begin(false);
                } else {
                    ways.useSelected();
                }
            }
        }
    }

    /** Shows the file that the failure is about, or the configuration, in the system's file manager. */
    void showConfig(Failure about) {
        desktop.reveal(ToldFile.of(about).orElseGet(port::configFile));
    }

    /** Shows the configuration in the system's file manager. */
    void showConfig() {
        desktop.reveal(port.configFile());
    }

    /** A request for what the sign-in needs, for whoever may give it. */
    void copyRequest(Failure denied) {
        desktop.copy(texts.get("page.signin.request", texts.say(denied)));
    }

    /** Ends the session at the selected profile's portal. */
    void signOut() {
        ProfileEntry entry = profiles.selectedProperty().get().entry();
        SsoPortal portal = entry.portal().orElseThrow();
        Tasks.<ProfileCatalog>create("sign out", _ -> {
                    port.signOut(portal);
                    return port.catalog();
                })
                .busy(situation.busy(), texts.get("page.signin.busy.signing-out", portal.name()))
                .onSuccess(reading::take)
                .onFailure(situation.failure()::set)
                .start(tasks);
    }

    /** The window closes. */
    public void close() {
        reading.close();
        signingIn.abandon();
        pick().stop();
    }

    /** The buttons of the bottom bar. */
    public SignInCommands commands() {
        return commands;
    }

    /** What the middle shows. */
    public ReadOnlyObjectProperty<Mode> modeProperty() {
        return situation.mode().getReadOnlyProperty();
    }

    /** What the page says of the selected profile. */
    ProfileWords words() {
        return words;
    }

    /** What went wrong; null: nothing. */
    public ObjectProperty<Failure> failureProperty() {
        return situation.failure();
    }

    /** The ways to an account. */
    WaysIn ways() {
        return ways;
    }

    /** Whether the profiles have been read, and with what came of it. */
    ProfileReading reading() {
        return reading;
    }

    /** The sign-in that runs, with what it asks. */
    SignInRun signingIn() {
        return signingIn;
    }

    public ProfileListModel profiles() {
        return profiles;
    }

    public SsoFormModel sso() {
        return ways.sso();
    }

    public PortalPickModel pick() {
        return ways.pick();
    }

    public BrowserWait browser() {
        return signingIn.browser();
    }

    /** Which browser is opened. */
    public BrowserChoice browsers() {
        return browsers;
    }

    public Busy busy() {
        return situation.busy();
    }

    /** Every region. */
    public List<String> regions() {
        return port.regions();
    }
}
