package dev.trainlight.wizard.page.signin;

import dev.trainlight.aws.signin.config.SsoConversion;
import dev.trainlight.evidence.Failure.Remedy;
import dev.trainlight.wizard.control.FailureView;
import dev.trainlight.wizard.control.MainAndSide;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.page.Command;
import dev.trainlight.wizard.page.Page;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.page.signin.SignInViewModel.Mode;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.text.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Step 1. Draws the {@link SignInViewModel}: what the middle shows depends on how far the sign-in is. */
public final class SignInPage implements Page {
    private final SignInViewModel model;
    private final Texts texts;
    private final VBox root = new VBox();
    private final Map<Mode, Node> middles = new EnumMap<>(Mode.class);
    private final ProfilesView profiles;
    private final SsoFormView sso;
    private final MfaView mfa;
    private final PickView pick;
    private boolean begun;

    /**
     * @param openCase lets a person choose a case file and opens it
     * @param showCalls shows which calls of AWS the program can make
     */
    public SignInPage(SignInViewModel model, Runnable openCase, Runnable showCalls, Surroundings around) {
        this.model = model;
        this.texts = around.texts();
        profiles = new ProfilesView(model, around);
        OtherWaysView ways = new OtherWaysView(model, openCase, showCalls, texts);
        MainAndSide choose = new MainAndSide(profiles, ways, 20, 44);
        sso = new SsoFormView(model.sso(), texts);
        mfa = new MfaView(model.signingIn().mfa(), texts);
        pick = new PickView(model, texts);
        middles.put(Mode.CHOOSE, choose);
        middles.put(Mode.SSO_FORM, sso);
        middles.put(Mode.BROWSER, new BrowserView(model, around));
        middles.put(Mode.MFA, mfa);
        middles.put(Mode.PICK, pick);
        StackPane middle = new StackPane();
        middle.setAlignment(Pos.TOP_LEFT);
        VBox.setVgrow(middle, Priority.ALWAYS);
        model.modeProperty().subscribe(mode -> {
            middle.getChildren().setAll(middles.get(mode));
            focus(mode);
        });
        FailureView failure = new FailureView(texts, around.desktop()::copy)
                .on(Remedy.RETRY, model::retry)
                .on(Remedy.CHECK_NETWORK, model::retry)
                .on(Remedy.CHECK_CLOCK, model::retry)
                .on(Remedy.SIGN_IN, model::retry)
                .on(Remedy.CHOOSE_PROFILE, model::chooseAnew)
                .on(Remedy.CHOOSE_REGION, this::focusRegion)
                .on(
                        Remedy.OPEN_CONFIG,
                        () -> model.showConfig(model.words().told().getValue()))
                .on(
                        Remedy.ASK_ADMINISTRATOR,
                        () -> model.copyRequest(model.words().told().getValue()))
                .on(Remedy.OPEN_CASE, openCase);
        failure.failureProperty().bind(model.words().told());
        ObservableValue<SsoConversion> conversion = model.profiles().conversion();
        Label notice = Wrapped.label(model.words().notice(), "muted");
        notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        OldFormView oldForm = new OldFormView(
                Bindings.createObjectBinding(
                        () -> model.modeProperty().get() == Mode.CHOOSE ? conversion.getValue() : null,
                        model.modeProperty(),
                        conversion),
                around.desktop()::copy,
                model::showConfig,
                texts);
        root.getStyleClass().add("sign-in");
        root.getChildren().addAll(middle, notice, oldForm, failure);
    }

    private void focusRegion() {
        (model.modeProperty().get() == Mode.SSO_FORM ? sso.region : profiles.region).requestFocus();
    }

    private void focus(Mode mode) {
        if (root.getScene() == null) {
            return;
        }
        switch (mode) {
            case CHOOSE -> profiles.list.requestFocus();
            case SSO_FORM -> sso.url.requestFocus();
            case MFA -> mfa.code.requestFocus();
            case PICK -> pick.search.requestFocus();
            case BROWSER -> {
                // The primary button, "Open the browser again", needs no focus to be pressed.
            }
        }
    }

    @Override
    public ObservableValue<String> title() {
        return texts.map(model.modeProperty(), mode -> switch (mode) {
            case CHOOSE -> texts.get("page.signin.title");
            case SSO_FORM -> texts.get("page.signin.title.sso");
            case BROWSER -> texts.get("page.signin.title.browser");
            case MFA -> texts.get("page.signin.title.mfa");
            case PICK -> texts.get("page.signin.title.pick");
        });
    }

    @Override
    public ObservableValue<String> subtitle() {
        return texts.map(model.modeProperty(), mode -> mode == Mode.CHOOSE ? texts.get("page.signin.subtitle") : "");
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public ObservableValue<Command> primary() {
        return model.commands().primaryProperty();
    }

    @Override
    public ObservableList<Command> secondary() {
        return model.commands().secondary();
    }

    @Override
    public Busy busy() {
        return model.busy();
    }

    @Override
    public void shown() {
        if (begun) {
            model.begin(false);
        } else {
            begun = true;
            model.begin(true);
        }
    }

    @Override
    public void refresh() {
        model.begin(false);
    }

    @Override
    public Optional<Node> firstFocus() {
        return Optional.of(profiles.list);
    }

    @Override
    public void closed() {
        model.close();
    }
}
