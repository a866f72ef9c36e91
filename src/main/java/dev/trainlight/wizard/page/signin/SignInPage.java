package dev.trainlight.wizard.page.signin;

import dev.trainlight.aws.signin.config.SsoConversion;
import dev.trainlight.evidence.Failure.Remedy;
import dev.trainlight.wizard.control.FailureView;
import dev.trainlight.wizard.control.FirstShown;
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
import java.util.function.Supplier;
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
    private final Surroundings around;
    private final Map<Mode, Middle> middles = new EnumMap<>(Mode.class);
    private final Middle choose;
    private boolean begun;

    /**
     * What stands in the middle.
     *
     * @param node the whole
     * @param first what the focus goes to; null: nothing of it needs the focus
     * @param region where a region is chosen; null: not here
     */
    private record Middle(Node node, Node first, Supplier<Node> region) {}

    /**
     * @param openCase lets a person choose a case file and opens it
     * @param showCalls shows which calls of AWS the program can make
     */
    public SignInPage(SignInViewModel model, Runnable openCase, Runnable showCalls, Surroundings around) {
        this.model = model;
        this.texts = around.texts();
        this.around = around;
        ProfilesView profiles = new ProfilesView(model, around);
        OtherWaysView ways = new OtherWaysView(model, openCase, showCalls, texts);
        choose = new Middle(new MainAndSide(profiles, ways, 20, 44), profiles.list, profiles::region);
        StackPane middle = new StackPane();
        middle.setAlignment(Pos.TOP_LEFT);
        VBox.setVgrow(middle, Priority.ALWAYS);
        model.modeProperty().subscribe(mode -> {
            middle.getChildren().setAll(middle(mode).node());
            if (root.getScene() != null && middle(mode).first() != null) {
                middle(mode).first().requestFocus();
            }
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
        FirstShown.each(root, middle, notice, oldForm, failure);
    }

    /** Made when it is first needed: most people never see more than the list of profiles. */
    private Middle middle(Mode mode) {
        return middles.computeIfAbsent(mode, needed -> switch (needed) {
            case CHOOSE -> choose;
            case SSO_FORM -> {
                SsoFormView sso = new SsoFormView(model.sso(), texts);
                yield new Middle(sso, sso.url, () -> sso.region);
            }
            // The primary button, "Open the browser again", needs no focus to be pressed.
            case BROWSER -> new Middle(new BrowserView(model, around), null, null);
            case MFA -> {
                MfaView mfa = new MfaView(model.signingIn().mfa(), texts);
                yield new Middle(mfa, mfa.code, null);
            }
            case PICK -> {
                PickView pick = new PickView(model, texts);
                yield new Middle(pick, pick.search, null);
            }
        });
    }

    private void focusRegion() {
        Supplier<Node> region = middle(model.modeProperty().get()).region();
        (region == null ? choose.region() : region).get().requestFocus();
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
        return Optional.of(choose.first());
    }

    @Override
    public void closed() {
        model.close();
    }
}
