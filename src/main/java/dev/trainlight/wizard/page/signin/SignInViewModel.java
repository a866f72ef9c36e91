package dev.trainlight.wizard.page.signin;

import dev.trainlight.aws.signin.ProfileCatalog;
import dev.trainlight.aws.signin.ProfileEntry;
import dev.trainlight.aws.signin.ProfileState;
import dev.trainlight.aws.signin.SignInChoice;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.Failure;
import dev.trainlight.wizard.desktop.Desktop;
import dev.trainlight.wizard.page.Navigator;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.page.ToldFile;
import dev.trainlight.wizard.page.signin.ProfileRow.Profile;
import dev.trainlight.wizard.page.signin.SignInPort.Outcome;
import dev.trainlight.wizard.settings.Settings;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.task.TaskRunner;
import dev.trainlight.wizard.task.Tasks;
import dev.trainlight.wizard.task.Work;
import dev.trainlight.wizard.text.Texts;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

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
    private final Supplier<Account> sample;
    private final ObjectProperty<Account> account;
    private final Navigator navigator;
    private final Settings settings;
    private final TaskRunner tasks;
    private final Texts texts;
    private final Desktop desktop;

    private final Busy busy = new Busy();
    private final ReadOnlyObjectWrapper<Mode> mode = new ReadOnlyObjectWrapper<>(this, "mode", Mode.CHOOSE);
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>(this, "failure");
    private final ObservableValue<Failure> told;
    private final StringProperty region = new SimpleStringProperty(this, "region", "");
    private final StringProperty done = new SimpleStringProperty(this, "done", "");
    private final ObservableValue<String> notice;
    private final ProfileListModel profiles = new ProfileListModel();
    private final ProfileReading reading;
    private final BrowserChoice browsers;
    private final SignInRun signingIn;
    private final SsoFormModel sso;
    private final PortalPickModel pick;
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
        this.sample = sample;
        this.account = account;
        this.navigator = navigator;
        this.settings = settings;
        this.tasks = around.tasks();
        this.texts = around.texts();
        this.desktop = around.desktop();
        reading = new ProfileReading(port, profiles, settings, tasks);
        sso = new SsoFormModel(settings.startUrls(), port.regions());
        pick = new PortalPickModel(port, tasks, texts, busy, failure::set);
        browsers = new BrowserChoice(desktop, tasks, settings.browser(), failure::set);
        signingIn = new SignInRun(port, around, clock, browsers, busy, mode, failure);
        region.set(Settings.chosen(settings.region()).orElse(""));
        sso.startUrlProperty()
                .set(settings.startUrls().isEmpty() ? "" : settings.startUrls().getFirst());
        Settings.chosen(settings.ssoRegion()).ifPresent(sso.regionProperty()::set);
        sso.withCodeProperty().set(settings.deviceCode().get() || port.browserUnlikely());
        told = Bindings.createObjectBinding(this::toldNow, failure, mode, profiles.selectedProperty());
        notice = texts.computed(this::noticeNow, done, mode, profiles.selectedProperty());
        commands = new SignInCommands(this, account, texts);
        profiles.selectedProperty().subscribe(this::forget);
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
                        skip();
                    }
                },
                failure::set);
    }

    private void skip() {
        Profile row = profiles.selectedProperty().get();
        if (row != null && needsNobody(row.entry().state())) {
            use(row.entry(), false);
        }
    }

    private static boolean needsNobody(ProfileState state) {
        return switch (state) {
            case ProfileState.Ready _, ProfileState.ValidUntil _, ProfileState.Refreshable _ -> true;
            case ProfileState.SignInNeeded _,
                    ProfileState.CodeNeeded _,
                    ProfileState.RunsCommand _,
                    ProfileState.Broken _ -> false;
        };
    }

    /** Signs in with the selected profile. */
    void useSelected() {
        Profile chosen = profiles.selectedProperty().get();
        if (chosen != null) {
            use(chosen.entry(), true);
        }
    }

    private void use(ProfileEntry entry, boolean asked) {
        settings.profile().set(entry.name());
        signIn(entry.choice(), chosenRegion(), asked, entry.name());
    }

    /** Signs in to the portal that was typed in. */
    void usePortal() {
        Optional<String> url = sso.address();
        if (url.isEmpty()) {
            sso.urlLeftProperty().set(true);
            return;
        }
        Optional<String> portalRegion = Optional.of(sso.regionProperty().get()).filter(text -> !text.isBlank());
        settings.remember(url.get());
        settings.ssoRegion().set(portalRegion.orElse(""));
        SignInRun.Manner manner = manner(true);
        run(
                url.get(),
                control -> signingIn.signIn(
                        SignInChoice.portal(port.portal(url.get(), portalRegion)), Optional.empty(), manner, control));
    }

    /** Opens the account with the role that were picked. */
    void usePicked() {
        SsoPortal portal = pick.portal();
        String role = pick.roleProperty().get();
        Optional<String> region = chosenRegion().or(() -> Optional.of(portal.region()));
        signIn(SignInChoice.portalRole(portal, pick.accountProperty().get().id(), role), region, true, role);
    }

    private void signIn(SignInChoice choice, Optional<String> asked, boolean byPerson, String who) {
        SignInRun.Manner manner = manner(byPerson);
        run(who, control -> signingIn.signIn(choice, asked, manner, control));
    }

    private SignInRun.Manner manner(boolean byPerson) {
        return new SignInRun.Manner(sso.withCodeProperty().get(), byPerson);
    }

    private void run(String who, Work<Outcome> work) {
        done.set("");
        settings.deviceCode().set(sso.withCodeProperty().get());
        signingIn.start(who, work, this::ended);
    }

    private void ended(Outcome outcome) {
        switch (outcome) {
            case Outcome.Opened(Account opened) -> finish(opened);
            case Outcome.AtPortal(SsoPortal portal) -> {
                mode.set(Mode.PICK);
                pick.begin(portal);
            }
        }
    }

    private Optional<String> chosenRegion() {
        return Optional.ofNullable(region.get()).filter(text -> !text.isBlank());
    }

    /** Opens the sample account. */
    void explore() {
        run(texts.get("page.signin.sample"), _ -> new Outcome.Opened(sample.get()));
    }

    private void finish(Account opened) {
        settings.region().set(chosenRegion().orElse(""));
        account.set(opened);
        mode.set(Mode.CHOOSE);
        navigator.signedIn();
    }

    /** Copies the command that signs the selected profile in, in a terminal; the page notices when that is done. */
    void copyLogin() {
        String name = profiles.selectedProperty().get().entry().name();
        String command = name.equals("default") ? "aws login" : "aws login --profile " + quoted(name);
        desktop.copy(command);
        done.set(texts.get("page.signin.copied-login", command));
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
        failure.set(null);
        mode.set(Mode.SSO_FORM);
    }

    /** Back to choosing; stops what runs. */
    public void chooseAnew() {
        signingIn.abandon();
        pick.stop();
        failure.set(null);
        mode.set(Mode.CHOOSE);
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
        failure.set(null);
        switch (mode.get()) {
            case PICK -> pick.again();
            case SSO_FORM -> usePortal();
            case CHOOSE, BROWSER, MFA -> {
                if (profiles.selectedProperty().get() == null) {
                    begin(false);
                } else {
                    useSelected();
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

    /** Ends the session at the selected profile's portal. */
    void signOut() {
        ProfileEntry entry = profiles.selectedProperty().get().entry();
        SsoPortal portal = entry.portal().orElseThrow();
        Tasks.<ProfileCatalog>create("sign out", _ -> {
                    port.signOut(portal);
                    return port.catalog();
                })
                .busy(busy, texts.get("page.signin.busy.signing-out", portal.name()))
                .onSuccess(reading::take)
                .onFailure(failure::set)
                .start(tasks);
    }

    /** The window closes. */
    public void close() {
        reading.close();
        signingIn.abandon();
        pick.stop();
    }

    /** The buttons of the bottom bar. */
    public SignInCommands commands() {
        return commands;
    }

    /** What the middle shows. */
    public ReadOnlyObjectProperty<Mode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    /** What went wrong, or why the selected profile cannot be used; null: nothing. */
    ObservableValue<Failure> told() {
        return told;
    }

    private Failure toldNow() {
        Profile selected = profiles.selectedProperty().get();
        if (failure.get() == null
                && mode.get() == Mode.CHOOSE
                && selected != null
                && selected.entry().state() instanceof ProfileState.Broken(Failure why)) {
            return why;
        }
        return failure.get();
    }

    /** What went wrong; null: nothing. */
    public ObjectProperty<Failure> failureProperty() {
        return failure;
    }

    /** The region to ask; empty: the profile's. */
    public StringProperty regionProperty() {
        return region;
    }

    /** What a person should know beside: what was done, or what the selected profile will do; empty: nothing. */
    ObservableValue<String> notice() {
        return notice;
    }

    /** What was said of one profile is not said of another. */
    private void forget(Profile before, Profile now) {
        boolean same = before == null
                || now == null
                || before.entry().choice().equals(now.entry().choice());
        if (!same) {
            failure.set(null);
            done.set("");
        }
    }

    private String noticeNow() {
        Profile selected = profiles.selectedProperty().get();
        if (!done.get().isEmpty() || selected == null || mode.get() != Mode.CHOOSE) {
            return done.get();
        }
        return switch (selected.entry().state()) {
            case ProfileState.RunsCommand _ ->
                selected.entry()
                        .command()
                        .map(command -> texts.get("page.signin.runs", command))
                        .orElse("");
            case ProfileState.CodeNeeded(String device) -> texts.get("page.signin.state.code.of", device);
            case ProfileState.Ready _,
                    ProfileState.ValidUntil _,
                    ProfileState.Refreshable _,
                    ProfileState.SignInNeeded _,
                    ProfileState.Broken _ -> "";
        };
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
        return sso;
    }

    public PortalPickModel pick() {
        return pick;
    }

    public BrowserWait browser() {
        return signingIn.browser();
    }

    /** Which browser is opened. */
    public BrowserChoice browsers() {
        return browsers;
    }

    public Busy busy() {
        return busy;
    }

    /** Every region. */
    public List<String> regions() {
        return port.regions();
    }
}
