package dev.trainlight.wizard.casefile;

import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.page.Command;
import dev.trainlight.wizard.page.SavingView;
import dev.trainlight.wizard.page.Sheet;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.text.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** Asks how to save the case, and says what each way keeps and replaces. Draws a {@link SaveCase}. */
public final class SaveCaseSheet implements Sheet {
    private final SaveCase model;
    private final Texts texts;
    private final VBox node = new VBox();
    private final Map<SaveCase.Form, RadioButton> forms = new EnumMap<>(SaveCase.Form.class);

    public SaveCaseSheet(SaveCase model, Surroundings around) {
        this.model = model;
        this.texts = around.texts();
        node.getStyleClass().add("sheet");
        node.getChildren().add(Wrapped.label(texts.of("case-file.save.words"), "muted"));
        ToggleGroup group = new ToggleGroup();
        for (SaveCase.Form form : SaveCase.Form.values()) {
            RadioButton radio = new RadioButton();
            radio.setId("case-" + form.id());
            radio.setToggleGroup(group);
            radio.getStyleClass().add("strong");
            radio.textProperty().bind(texts.of("case-file.save." + form.id()));
            // Not its action: the arrow keys select without one.
            radio.selectedProperty().subscribe(selected -> {
                if (selected) {
                    model.formProperty().set(form);
                }
            });
            Label said = Wrapped.label(texts.of("case-file.save." + form.id() + ".words"), "sheet-choice-words");
            radio.accessibleHelpProperty().bind(said.textProperty());
            VBox choice = new VBox(radio, said);
            choice.getStyleClass().add("sheet-choice");
            node.getChildren().add(choice);
            forms.put(form, radio);
        }
        forms.get(model.formProperty().get()).setSelected(true);
        node.getChildren().add(new SavingView(model.saving(), around));
    }

    @Override
    public ObservableValue<String> title() {
        return texts.of("case-file.save.title");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<Command> primary() {
        return model.primary();
    }

    @Override
    public Busy busy() {
        return model.saving().busy();
    }

    @Override
    public Optional<Node> firstFocus() {
        return Optional.of(forms.get(model.formProperty().get()));
    }
}
