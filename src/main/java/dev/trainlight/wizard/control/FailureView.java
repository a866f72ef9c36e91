package dev.trainlight.wizard.control;

import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Remedy;
import dev.trainlight.wizard.text.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Something that went wrong, shown where it happened: the sentence, a button with the remedy, and for support a redacted
 * block to copy. Takes no room while there is nothing to tell.
 */
public final class FailureView extends VBox {
    private final Texts texts;
    private final Consumer<String> clipboard;
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>(this, "failure");
    private final Map<Remedy, Runnable> remedies = new EnumMap<>(Remedy.class);
    final Label sentence = new Label();
    final Button remedy = new Button();
    final Hyperlink details = new Hyperlink();
    final TextArea detail = new TextArea();
    final Button copy = new Button();
    private final HBox actions = new HBox(remedy, details);
    private final VBox detailBox = new VBox();

    /** @param clipboard takes the details when somebody copies them */
    public FailureView(Texts texts, Consumer<String> clipboard) {
        this.texts = texts;
        this.clipboard = clipboard;
        getStyleClass().addAll("failure-view", "panel");
        Tone.DANGER.apply(this);
        Wrapped.lines(sentence);
        sentence.getStyleClass().add("failure-sentence");
        sentence.textProperty().bind(texts.map(failure, told -> told == null ? "" : texts.say(told)));
        Icon icon = new Icon(Glyph.ALERT);
        HBox line = new HBox(icon, sentence);
        line.getStyleClass().add("failure-line");
        line.setAlignment(Pos.TOP_LEFT);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        remedy.setId("failure-remedy");
        remedy.setMinWidth(USE_PREF_SIZE);
        details.setId("failure-details");
        details.textProperty()
                .bind(texts.computed(
                        () -> texts.get(detailBox.isVisible() ? "failure.hide-details" : "failure.show-details"),
                        detailBox.visibleProperty()));
        details.setOnAction(_ -> detailBox.setVisible(!detailBox.isVisible()));
        detail.setEditable(false);
        detail.setPrefRowCount(6);
        detail.getStyleClass().add("code");
        Describe.node(detail).name(texts.of("failure.details")).now();
        copy.setId("failure-copy");
        copy.setGraphic(new Icon(Glyph.COPY));
        copy.textProperty().bind(texts.of("failure.copy-details"));
        copy.setOnAction(_ -> this.clipboard.accept(detail.getText()));
        detailBox.setVisible(false);
        FirstShown.fill(detailBox, detail, copy);
        detailBox.managedProperty().bind(detailBox.visibleProperty());
        detailBox.getStyleClass().add("failure-detail");
        actions.getStyleClass().add("failure-actions");
        actions.setAlignment(Pos.BASELINE_LEFT);
        managedProperty().bind(visibleProperty());
        setVisible(false);
        FirstShown.fill(this, line, actions, detailBox);
        failure.addListener((_, _, told) -> show(told));
    }

    /** What happens when somebody presses the button of that remedy; without it there is no such button. */
    public FailureView on(Remedy what, Runnable action) {
        remedies.put(what, action);
        return this;
    }

    /** What went wrong; null: nothing. */
    public ObjectProperty<Failure> failureProperty() {
        return failure;
    }

    private void show(Failure told) {
        setVisible(told != null);
        if (told == null) {
            return;
        }
        Runnable action = remedies.get(told.remedy());
        visible(remedy, action != null);
        if (action != null) {
            remedy.textProperty().bind(texts.of("remedy." + word(told.remedy())));
            remedy.setOnAction(_ -> action.run());
        }
        detail.setText(told.detail().orElse(""));
        visible(details, told.detail().isPresent());
        visible(actions, action != null || told.detail().isPresent());
        detailBox.setVisible(false);
    }

    private static void visible(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static String word(Remedy remedy) {
        return switch (remedy) {
            case NONE -> "none";
            case SIGN_IN -> "sign-in";
            case CHOOSE_PROFILE -> "choose-profile";
            case CHOOSE_REGION -> "choose-region";
            case RETRY -> "retry";
            case OPEN_CONFIG -> "open-config";
            case CHECK_NETWORK -> "check-network";
            case CHECK_CLOCK -> "check-clock";
            case ASK_ADMINISTRATOR -> "ask-administrator";
            case OPEN_CASE -> "open-case";
            case CHOOSE_FOLDER -> "choose-folder";
        };
    }
}
