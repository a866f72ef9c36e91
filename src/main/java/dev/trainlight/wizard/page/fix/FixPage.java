package dev.trainlight.wizard.page.fix;

import dev.trainlight.evidence.Failure.Remedy;
import dev.trainlight.fix.Fix;
import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.FailureView;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Icon;
import dev.trainlight.wizard.control.SideBySide;
import dev.trainlight.wizard.page.Command;
import dev.trainlight.wizard.page.CommandButton;
import dev.trainlight.wizard.page.Page;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.page.fix.FixViewModel.Sheet;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.text.Texts;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Step 4: the proof, the changes by who can make them, each as document, command and code, and how to hand them over. */
public final class FixPage implements Page {
    private static final String STYLESHEET =
            FixPage.class.getResource("/dev/trainlight/wizard/page/fix/fix.css").toExternalForm();

    final ChangesPanel changes;
    final Button copy = new Button();

    private final FixViewModel model;
    private final Texts texts;
    private final ObservableValue<String> title;
    private final ObservableValue<String> subtitle;
    private final ObservableValue<String> status;
    private final VBox node = new VBox();
    private final ObservableList<Command> secondary = FXCollections.observableArrayList();

    public FixPage(FixViewModel model, Surroundings around) {
        this.model = model;
        this.texts = around.texts();
        title = texts.map(
                model.fixedProperty(),
                _ -> model.fix()
                        .flatMap(Fix::job)
                        .map(job -> texts.get("page.fix.title.of", job))
                        .orElseGet(() -> texts.get("page.fix.title")));
        subtitle = texts.map(model.fixedProperty(), _ -> subtitleNow());
        status = model.saving().status();

        FailureView failure = new FailureView(texts, around.desktop()::copy)
                .on(Remedy.CHOOSE_FOLDER, model.saving()::chooseFolder)
                .on(Remedy.RETRY, model::shown);
        failure.failureProperty().bind(model.failureProperty());

        changes = new ChangesPanel(model, texts);
        SideBySide panels = new SideBySide(changes, right(around));
        VBox.setVgrow(panels, Priority.ALWAYS);
        node.getStyleClass().add("fix-page");
        node.getStylesheets().add(STYLESHEET);
        node.getChildren().addAll(new ProofBanner(model, texts, around.reducedMotion()), failure, panels);
        model.sheetProperty().subscribe(_ -> showSecondary());
        model.saving().savedProperty().subscribe(_ -> showSecondary());
    }

    private VBox right(Surroundings around) {
        StackPane sheets = new StackPane(
                sheet(new ChangeSheet(model, texts, around.desktop()), Sheet.CHANGE),
                sheet(new ExportSheet(model, texts, around.desktop()), Sheet.EXPORT),
                sheet(new RequestSheet(model, texts, around.desktop()), Sheet.REQUEST));
        sheets.getStyleClass().addAll("panel", "fix-sheets");
        VBox.setVgrow(sheets, Priority.ALWAYS);
        copy.setId("copy");
        copy.setGraphic(new Icon(Glyph.COPY));
        copy.textProperty().bind(texts.of("page.fix.copy"));
        copy.setMinWidth(Button.USE_PREF_SIZE);
        copy.setOnAction(_ -> model.copy());
        copy.visibleProperty()
                .bind(model.sheetProperty().isNotEqualTo(Sheet.EXPORT).and(something()));
        copy.managedProperty().bind(copy.visibleProperty());
        copy.disableProperty()
                .bind(model.selection()
                        .entryProperty()
                        .map(entry -> !(entry instanceof Entry.OfChange))
                        .orElse(true));
        Describe.node(copy).help(texts.of("page.fix.copy.help")).now();
        Button request = CommandButton.of(model.showRequest());
        request.visibleProperty()
                .bind(model.sheetProperty().isEqualTo(Sheet.CHANGE).and(something()));
        request.managedProperty().bind(request.visibleProperty());
        FlowPane buttons = new FlowPane(copy, request);
        buttons.getStyleClass().add("fix-buttons");
        buttons.visibleProperty().bind(copy.visibleProperty().or(request.visibleProperty()));
        buttons.managedProperty().bind(buttons.visibleProperty());
        VBox right = new VBox(sheets, buttons);
        right.getStyleClass().add("fix-right");
        return right;
    }

    /** Whether there is anything to hand over. */
    private BooleanBinding something() {
        return Bindings.createBooleanBinding(
                () -> switch (model.outcome().getValue()) {
                    case null -> false;
                    case PROVED, PARTLY, NOT_PROVED, UNDETERMINED -> true;
                    case ADVICE, NOTHING -> false;
                },
                model.outcome());
    }

    private Node sheet(VBox content, Sheet kind) {
        content.visibleProperty().bind(model.sheetProperty().isEqualTo(kind));
        content.managedProperty().bind(content.visibleProperty());
        return content;
    }

    private String subtitleNow() {
        return model.fix()
                .filter(fix -> !fix.changes().isEmpty())
                .map(fix -> texts.get(
                        "page.fix.subtitle",
                        fix.changes().size(),
                        Entry.of(fix).stream()
                                .filter(Entry.OfOwner.class::isInstance)
                                .count()))
                .orElseGet(() -> texts.get("page.fix.subtitle.nothing"));
    }

    private void showSecondary() {
        secondary.clear();
        switch (model.sheetProperty().get()) {
            case CHANGE -> {
                if (!model.saving().savedProperty().get().isEmpty()) {
                    secondary.add(model.saving().revealFiles());
                }
                secondary.add(model.checkAgain());
            }
            case EXPORT, REQUEST -> secondary.add(model.closeSheet());
        }
    }

    @Override
    public ObservableValue<String> title() {
        return title;
    }

    @Override
    public ObservableValue<String> subtitle() {
        return subtitle;
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
    public ObservableList<Command> secondary() {
        return secondary;
    }

    @Override
    public ObservableValue<String> status() {
        return status;
    }

    @Override
    public Busy busy() {
        return model.busy();
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void refresh() {
        model.shown();
    }

    @Override
    public Optional<Node> firstFocus() {
        return Optional.of(changes.list);
    }

    @Override
    public ObservableList<Shortcut> shortcuts() {
        return FXCollections.observableArrayList(
                new Shortcut("Shortcut+E", texts.of("page.fix.export")),
                new Shortcut("Shortcut+C", texts.of("page.fix.shortcut.copy")));
    }

    @Override
    public void closed() {
        model.closed();
    }
}
