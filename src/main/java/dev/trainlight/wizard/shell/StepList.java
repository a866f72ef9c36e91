package dev.trainlight.wizard.shell;

import dev.trainlight.wizard.control.FirstShown;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Icon;
import dev.trainlight.wizard.control.LateTooltip;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/** The four steps on the left: where one is, what is done, what is out of date; each a button, where one can go. */
final class StepList extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final PseudoClass OUT_OF_DATE = PseudoClass.getPseudoClass("out-of-date");
    private static final PseudoClass NOT_YET = PseudoClass.getPseudoClass("not-yet");

    private final List<Button> buttons = new ArrayList<>();
    /** Bindings hold their listeners weakly: kept here as long as the list lives. */
    private final List<ObservableValue<?>> kept = new ArrayList<>();

    StepList(Flow flow, Texts texts) {
        getStyleClass().add("step-list");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        accessibleTextProperty().bind(texts.of("shell.steps"));
        for (Step step : flow.steps()) {
            buttons.add(button(flow, step, texts));
        }
        getChildren().addAll(buttons);
        addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
    }

    private Button button(Flow flow, Step step, Texts texts) {
        int number = step.id().ordinal() + 1;
        ObservableValue<StepState> state = flow.state(step.id());
        kept.add(state);
        ObservableValue<String> name = texts.of("app.step." + step.id().id());

        Text digit = new Text(String.valueOf(number));
        digit.getStyleClass().add("step-digit");
        Icon mark = new Icon(Glyph.CHECK);
        StackPane marker = new StackPane();
        marker.getStyleClass().add("step-marker");

        Label title = new Label();
        title.textProperty().bind(name);
        title.getStyleClass().add("step-name");
        Label summary = Wrapped.label(
                texts.computed(
                        () -> state.getValue() == StepState.OUT_OF_DATE
                                ? texts.get("shell.step.out-of-date.short")
                                : step.summary().getValue(),
                        state,
                        step.summary()),
                "step-summary");
        summary.visibleProperty().bind(summary.textProperty().map(text -> !text.isEmpty()));
        summary.managedProperty().bind(summary.visibleProperty());
        VBox words = new VBox();
        FirstShown.each(words, title, summary);
        words.getStyleClass().add("step-words");
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(marker, words);
        row.getStyleClass().add("step-row");
        row.setAlignment(Pos.CENTER_LEFT);

        Button button = new StepButton(row);
        button.setId("step-" + step.id().id());
        button.getStyleClass().add("step");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> flow.go(step.id()));
        button.disableProperty().bind(state.map(now -> now == StepState.NOT_YET));
        button.accessibleTextProperty()
                .bind(texts.computed(
                        () -> texts.get(
                                accessibleKey(state.getValue()),
                                number,
                                name.getValue(),
                                step.summary().getValue()),
                        state,
                        name,
                        step.summary()));
        LateTooltip.on(button, step.summary());
        show(button, digit, mark, state.getValue());
        FirstShown.each(marker, digit, mark);
        state.addListener((_, _, now) -> show(button, digit, mark, now));
        return button;
    }

    /** As high as its words need when they wrap at its width; a plain button asks them without naming one. */
    private static final class StepButton extends Button {
        private final HBox row;

        StepButton(HBox row) {
            super(null, row);
            this.row = row;
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefHeight(double width) {
            double inner = width < 0 ? -1 : width - snappedLeftInset() - snappedRightInset();
            return snapSizeY(snappedTopInset() + row.prefHeight(inner) + snappedBottomInset());
        }

        @Override
        protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }
    }

    private static String accessibleKey(StepState state) {
        return switch (state) {
            case CURRENT -> "shell.step.current";
            case DONE -> "shell.step.done";
            case OUT_OF_DATE -> "shell.step.out-of-date";
            case OPEN -> "shell.step.open";
            case NOT_YET -> "shell.step.not-yet";
        };
    }

    private static void show(Button button, Text digit, Icon mark, StepState state) {
        button.pseudoClassStateChanged(CURRENT, state == StepState.CURRENT);
        button.pseudoClassStateChanged(DONE, state == StepState.DONE);
        button.pseudoClassStateChanged(OUT_OF_DATE, state == StepState.OUT_OF_DATE);
        button.pseudoClassStateChanged(NOT_YET, state == StepState.NOT_YET);
        mark.setGlyph(state == StepState.OUT_OF_DATE ? Glyph.REFRESH : Glyph.CHECK);
        boolean marked = state == StepState.DONE || state == StepState.OUT_OF_DATE;
        mark.setVisible(marked);
        digit.setVisible(!marked);
    }

    /** Up and down walk the steps that one can go to. */
    private void walk(KeyEvent event) {
        int direction = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        int at = buttons.indexOf(event.getTarget());
        if (direction == 0 || at < 0) {
            return;
        }
        for (int i = at + direction; i >= 0 && i < buttons.size(); i += direction) {
            Node button = buttons.get(i);
            if (!button.isDisabled()) {
                button.requestFocus();
                break;
            }
        }
        event.consume();
    }

    /** The button of that step. */
    Button button(StepId id) {
        return buttons.get(id.ordinal());
    }
}
