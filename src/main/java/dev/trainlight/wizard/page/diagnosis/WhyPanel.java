package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.evidence.Gap;
import dev.trainlight.iam.Explanation.Difference;
import dev.trainlight.wizard.control.Badge;
import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Icon;
import dev.trainlight.wizard.control.MarkedText;
import dev.trainlight.wizard.control.Tone;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.control.code.CodeRows;
import dev.trainlight.wizard.control.code.CodeView;
import dev.trainlight.wizard.control.code.DocumentWords;
import dev.trainlight.wizard.control.code.Marks;
import dev.trainlight.wizard.control.code.Syntax;
import dev.trainlight.wizard.desktop.Desktop;
import dev.trainlight.wizard.page.diagnosis.Why.Answer;
import dev.trainlight.wizard.page.diagnosis.Why.Excerpt;
import dev.trainlight.wizard.page.diagnosis.Why.ExcerptNote;
import dev.trainlight.wizard.page.diagnosis.Why.LayerLine;
import dev.trainlight.wizard.page.diagnosis.Why.Proof;
import dev.trainlight.wizard.text.Names;
import dev.trainlight.wizard.text.Texts;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Why the selected check is as it is: what each kind of policy says, the deciding lines, what says so, where to read on. */
final class WhyPanel extends VBox {
    /** Height that title and document need, in sizes of the title's type. */
    private static final double LOW = 13.3;

    /** Height of a layer's line, in the same measure. */
    private static final double LAYER = 1.5;

    final Label title = Wrapped.label("", "heading");
    final CodeView document;
    final VBox content = new VBox();

    private final DiagnosisViewModel model;
    private final Texts texts;
    private final Desktop desktop;
    private final Label breadcrumb = Wrapped.label("", "muted", "why-breadcrumb");
    private boolean low;

