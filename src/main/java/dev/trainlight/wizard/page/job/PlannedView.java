package dev.trainlight.wizard.page.job;

import dev.trainlight.evidence.Failure.Remedy;
import dev.trainlight.iam.Position;
import dev.trainlight.sagemaker.Channel;
import dev.trainlight.sagemaker.TrainingJob;
import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.FailureView;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Icon;
import dev.trainlight.wizard.control.MainAndSide;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.page.CommandButton;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.text.Texts;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A CreateTrainingJob request as JSON on the left; on the right what it says, or where it is wrong. */
final class PlannedView extends VBox {
    private final PlannedModel model;
    private final Texts texts;
    private final TextArea text = new TextArea();
    private final VBox understood = new VBox();

    PlannedView(JobViewModel page, Surroundings around) {
        this.model = page.planned();
        this.texts = around.texts();
        getStyleClass().add("job-tab");
        text.setId("planned-text");
        text.getStyleClass().add("code");
        text.promptTextProperty().bind(texts.of("page.job.planned.prompt"));
        Describe.node(text).name(texts.of("page.job.planned.text")).now();
        text.textProperty().bindBidirectional(model.textProperty());
        VBox.setVgrow(text, Priority.ALWAYS);
        FlowPane buttons = new FlowPane(CommandButton.of(page.open()), CommandButton.of(page.fill()));
        buttons.getStyleClass().add("filter-bar");
        FailureView failure = new FailureView(texts, around.desktop()::copy)
                .on(Remedy.OPEN_CASE, page.open()::run)
                .on(Remedy.RETRY, page.open()::run);
        failure.failureProperty().bind(model.failureProperty());
        VBox left = new VBox(text, buttons, failure);
        left.getStyleClass().add("column");
        left.setMinHeight(200);
        StackPane right = new StackPane(understood);
        right.setId("planned-understood");
        right.getStyleClass().addAll("panel", "reading");
        understood.getStyleClass().add("reading-content");
        MainAndSide both = MainAndSide.halves(left, right, 44);
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().add(both);
        model.jobProperty().addListener((_, _, _) -> show());
        model.faultProperty().addListener((_, _, _) -> show());
        texts.localeProperty().subscribe(_ -> show());
    }

    private void show() {
        TrainingJob job = model.jobProperty().get();
        understood.getChildren().clear();
        if (model.faultProperty().get() != null) {
            fault();
        } else if (job == null) {
            VBox hint = new VBox(
                    new Icon(Glyph.FILE_CODE, "huge"),
                    Wrapped.label(texts.get("page.job.planned.empty"), "heading"),
                    Wrapped.label(texts.get("page.job.planned.empty.words"), "muted"));
            hint.getStyleClass().add("table-empty");
            hint.setAlignment(Pos.CENTER);
            understood.getChildren().add(hint);
        } else {
            understood.getChildren().addAll(Wrapped.label(texts.get("page.job.planned.says"), "heading"), facts(job));
        }
    }

    private void fault() {
        Label sentence = Wrapped.label(texts.say(model.faultProperty().get()), "telling");
        sentence.setId("planned-fault");
        understood.getChildren().add(sentence);
        Position at = model.placeProperty().get();
        if (at != null) {
            Button go = new Button(texts.get("page.job.planned.show", at.line(), at.column()));
            go.setId("planned-show");
            go.setOnAction(_ -> select(at));
            understood.getChildren().add(go);
        }
    }

    /** Puts the cursor where the text is wrong, and selects the rest of that line. */
    private void select(Position at) {
        String whole = text.getText();
        int start = 0;
        for (int line = 1; line < at.line(); line++) {
            int end = whole.indexOf('\n', start);
            if (end < 0) {
                break;
            }
            start = end + 1;
        }
        int end = whole.indexOf('\n', start);
        text.requestFocus();
        text.selectRange(end < 0 ? whole.length() : end, Math.min(whole.length(), start + at.column() - 1));
    }

    private Node facts(TrainingJob job) {
        return new FactGrid(texts, "code")
                .fact("page.job.planned.name", job.name())
                .fact("page.job.planned.role", job.roleArn())
                .fact("page.job.planned.image", job.image().or(job::algorithmName))
                .fact(
                        "page.job.planned.data",
                        Optional.of(
                                job.channels().stream().map(PlannedView::source).collect(Collectors.joining("\n"))))
                .fact("page.job.planned.output", job.outputPath())
                .fact("page.job.planned.vpc", job.vpc().map(vpc -> String.join("\n", vpc.subnets())))
                .fact("page.job.planned.key", job.outputKey().or(job::volumeKey));
    }

    private static String source(Channel channel) {
        return switch (channel.source()) {
            case Channel.Source.S3 s3 -> channel.name() + ": " + s3.uri();
            case Channel.Source.FileSystem files -> channel.name() + ": " + files.id();
            case Channel.Source.Other _ -> channel.name();
        };
    }
}
