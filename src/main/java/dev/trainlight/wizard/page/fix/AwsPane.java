package dev.trainlight.wizard.page.fix;

import dev.trainlight.evidence.Failure.Remedy;
import dev.trainlight.evidence.PolicyValidation.Place;
import dev.trainlight.evidence.PolicyValidation.Remark;
import dev.trainlight.evidence.PolicyValidation.Weight;
import dev.trainlight.wizard.control.Badge;
import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.FailureView;
import dev.trainlight.wizard.control.Tone;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.desktop.Desktop;
import dev.trainlight.wizard.page.CommandButton;
import dev.trainlight.wizard.text.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What AWS says about the selected change's document: each remark with how much it weighs, where, and AWS's page. */
final class AwsPane extends VBox {
    private final FixViewModel model;
    private final Texts texts;
    private final Desktop desktop;
    private final VBox content = new VBox();

    AwsPane(FixViewModel model, Texts texts, Desktop desktop) {
        this.model = model;
        this.texts = texts;
        this.desktop = desktop;
        getStyleClass().add("aws-pane");
        FailureView failure = new FailureView(texts, desktop::copy)
                .on(Remedy.RETRY, model.check().askAws()::run)
                .on(Remedy.CHOOSE_PROFILE, model::signIn)
                .on(Remedy.SIGN_IN, model::signIn);
        failure.setId("aws-failure");
        failure.failureProperty().bind(model.check().failureProperty());
        content.getStyleClass().add("aws-remarks");
        content.setId("aws-remarks");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("aws-scroll");
        Describe.node(scroll).name(texts.of("page.fix.tab.aws")).now();
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Button ask = CommandButton.of(model.check().askAws());
        FlowPane asking = new FlowPane(ask);
        asking.getStyleClass().add("aws-ask");
        getChildren().addAll(failure, scroll, asking);
        model.check().answersProperty().subscribe(_ -> fill());
        model.check().failureProperty().subscribe(_ -> fill());
        model.selection().entryProperty().subscribe(_ -> fill());
        texts.localeProperty().subscribe(_ -> fill());
    }

    private void fill() {
        content.getChildren().clear();
        model.change().map(model.check()::of).ifPresent(answer -> {
            switch (answer) {
                case AwsCheck.Answer.NotAsked _ -> {
                    // Where AWS did not answer, the reason above says all.
                    if (model.check().failureProperty().get() == null) {
                        say("page.fix.aws.not-asked", "muted");
                    }
                }
                case AwsCheck.Answer.NoPolicy _ -> say("page.fix.aws.no-policy", "muted");
                case AwsCheck.Answer.Read(List<Remark> remarks)
                when remarks.isEmpty() -> say("page.fix.aws.nothing", "aws-fine");
                case AwsCheck.Answer.Read(List<Remark> remarks) ->
                    remarks.forEach(remark -> content.getChildren().add(remark(remark)));
            }
        });
    }

    private void say(String key, String styleClass) {
        Label label = Wrapped.label(texts.get(key));
        label.getStyleClass().add(styleClass);
        content.getChildren().add(label);
    }

    private Node remark(Remark remark) {
        Badge weight = new Badge();
        weight.setText(model.check().weight(remark));
        weight.setTone(tone(remark.weight()));
        FlowPane head = new FlowPane(weight);
        head.getStyleClass().add("aws-remark-head");
        remark.places().forEach(place -> head.getChildren().add(place(place)));
        VBox box = new VBox(head, Wrapped.label(remark.text()));
        box.getStyleClass().add("aws-remark");
        remark.learnMore().ifPresent(page -> {
            Hyperlink link = new Hyperlink(texts.get("page.fix.aws.more"));
            link.setOnAction(_ -> desktop.browse(page));
            Describe.node(link).help(texts.of("page.fix.aws.more.help")).now();
            box.getChildren().add(link);
        });
        return box;
    }

    private Node place(Place place) {
        Hyperlink link = new Hyperlink(model.check().place(place));
        link.setOnAction(_ -> model.selection().showLine(place.position().line()));
        Describe.node(link).help(texts.of("page.fix.aws.place.help")).now();
        return link;
    }

    private static Tone tone(Weight weight) {
        return switch (weight) {
            case ERROR, SECURITY_WARNING -> Tone.DANGER;
            case WARNING -> Tone.WARNING;
            case SUGGESTION -> Tone.NEUTRAL;
        };
    }
}
