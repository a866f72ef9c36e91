package dev.trainlight.wizard.page.signin;

import dev.trainlight.aws.signin.ProfileEntry;
import dev.trainlight.aws.signin.ProfileState;
import dev.trainlight.aws.signin.SignInChoice;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.evidence.Account;
import dev.trainlight.wizard.page.Navigator;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.page.signin.ProfileRow.Profile;
import dev.trainlight.wizard.page.signin.SignInPort.Outcome;
import dev.trainlight.wizard.page.signin.SignInViewModel.Mode;
import dev.trainlight.wizard.settings.Settings;
import dev.trainlight.wizard.task.Work;
import dev.trainlight.wizard.text.Texts;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The ways to an account: a profile, a portal, a role picked there, the sample account. Each ends with an account for the
 * other pages, or with the failure that the page tells.
 */
final class WaysIn {
    private final SignInPort port;
    private final Supplier<Account> sample;
    private final ObjectProperty<Account> account;
    private final Navigator navigator;
    private final Settings settings;
    private final Texts texts;
    private final ProfileListModel profiles;
    private final SignInRun run;
    private final Situation situation;
    private final ProfileWords words;
    private final SsoFormModel sso;
    private final PortalPickModel pick;
    private final StringProperty region = new SimpleStringProperty(this, "region", "");

    /**
     * @param sample makes the sample account; is called off the JavaFX thread
     * @param account takes the account at the end
     * @param run runs one sign-in after the other
     */
    WaysIn(
            SignInPort port,
            Supplier<Account> sample,
            ObjectProperty<Account> account,
            Navigator navigator,
            Settings settings,
            Surroundings around,
            ProfileListModel profiles,
            SignInRun run,
            Situation situation,
            ProfileWords words) {
        this.port = port;
        this.sample = sample;
        this.account = account;
        this.navigator = navigator;
        this.settings = settings;
        this.texts = around.texts();
        this.profiles = profiles;
        this.run = run;
        this.situation = situation;
        this.words = words;
        sso = new SsoFormModel(settings.startUrls(), port.regions());
        pick = new PortalPickModel(port, around.tasks(), texts, situation.busy(), situation.failure()::set);
        region.set(Settings.chosen(settings.region()).orElse(""));
        sso.startUrlProperty()
                .set(settings.startUrls().isEmpty() ? "" : settings.startUrls().getFirst());
        Settings.chosen(settings.ssoRegion()).ifPresent(sso.regionProperty()::set);
        sso.withCodeProperty().set(settings.deviceCode().get() || port.browserUnlikely());
    }

    /** Signs in with the selected profile where that needs nobody. */
    void skip() {
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
        start(
                url.get(),
                control -> run.signIn(
                        SignInChoice.portal(port.portal(url.get(), portalRegion)), Optional.empty(), manner, control));
    }

    /** Opens the account with the role that were picked. */
    void usePicked() {
        SsoPortal portal = pick.portal();
        String role = pick.roleProperty().get();
        Optional<String> asked = chosenRegion().or(() -> Optional.of(portal.region()));
        signIn(SignInChoice.portalRole(portal, pick.accountProperty().get().id(), role), asked, true, role);
    }

    /** Opens the sample account. */
    void explore() {
        start(texts.get("page.signin.sample"), _ -> new Outcome.Opened(sample.get()));
    }

    private void signIn(SignInChoice choice, Optional<String> asked, boolean byPerson, String who) {
        SignInRun.Manner manner = manner(byPerson);
        start(who, control -> run.signIn(choice, asked, manner, control));
    }

    private SignInRun.Manner manner(boolean byPerson) {
        return new SignInRun.Manner(sso.withCodeProperty().get(), byPerson);
    }

    private void start(String who, Work<Outcome> work) {
        words.hush();
        settings.deviceCode().set(sso.withCodeProperty().get());
        run.start(who, work, this::ended);
    }

    private void ended(Outcome outcome) {
        switch (outcome) {
            case Outcome.Opened(Account opened) -> finish(opened);
            case Outcome.AtPortal(SsoPortal portal) -> {
                situation.mode().set(Mode.PICK);
                pick.begin(portal);
            }
        }
    }

    private void finish(Account opened) {
        settings.region().set(chosenRegion().orElse(""));
        account.set(opened);
        situation.mode().set(Mode.CHOOSE);
        navigator.signedIn();
    }

    private Optional<String> chosenRegion() {
        return Optional.ofNullable(region.get()).filter(text -> !text.isBlank());
    }

    /** The region to ask; empty: the profile's. */
    StringProperty regionProperty() {
        return region;
    }

    /** Start URL and region of a portal. */
    SsoFormModel sso() {
        return sso;
    }

    /** Account and role of a portal. */
    PortalPickModel pick() {
        return pick;
    }
}
