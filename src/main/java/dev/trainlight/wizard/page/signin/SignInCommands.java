package dev.trainlight.wizard.page.signin;

import dev.trainlight.aws.signin.ProfileGroup;
import dev.trainlight.aws.signin.ProfileState;
import dev.trainlight.evidence.Account;
import dev.trainlight.wizard.page.Command;
import dev.trainlight.wizard.page.signin.ProfileRow.Profile;
import dev.trainlight.wizard.page.signin.SignInViewModel.Mode;
import dev.trainlight.wizard.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The buttons of the sign-in page's bottom bar: which verb is the primary one depends on what the page shows. */
public final class SignInCommands {
    private final SignInViewModel model;
    private final ObjectProperty<Account> account;
    private final ReadOnlyObjectWrapper<Command> primary = new ReadOnlyObjectWrapper<>(this, "primary");
    private final ObservableList<Command> secondary = FXCollections.observableArrayList();
    private final Command explore;
    private final Command use;
    private final Command browser;
    private final Command awsLogin;
    private final Command withCode;
    private final Command again;
    private final Command mfa;
    private final Command picked;
    private final Command other;
    private final Command goOn;
    private final Command signOut;

    SignInCommands(SignInViewModel model, ObjectProperty<Account> account, Texts texts) {
        this.model = model;
        this.account = account;
        BooleanBinding idle = model.busy().activeProperty().not();
        BooleanBinding chosen = usable(model.profiles().selectedProperty());
        var why = texts.of("page.signin.why.choose");
        explore = Command.of("explore", texts.of("page.signin.sample"), model.ways()::explore)
                .when(idle, texts.of("page.signin.wait"));
        use = Command.of("use-profile", texts.of("page.signin.use"), model.ways()::useSelected)
                .when(chosen.and(idle), why);
        browser = Command.of("sign-in-browser", texts.of("page.signin.browser"), this::signIn)
                .when(chosen.or(inForm()).and(ready()).and(idle), texts.of("page.signin.why.form"));
        awsLogin = Command.of("copy-login", texts.of("page.signin.copy-login"), model::copyLogin)
                .help(texts.of("page.signin.copy-login.help"))
                .when(idle, texts.of("page.signin.wait"));
        withCode = Command.of("sign-in-code", texts.of("page.signin.code"), this::signIn)
                .when(chosen.or(inForm()).and(ready()).and(idle), texts.of("page.signin.why.form"));
        again = Command.of("open-browser", texts.of("page.signin.open-browser"), model::openBrowser);
        mfa = Command.of("send-mfa", texts.of("page.signin.mfa.send"), model.signingIn()::sendMfa)
                .when(model.signingIn().mfa().complete(), texts.of("page.signin.why.mfa"));
        picked = Command.of("use-role", texts.of("page.signin.use-role"), model.ways()::usePicked)
                .when(Bindings.isNotNull(model.pick().roleProperty()).and(idle), texts.of("page.signin.why.pick"));
        other = Command.of("choose-anew", texts.of("page.signin.other"), model::chooseAnew);
        goOn = Command.of("go-on", texts.of("page.signin.go-on"), model::goOn).when(idle, texts.of("page.signin.wait"));
        signOut = Command.of("sign-out", texts.of("page.signin.sign-out"), model::signOut)
                .help(texts.of("page.signin.sign-out.help"))
                .when(idle, texts.of("page.signin.wait"));
        model.modeProperty().subscribe(this::arrange);
        model.sso().withCodeProperty().subscribe(this::arrange);
        account.subscribe(this::arrange);
        model.profiles().noneProperty().subscribe(this::arrange);
        model.profiles().selectedProperty().subscribe(this::arrange);
        arrange();
    }

    private void signIn() {
        if (model.modeProperty().get() == Mode.SSO_FORM) {
            model.ways().usePortal();
        } else {
            model.ways().useSelected();
        }
    }

    private void arrange() {
        primary.set(primaryNow());
        List<Command> others = new ArrayList<>();
        if (model.modeProperty().get() != Mode.CHOOSE) {
            others.add(other);
        } else {
            if (sessionToEnd()) {
                others.add(signOut);
            }
            if (account.get() != null) {
                others.add(goOn);
            }
        }
        if (!secondary.equals(others)) {
            secondary.setAll(others);
        }
    }

    private Command primaryNow() {
        return switch (model.modeProperty().get()) {
            case CHOOSE ->
                model.profiles().noneProperty().get()
                        ? explore
                        : verbFor(model.profiles().selectedProperty().get());
            case SSO_FORM -> verb();
            case BROWSER -> again;
            case MFA -> mfa;
            case PICK -> picked;
        };
    }

    private Command verb() {
        return model.sso().withCodeProperty().get() ? withCode : browser;
    }

    private Command verbFor(Profile row) {
        if (row != null && row.entry().state() instanceof ProfileState.SignInNeeded(ProfileState.How how)) {
            return switch (how) {
                case BROWSER -> verb();
                case AWS_LOGIN -> awsLogin;
            };
        }
        return use;
    }

    private boolean sessionToEnd() {
        Profile row = model.profiles().selectedProperty().get();
        return row != null
                && row.entry().portal().isPresent()
                && !(row.entry().state() instanceof ProfileState.SignInNeeded)
                && !(row.entry().state() instanceof ProfileState.Broken);
    }

    private static BooleanBinding usable(ObjectProperty<Profile> selected) {
        return Bindings.createBooleanBinding(
                () -> selected.get() != null && selected.get().entry().group() != ProfileGroup.BROKEN, selected);
    }

    private BooleanBinding inForm() {
        return Bindings.createBooleanBinding(() -> model.modeProperty().get() == Mode.SSO_FORM, model.modeProperty());
    }

    /** The form must be complete where it is shown. */
    private BooleanBinding ready() {
        return inForm().not().or(model.sso().urlValid());
    }

    /** The one primary button. */
    public ReadOnlyObjectProperty<Command> primaryProperty() {
        return primary.getReadOnlyProperty();
    }

    /** The others. */
    public ObservableList<Command> secondary() {
        return secondary;
    }
}