    WhyPanel(DiagnosisViewModel model, Texts texts, Desktop desktop) {
        this.model = model;
        this.texts = texts;
        this.desktop = desktop;
        getStyleClass().addAll("panel", "why-panel");
        title.setId("why-title");
        document = new CodeView(new DocumentWords(texts), desktop::copy);
        document.setId("why-document");
        Describe.node(document).name(breadcrumb.textProperty()).now();
        VBox.setVgrow(document, Priority.ALWAYS);
        content.getStyleClass().add("why-content");
        content.setMinWidth(0);
        ScrollPane scroll = new ScrollPane(content);
        scroll.getStyleClass().addAll("edge-to-edge", "why-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, scroll);
        heightProperty().subscribe(this::arrange);
        title.fontProperty().subscribe(this::arrange);
        model.checks().whyProperty().subscribe(_ -> {
            arrange();
            show();
        });
        model.checks().rowProperty().subscribe(_ -> show());
        texts.localeProperty().subscribe(this::show);
        show();
    }

    /** The deciding line is to be in sight: where there is little height, the document comes before the layers. */
    private void arrange() {
        Why why = model.checks().whyProperty().get();
        int lines = why == null ? 0 : why.layers().size();
        boolean nowLow = getHeight() > 0
                && getHeight() < (LOW + lines * LAYER) * title.getFont().getSize();
        if (nowLow != low) {
            low = nowLow;
            show();
        }
    }

    private void show() {
        content.getChildren().clear();
        Why why = model.checks().whyProperty().get();
        Row row = model.checks().rowProperty().get();
        if (why == null || row == null) {
            title.setText(texts.get("page.diagnosis.why"));
            content.getChildren().add(Wrapped.label(texts.get("page.diagnosis.why.nothing"), "muted"));
            return;
        }
        title.setText(titleOf(row, why));
        // The answer above says it already where it is about this very cause.
        why.because()
                .filter(_ -> !model.isAnswer(row))
                .ifPresent(because -> content.getChildren().add(Wrapped.label(texts.say(because), "why-because")));
        if (row instanceof Row.OfGap(Gap gap)) {
            gap(gap);
        }
        Runnable layers = () -> {
            if (!why.layers().isEmpty()) {
                content.getChildren().add(layers(why));
            }
        };
        if (low) {
            why.excerpt().ifPresent(this::excerpt);
            layers.run();
        } else {
            layers.run();
            why.excerpt().ifPresent(this::excerpt);
        }
        if (why.excerpt().isEmpty()) {
            noExcerpt(why);
        }
        missing(why);
        vote(why);
        evidence(why);
        links(why);
    }

    /** Where AWS's own opinion is another one, that has to be seen; that it is the same is good to know. */
    private void vote(Why why) {
        why.vote()
                .ifPresent(vote -> content.getChildren()
                        .add(Wrapped.label(
                                texts.say(vote.sentence()),
                                switch (vote.agreement()) {
                                    case DIFFERENT -> "strong";
                                    case SAME, NOT_COMPARABLE -> "muted";
                                })));
    }

    private String titleOf(Row row, Why why) {
        return switch (row) {
            case Row.OfGap(Gap gap) -> texts.get("page.diagnosis.why.gap", Headline.name(gap, texts));
            case Row.OfLookAlike(var found, var _) ->
                texts.get(
                        "page.diagnosis.stopped-by",
                        texts.get("look-alike." + found.kind().id()));
            case Row.OfWarning _ -> texts.get("page.diagnosis.why.warning");
            case Row.OfCheck _, Row.OfFinding _, Row.OfStage _, Row.OfGaps _ -> {
                String action = why.action().orElse("");
                String resources = String.join(
                        ", ", why.resources().stream().map(Names::briefly).toList());
                yield resources.isEmpty() || resources.equals("*")
                        ? texts.get("page.diagnosis.why.of", action)
                        : texts.get("page.diagnosis.why.of-on", action, resources);
            }
        };
    }

    private void gap(Gap gap) {
        content.getChildren()
                .add(Wrapped.label(texts.get("page.diagnosis.why.gap.reason", gap.reason()), "why-because"));
        gap.call()
                .ifPresent(call -> content.getChildren()
                        .add(Wrapped.label(texts.get("page.diagnosis.why.gap.call", call), "why-because")));
        content.getChildren().add(Wrapped.label(texts.get("page.diagnosis.why.gap.next"), "muted"));
    }

    private Node layers(Why why) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("why-layers");
        ColumnConstraints names = new ColumnConstraints();
        ColumnConstraints answers = new ColumnConstraints();
        // All answers as wide as the widest, so that they read as a column.
        answers.setFillWidth(true);
        grid.getColumnConstraints().addAll(names, answers);
        int row = 0;
        for (LayerLine layer : why.layers()) {
            Label name = Wrapped.label(layerName(layer), "why-layer");
            name.setMinWidth(0);
            Badge badge = new Badge(
                    new ReadOnlyStringWrapper(
                            texts.get("page.diagnosis.answer." + layer.answer().id())),
                    tone(layer.answer()));
            badge.getStyleClass().add("why-answer");
            badge.setMaxWidth(Double.MAX_VALUE);
            name.setLabelFor(badge);
            grid.addRow(row++, name, badge);
        }
        return grid;
    }

    private String layerName(LayerLine layer) {
        String name = texts.get("policy-kind." + layer.kind().id());
        return layer.policies() > 1 ? texts.get("page.diagnosis.why.layer", name, layer.policies()) : name;
    }

    private static Tone tone(Answer answer) {
        return switch (answer) {
            case ALLOWS -> Tone.SUCCESS;
            case NO_ALLOW, DENIES -> Tone.DANGER;
            case UNKNOWN -> Tone.WARNING;
            case SILENT -> Tone.NEUTRAL;
        };
    }

    private void excerpt(Excerpt excerpt) {
        breadcrumb.setText(breadcrumb(excerpt));
        Marks marks = excerpt.marks();
        Marks noted = new Marks(
                marks.firstLine(),
                marks.lastLine(),
                marks.line(),
                marks.noteLine(),
                marks.tone(),
                Optional.of(note(excerpt.note())));
        document.show(CodeRows.document(excerpt.text(), Syntax.JSON, Optional.of(noted)), true);
        content.getChildren().addAll(breadcrumb, document);
    }

    private String breadcrumb(Excerpt excerpt) {
        String kind = excerpt.inline()
                .map(inline -> texts.get(inline ? "policy-kind.one.inline" : "policy-kind.one.managed"))
                .orElseGet(() -> texts.get("policy-kind.one." + excerpt.kind().id()));
        String policy = excerpt.policy()
                .map(name -> texts.get("page.diagnosis.why.policy", kind, name))
                .orElse(kind);
        return excerpt.owner().isEmpty() ? policy : excerpt.owner() + " › " + policy;
    }

