package dev.trainlight.wizard.page.signin;

import dev.trainlight.aws.signin.config.SsoConversion;
import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.FirstShown;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Icon;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.text.Texts;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Says of a profile of the old form that its sign-in cannot renew itself, and shows the lines that make it one that can. A
 * person puts them in: nothing is written here.
 */
final class OldFormView extends VBox {
    private final Texts texts;
    private final ObservableValue<SsoConversion> conversion;
    private final BooleanProperty open = new SimpleBooleanProperty(this, "open");

    /**
     * @param conversion of the selected profile; null where it is of no old form
     * @param copy puts a text on the clipboard
     * @param showFile shows the configuration file
     */
    OldFormView(ObservableValue<SsoConversion> conversion, Consumer<String> copy, Runnable showFile, Texts texts) {
        this.texts = texts;
        this.conversion = conversion;
        getStyleClass().addAll("panel", "old-form");
        setId("old-form");
        visibleProperty().bind(conversion.map(_ -> true).orElse(false));
        managedProperty().bind(visibleProperty());
        conversion.subscribe(_ -> open.set(false));

        Label words = Wrapped.label(texts.of("page.signin.old-form"));
        HBox.setHgrow(words, Priority.ALWAYS);
        Hyperlink how = new Hyperlink();
        how.setId("old-form-how");
        how.setMinWidth(USE_PREF_SIZE);
        how.textProperty()
                .bind(texts.map(
                        open, now -> texts.get(now ? "page.signin.old-form.hide" : "page.signin.old-form.how")));
        how.setOnAction(_ -> open.set(!open.get()));
        HBox line = new HBox(new Icon(Glyph.INFO), words, how);
        line.getStyleClass().add("icon-line");

        // Above the lines, where they are in sight.
        FlowPane buttons = new FlowPane(
                button("old-form-copy", "page.signin.old-form.copy", () -> copy.accept(all())),
                button("old-form-file", "remedy.open-config", showFile));
        buttons.getStyleClass().add("buttons-line");
        VBox steps = new VBox();
        steps.getStyleClass().add("old-form-steps");
        steps.visibleProperty().bind(open);
        steps.managedProperty().bind(open);
        FirstShown.fill(
                steps,
                buttons,
                Wrapped.label(say(each -> texts.get(
                        each.section().isEmpty() ? "page.signin.old-form.there" : "page.signin.old-form.add",
                        each.session()))),
                lines("old-form-section", say(each -> String.join("\n", each.section())), 4),
                Wrapped.label(say(each -> texts.get("page.signin.old-form.replace", each.heading()))),
                lines("old-form-line", say(SsoConversion::line), 1),
                Wrapped.label(texts.of("page.signin.old-form.then"), "muted"));
        FirstShown.fill(this, line, steps);
    }

    private ObservableValue<String> say(Function<SsoConversion, String> words) {
        return texts.map(conversion, each -> each == null ? "" : words.apply(each));
    }

    /** Both; the line under a remark that says where it goes. */
    private String all() {
        SsoConversion now = conversion.getValue();
        String section = now.section().isEmpty() ? "" : String.join("\n", now.section()) + "\n\n";
        return section + "# " + now.heading() + "\n" + now.line() + "\n";
    }

    private Node lines(String id, ObservableValue<String> text, int rows) {
        TextArea area = new TextArea();
        area.setId(id);
        area.setEditable(false);
        area.setPrefRowCount(rows);
        area.setMinHeight(USE_PREF_SIZE);
        area.getStyleClass().add("code");
        area.textProperty().bind(text);
        area.visibleProperty().bind(area.textProperty().isNotEmpty());
        area.managedProperty().bind(area.visibleProperty());
        Describe.node(area).name(texts.of("page.signin.old-form.lines")).now();
        return area;
    }

    private Button button(String id, String key, Runnable action) {
        Button button = new Button();
        button.setId(id);
        button.textProperty().bind(texts.of(key));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
