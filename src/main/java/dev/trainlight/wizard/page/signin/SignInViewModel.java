package dev.trainlight.wizard.page.signin;

import dev.trainlight.aws.signin.ProfileCatalog;
import dev.trainlight.aws.signin.ProfileEntry;
import dev.trainlight.aws.signin.ProfileState;
import dev.trainlight.aws.signin.SignInChoice;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Failure;
import dev.trainlight.wizard.desktop.Desktop;
import dev.trainlight.wizard.page.Navigator;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.page.signin.ProfileRow.Profile;
import dev.trainlight.wizard.page.signin.SignInPort.Outcome;
import dev.trainlight.wizard.settings.Settings;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.task.Control;
import dev.trainlight.wizard.task.Running;
import dev.trainlight.wizard.task.TaskRunner;
import dev.trainlight.wizard.task.Tasks;
import dev.trainlight.wizard.task.Work;
import dev.trainlight.wizard.text.Texts;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

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
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper(this, "loaded");
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>(this, "failure");
    private final StringProperty region = new SimpleStringProperty(this, "region", "");
    private final StringProperty mfaDevice = new SimpleStringProperty(this, "mfaDevice", "");
    private final StringProperty notice = new SimpleStringProperty(this, "notice", "");
    private final BooleanProperty mfaRefused = new SimpleBooleanProperty(this, "mfaRefused");
    private final StringProperty mfaCode = new SimpleStringProperty(this, "mfaCode", "");
    private final ProfileListModel profiles = new ProfileListModel();
    private final SsoFormModel sso;
    private final PortalPickModel pick;
    private final BrowserWait browser;
    private final SignInCommands commands;
    private Consumer<String> mfaAnswer = _ -> {};
    private final AtomicBoolean watching = new AtomicBoolean();
    private final AtomicReference<AutoCloseable> watcher = new AtomicReference<>(() -> {});
    private Mode startedFrom = Mode.CHOOSE;
    private Running reading = Running.NOTHING;
    private Running signingIn = Running.NOTHING;

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
        sso = new SsoFormModel(settings.startUrls(), port.regions());
        pick = new PortalPickModel(port, tasks, texts, busy, failure::set);
        browser = new BrowserWait(tasks, clock);
        region.set(Settings.chosen(settings.region()).orElse(""));
        sso.startUrlProperty()
                .set(settings.startUrls().isEmpty() ? "" : settings.startUrls().getFirst());
        Settings.chosen(settings.ssoRegion()).ifPresent(sso.regionProperty()::set);
        sso.withCodeProperty().set(settings.deviceCode().get() || port.browserUnlikely());
        commands = new SignInCommands(this, account, texts);
    }

    /**
     * Reads the profiles, from now on with every change of them; at the first showing signs in at once where the profile
     * needs nobody for it.
     *
     * @param skip whether to go on by itself where that is possible
     */
    public void begin(boolean skip) {
        reading.abandon();
        reading = Tasks.<ProfileCatalog>create("read profiles", _ -> {
                    ProfileCatalog catalog = port.catalog();
                    watch();
                    return catalog;
                })
                .onSuccess(catalog -> {
                    take(catalog);
                    if (skip && account.get() == null) {
                        skip();
                    }
                })
                .onFailure(told -> {
                    loaded.set(true);
                    failure.set(told);
                })
                .start(tasks);
    }

    private void watch() {
        if (!watching.getAndSet(true)) {
            watcher.set(port.watch(catalog -> tasks.onUi(() -> take(catalog))));
        }
    }

    private void take(ProfileCatalog catalog) {
        profiles.take(catalog, Settings.chosen(settings.profile()));
        loaded.set(true);
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
        run(
                url.get(),
                control -> outcome(
                        SignInChoice.portal(port.portal(url.get(), portalRegion)), Optional.empty(), control, true));
    }

    /** Opens the account with the role that were picked. */
    void usePicked() {
        SsoPortal portal = pick.portal();
        String role = pick.roleProperty().get();
        Optional<String> region = chosenRegion().or(() -> Optional.of(portal.region()));
        signIn(SignInChoice.portalRole(portal, pick.accountProperty().get().id(), role), region, true, role);
    }

    private void signIn(SignInChoice choice, Optional<String> asked, boolean byPerson, String who) {
        run(who, control -> outcome(choice, asked, control, byPerson));
    }

    private Outcome outcome(SignInChoice choice, Optional<String> asked, Control control, boolean byPerson)
            throws AccountException {
        PersonPrompt prompt = new PersonPrompt(
                control, new Questions(), sso.withCodeProperty().get(), byPerson);
        return port.signIn(choice, asked, prompt, control);
    }

    private void run(String who, Work<Outcome> work) {
        failure.set(null);
        notice.set("");
        settings.deviceCode().set(sso.withCodeProperty().get());
        startedFrom = mode.get();
        signingIn.abandon();
        signingIn = Tasks.<Outcome>create("sign in", work)
                .busy(busy, texts.get("page.signin.busy.signing-in", who))
                .onSuccess(this::ended)
                .onCancelled(_ -> mode.set(startedFrom))
                .onFailure(told -> {
                    mode.set(startedFrom);
                    failure.set(told);
                })
                .andFinally(() -> {
                    browser.end();
                    mfaCode.set("");
                })
                .start(tasks);
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
        notice.set(texts.get("page.signin.copied-login", command));
    }

    private static String quoted(String name) {
        return name.matches("[\\w.@-]+") ? name : "\"" + name + "\"";
    }

    /** Goes on with the account that is open already. */
    void goOn() {
        navigator.signedIn();
    }

    /** Hands the MFA code over. */
    void sendMfa() {
        mfaAnswer.accept(mfaCode.get().strip());
        mode.set(startedFrom);
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
        browser.end();
        failure.set(null);
        mode.set(Mode.CHOOSE);
    }

    /** Opens the browser once more. */
    void openBrowser() {
        desktop.browse(browser.addressProperty().get());
    }

    /** Copies the address, for another browser or another profile of it. */
    public void copyAddress() {
        desktop.copy(browser.addressProperty().get().toString());
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

    /** Ends the session at the selected profile's portal. */
    void signOut() {
        ProfileEntry entry = profiles.selectedProperty().get().entry();
        SsoPortal portal = entry.portal().orElseThrow();
        Tasks.<ProfileCatalog>create("sign out", _ -> {
                    port.signOut(portal);
                    return port.catalog();
                })
                .busy(busy, texts.get("page.signin.busy.signing-out", portal.name()))
                .onSuccess(this::take)
                .onFailure(failure::set)
                .start(tasks);
    }

    /** The window closes. */
    public void close() {
        reading.abandon();
        signingIn.abandon();
        pick.stop();
        browser.end();
        Tasks.<Boolean>create("stop watching", _ -> {
                    watcher.get().close();
                    return true;
                })
                .start(tasks);
    }

    /** What a sign-in asks a person, on the JavaFX thread. */
    private final class Questions implements PersonPrompt.Asked {
        @Override
        public void browser(URI address, Optional<String> code, Instant until) {
            browser.begin(address, code, until);
            mode.set(Mode.BROWSER);
            desktop.browse(address);
        }

        @Override
        public void exchanging() {
            browser.end();
            mode.set(startedFrom);
        }

        @Override
        public void mfa(String device, boolean refused, Consumer<String> answer) {
            mfaDevice.set(device);
            mfaRefused.set(refused);
            mfaAnswer = answer;
            mfaCode.set("");
            mode.set(Mode.MFA);
        }
    }

    /** The buttons of the bottom bar. */
    public SignInCommands commands() {
        return commands;
    }

    /** What the middle shows. */
    public ReadOnlyObjectProperty<Mode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    /** Whether the profiles have been read. */
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** What went wrong; null: nothing. */
    public ObjectProperty<Failure> failureProperty() {
        return failure;
    }

    /** The region to ask; empty: the profile's. */
    public StringProperty regionProperty() {
        return region;
    }

    /** The device whose code is asked for. */
    public StringProperty mfaDeviceProperty() {
        return mfaDevice;
    }

    /** Whether AWS did not accept the last code. */
    public BooleanProperty mfaRefusedProperty() {
        return mfaRefused;
    }

    /** The code that is typed. */
    public StringProperty mfaCodeProperty() {
        return mfaCode;
    }

    /** What a person should know beside; empty: nothing. */
    public StringProperty noticeProperty() {
        return notice;
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
        return browser;
    }

    public Busy busy() {
        return busy;
    }

    /** Every region. */
    public List<String> regions() {
        return port.regions();
    }
}