    private String note(ExcerptNote note) {
        return switch (note) {
            case ExcerptNote.Denies _ -> texts.get("page.diagnosis.note.denies");
            case ExcerptNote.Allows _ -> texts.get("page.diagnosis.note.allows");
            case ExcerptNote.Misses(Difference difference, Optional<String> key) ->
                texts.get(differs(difference), key.orElse(""));
            case ExcerptNote.Unclear(var key) ->
                key.map(name -> texts.get("page.diagnosis.note.unclear-key", name))
                        .orElseGet(() -> texts.get("page.diagnosis.note.unclear"));
        };
    }

    private static String differs(Difference difference) {
        return switch (difference) {
            case OTHER_BUCKET -> "page.diagnosis.differs.bucket";
            case OTHER_PREFIX -> "page.diagnosis.differs.prefix";
            case OBJECT_SUFFIX_MISSING -> "page.diagnosis.differs.suffix-missing";
            case OBJECT_SUFFIX_TOO_MUCH -> "page.diagnosis.differs.suffix-too-much";
            case OTHER_ACCOUNT -> "page.diagnosis.differs.account";
            case OTHER_REGION -> "page.diagnosis.differs.region";
            case OTHER_RESOURCE -> "page.diagnosis.differs.resource";
            case NEEDS_WILDCARD_RESOURCE -> "page.diagnosis.differs.needs-wildcard";
            case ACTION_NOT_LISTED -> "page.diagnosis.differs.action";
            case CONDITION_KEY_ABSENT -> "page.diagnosis.differs.key-absent";
            case CONDITION_VALUE_DIFFERS -> "page.diagnosis.differs.key-value";
            case VARIABLE_WITHOUT_VALUE -> "page.diagnosis.differs.variable";
            case OTHER_PRINCIPAL -> "page.diagnosis.differs.principal";
        };
    }

    private void noExcerpt(Why why) {
        if (why.layers().stream().anyMatch(layer -> layer.answer() == Answer.NO_ALLOW)) {
            content.getChildren()
                    .add(Wrapped.label(
                            texts.get(
                                    "page.diagnosis.why.no-statement",
                                    why.action().orElse("")),
                            "muted"));
        }
    }

    private void missing(Why why) {
        if (!why.missing().isEmpty()) {
            content.getChildren().add(Wrapped.label(texts.get("page.diagnosis.why.missing"), "strong"));
            why.missing()
                    .forEach(each -> content.getChildren().add(Wrapped.label("• " + texts.say(each), "why-missing")));
        }
    }

    private void evidence(Why why) {
        if (why.evidence().isEmpty()) {
            return;
        }
        Label heading = Wrapped.label(
                why.confidence()
                        .map(sure -> texts.get("page.diagnosis.evidence." + sure.id()))
                        .orElseGet(() -> texts.get("page.diagnosis.evidence")),
                "strong");
        content.getChildren().add(heading);
        for (Proof proof : why.evidence()) {
            Label source = Wrapped.label(texts.get("evidence." + proof.source().id()), "muted");
            source.getStyleClass().add("small-text");
            MarkedText text = new MarkedText();
            text.show(proof.text(), proof.telling());
            VBox box = new VBox(source, text);
            box.getStyleClass().add("why-proof");
            content.getChildren().add(box);
        }
    }

    private void links(Why why) {
        if (why.pages().isEmpty()) {
            return;
        }
        FlowPane links = new FlowPane();
        links.getStyleClass().add("why-links");
        for (AwsPage page : why.pages()) {
            Hyperlink link = new Hyperlink(texts.get("aws-page." + page.id()));
            link.setId("aws-page-" + page.id());
            link.setGraphic(new Icon(Glyph.LINK_EXTERNAL));
            link.setOnAction(_ -> desktop.browse(page.address()));
            Describe.node(link)
                    .help(texts.of(
                            "page.diagnosis.opens-browser", page.address().toString()))
                    .now();
            links.getChildren().add(link);
        }
        content.getChildren().add(links);
    }
}
