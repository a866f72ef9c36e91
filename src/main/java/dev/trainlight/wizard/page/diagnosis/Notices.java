package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.diagnosis.DiagnosisVerdict;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Icon;
import dev.trainlight.wizard.control.Tone;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is to be said about the answer itself: what changed since the last one, that it was cut short, or is out of date. */
final class Notices extends VBox {
    /** More actions than these are counted, not named. */
    private static final int NAMED = 4;

    private static final String AGAIN = "page.diagnosis.check-again";
    private static final String EVERYTHING = "page.diagnosis.partly.everything";

    private final DiagnosisViewModel model;
    private final Surroundings around;
    private final Texts texts;

    Notices(DiagnosisViewModel model, Surroundings around) {
        this.model = model;
        this.around = around;
        this.texts = around.texts();
        getStyleClass().add("notices");
        model.checking().deltaProperty().subscribe(_ -> show());
        model.checking().snapshotProperty().subscribe(_ -> show());
        model.checking().keptFromProperty().subscribe(_ -> show());
        model.outOfDate().subscribe(_ -> show());
        texts.localeProperty().subscribe(this::show);
        managedProperty().bind(visibleProperty());
        show();
    }

    private void show() {
        getChildren().clear();
        if (model.outOfDate().getValue()) {
            getChildren()
                    .add(notice(
                            "notice-out-of-date",
                            Tone.WARNING,
                            Glyph.HISTORY,
                            texts.get("page.diagnosis.out-of-date"),
                            AGAIN,
                            false));
        }
        Snapshot now = model.checking().snapshotProperty().get();
        if (now.phase() == Phase.CUT_SHORT && model.failure().getValue() == null) {
            getChildren()
                    .add(notice(
                            "notice-cut-short",
                            Tone.WARNING,
                            Glyph.STOP,
                            texts.get(
                                    now.diagnosis().isPresent()
                                            ? "page.diagnosis.cut-short"
                                            : "page.diagnosis.cut-short.nothing"),
                            AGAIN,
                            false));
        }
        Instant keptFrom = model.checking().keptFromProperty().get();
        if (keptFrom != null) {
            getChildren()
                    .add(notice(
                            "notice-kept",
                            Tone.WARNING,
                            Glyph.HISTORY,
                            texts.get("page.diagnosis.kept", around.formats().clock(keptFrom)),
                            AGAIN,
                            false));
        }
        Delta delta = model.checking().deltaProperty().get();
        if (delta != null) {
            getChildren()
                    .add(notice(
                            "notice-changes",
                            tone(delta),
                            Glyph.DIFF,
                            texts.get(
                                            "page.diagnosis.delta.since",
                                            around.formats().clock(delta.since()))
                                    + " "
                                    + String.join(" ", words(delta)),
                            "",
                            true));
        }
        now.evidence()
                .filter(_ -> now.phase() == Phase.COMPLETE)
                .flatMap(PartlyRead::of)
                .ifPresent(partly -> getChildren()
                        .add(notice("notice-partly", Tone.NEUTRAL, Glyph.HISTORY, words(partly), EVERYTHING, false)));
        setVisible(!getChildren().isEmpty());
    }

    private String words(PartlyRead partly) {
        List<String> parts = new ArrayList<>(partly.parts());
        if (partly.organization()) {
            parts.add(texts.get("page.diagnosis.partly.organization"));
        }
        if (partly.network()) {
            parts.add(texts.get("page.diagnosis.partly.network"));
        }
        return texts.get(
                "page.diagnosis.partly",
                String.join(", ", parts),
                around.formats().clock(partly.rest()));
    }

    private static Tone tone(Delta delta) {
        if (!delta.denied().isEmpty()) {
            return Tone.WARNING;
        }
        return delta.allowed().isEmpty() && delta.after() != DiagnosisVerdict.HEALTHY ? Tone.NEUTRAL : Tone.SUCCESS;
    }

    private List<String> words(Delta delta) {
        List<String> words = new ArrayList<>();
        if (delta.nothing()) {
            words.add(texts.get("page.diagnosis.delta.nothing"));
            return words;
        }
        say(words, "page.diagnosis.delta.allowed", delta.allowed());
        say(words, "page.diagnosis.delta.denied", delta.denied());
        say(words, "page.diagnosis.delta.unclear", delta.unclear());
        if (!delta.documents().isEmpty()) {
            List<String> names = delta.documents().stream()
                    .map(each ->
                            texts.get("page.diagnosis.document." + each.kind().id(), each.owner(), each.name()))
                    .toList();
            words.add(texts.get("page.diagnosis.delta.documents", names.size(), first(names)));
        }
        if (delta.added() + delta.gone() > 0) {
            words.add(texts.get("page.diagnosis.delta.other", delta.added(), delta.gone()));
        }
        if (delta.before() != delta.after()) {
            words.add(texts.get("page.diagnosis.delta.verdict." + delta.after().id()));
        }
        return words;
    }

    private void say(List<String> words, String key, List<String> actions) {
        if (actions.isEmpty()) {
            return;
        }
        List<String> names = List.copyOf(new TreeSet<>(actions));
        words.add(texts.get(key, actions.size(), first(names)));
    }

    private static String first(List<String> names) {
        String list = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? list + ", …" : list;
    }

    private HBox notice(String id, Tone tone, Glyph glyph, String text, String again, boolean closes) {
        Label label = Wrapped.label(text);
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox notice = new HBox(new Icon(glyph), label);
        notice.setId(id);
        notice.setAlignment(Pos.CENTER_LEFT);
        notice.getStyleClass().addAll("panel", "notice");
        tone.apply(notice);
        if (!again.isEmpty()) {
            Button button = new Button();
            button.setId(id + "-again");
            button.textProperty().bind(texts.of(again));
            button.disableProperty().bind(model.checking().busy().activeProperty());
            button.setOnAction(_ -> model.checkAgain().run());
            button.setMinWidth(USE_PREF_SIZE);
            notice.getChildren().add(button);
        }
        if (closes) {
            Button close = new Button();
            close.setId(id + "-close");
            close.textProperty().bind(texts.of("page.diagnosis.notice.close"));
            close.getStyleClass().add("flat");
            close.setOnAction(_ -> model.checking().deltaProperty().set(null));
            close.setMinWidth(USE_PREF_SIZE);
            notice.getChildren().add(close);
        }
        return notice;
    }
}
