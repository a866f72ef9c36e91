package dev.trainlight.wizard.page.job;

import dev.trainlight.diagnosis.message.Denial;
import dev.trainlight.diagnosis.message.LookAlikeReading;
import dev.trainlight.diagnosis.message.MessageReading;
import dev.trainlight.diagnosis.message.Reading;
import dev.trainlight.diagnosis.message.TextSpan;
import dev.trainlight.diagnosis.message.Unclear;
import dev.trainlight.wizard.control.Badge;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Icon;
import dev.trainlight.wizard.control.Tone;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What a pasted text says: the verdict, the sentence, who and what, the telling words, and what else it can mean. */
final class ReadingView extends StackPane {
    private static final int LONGEST = 160;

    private final MessageModel model;
    private final Texts texts;
    private final VBox content = new VBox();

    ReadingView(MessageModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId("message-reading");
        getStyleClass().addAll("panel", "reading");
        setAccessibleRole(AccessibleRole.TEXT);
        content.getStyleClass().add("reading-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "page-scroll");
        getChildren().add(scroll);
        model.readingProperty().subscribe(this::show);
        texts.localeProperty()
                .addListener((_, _, _) -> show(model.readingProperty().get()));
    }

    private void show(MessageReading reading) {
        List<Node> parts = new ArrayList<>();
        if (reading == null) {
            parts.add(hint(Glyph.PASTE, "page.job.message.empty", "page.job.message.empty.words"));
        } else if (reading.readings().isEmpty()) {
            parts.add(hint(Glyph.QUESTION, "page.job.message.nothing", "page.job.message.nothing.words"));
        } else {
            parts.addAll(first(reading.readings().getFirst()));
            others(reading, parts);
        }
        content.getChildren().setAll(parts);
        setAccessibleText(
                reading == null || reading.readings().isEmpty()
                        ? ""
                        : texts.say(reading.readings().getFirst().sentence()));
    }

    private Node hint(Glyph glyph, String head, String words) {
        VBox box = new VBox(
                new Icon(glyph, "huge"),
                Wrapped.label(texts.get(head), "heading"),
                Wrapped.label(texts.get(words), "muted"));
        box.getStyleClass().add("table-empty");
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private List<Node> first(Reading reading) {
        List<Node> parts = new ArrayList<>();
        FlowPane badges = new FlowPane(badge(reading));
        badges.getStyleClass().add("badges");
        reading.stage().ifPresent(stage -> {
            Badge where = new Badge();
            where.setText(texts.get("stage." + stage.id()));
            badges.getChildren().add(where);
        });
        parts.add(badges);
        Label sentence = Wrapped.label(texts.say(reading.sentence()), "telling");
        sentence.setId("reading-sentence");
        parts.add(sentence);
        if (reading instanceof Denial denial) {
            parts.add(facts(denial));
        }
        List<String> words = words(reading);
        if (!words.isEmpty()) {
            parts.add(Wrapped.label(texts.get("page.job.message.words"), "muted"));
            words.forEach(each -> parts.add(Wrapped.label(each, "quoted", "code")));
        }
        return parts;
    }

    private Badge badge(Reading reading) {
        Badge badge = new Badge();
        switch (reading) {
            case Denial _ -> {
                badge.setText(texts.get("page.job.message.denial"));
                badge.setTone(Tone.DANGER);
                badge.setGlyph(Glyph.LOCK);
            }
            case LookAlikeReading _ -> {
                badge.setText(texts.get("page.job.message.look-alike"));
                badge.setTone(Tone.ACCENT);
                badge.setGlyph(Glyph.INFO);
            }
            case Unclear _ -> {
                badge.setText(texts.get("page.job.message.unclear"));
                badge.setTone(Tone.WARNING);
                badge.setGlyph(Glyph.QUESTION);
            }
        }
        return badge;
    }

    private Node facts(Denial denial) {
        return new FactGrid(texts, "code")
                .fact("page.job.message.who", denial.principal())
                .fact("page.job.message.what", Optional.of(String.join("\n", denial.actions())))
                .fact("page.job.message.on", Optional.of(String.join("\n", denial.resources())));
    }

    /** The telling words, each once, short enough to be read at a glance. */
    private List<String> words(Reading reading) {
        String text = model.readTextProperty().get();
        return reading.evidence().stream()
                .map((TextSpan span) -> span.in(text).strip().replaceAll("\\s+", " "))
                .filter(words -> !words.isBlank())
                .map(words -> words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words)
                .distinct()
                .limit(3)
                .toList();
    }

    private void others(MessageReading reading, List<Node> parts) {
        Reading first = reading.readings().getFirst();
        if (!first.alternatives().isEmpty()) {
            parts.add(Wrapped.label(texts.get("page.job.message.or"), "muted"));
            first.alternatives().forEach(other -> parts.add(Wrapped.label("•  " + texts.say(other.sentence()))));
        }
        first.separator().ifPresent(settles -> {
            parts.add(Wrapped.label(texts.get("page.job.message.settles"), "muted"));
            parts.add(Wrapped.label(texts.say(settles)));
        });
        if (reading.readings().size() > 1) {
            parts.add(Wrapped.label(texts.get("page.job.message.also"), "muted"));
            reading.readings().stream()
                    .skip(1)
                    .limit(4)
                    .forEach(other -> parts.add(Wrapped.label("•  " + texts.say(other.sentence()))));
        }
    }
}
