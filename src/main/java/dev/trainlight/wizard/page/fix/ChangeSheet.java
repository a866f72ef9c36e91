package dev.trainlight.wizard.page.fix;

import dev.trainlight.fix.Change;
import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.control.code.CodeRows;
import dev.trainlight.wizard.control.code.CodeView;
import dev.trainlight.wizard.control.code.DocumentWords;
import dev.trainlight.wizard.control.code.Syntax;
import dev.trainlight.wizard.desktop.Desktop;
import dev.trainlight.wizard.page.fix.Handover.Language;
import dev.trainlight.wizard.text.Texts;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The selected change: what it adds and takes away, the whole document, a command, code of one's own infrastructure. */
final class ChangeSheet extends VBox {
    final TabPane tabs = new TabPane();
    final Label explanation = new Label();

    private final FixViewModel model;
    private final Texts texts;
    private final Map<FixTab, CodeView> views = new EnumMap<>(FixTab.class);

    ChangeSheet(FixViewModel model, Texts texts, Desktop desktop) {
        this.model = model;
        this.texts = texts;
        getStyleClass().addAll("change-sheet");
        explanation.getStyleClass().add("change-explanation");
        explanation.setId("change-explanation");
        Wrapped.lines(explanation);
        tabs.setId("fix-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        Describe.node(tabs).name(texts.of("page.fix.tabs")).now();
        VBox.setVgrow(tabs, Priority.ALWAYS);
        for (FixTab kind : FixTab.values()) {
            tabs.getTabs().add(kind == FixTab.AWS ? tab(kind, new AwsPane(model, texts, desktop)) : tab(kind, desktop));
        }
        getChildren().addAll(explanation, tabs);
        tabs.getSelectionModel()
                .selectedIndexProperty()
                .subscribe(
                        index -> model.selection().tabProperty().set(FixTab.values()[Math.max(0, index.intValue())]));
        model.selection().tabProperty().subscribe(kind -> {
            tabs.getSelectionModel().select(kind.ordinal());
            fill();
        });
        model.selection().entryProperty().subscribe(_ -> fill());
        model.selection().shellProperty().subscribe(_ -> fill());
        model.selection().codeProperty().subscribe(_ -> fill());
        model.fixedProperty().subscribe(_ -> fill());
        texts.localeProperty().subscribe(_ -> fill());
        model.selection().lineProperty().subscribe(this::showLine);
    }

    /** Brings a line of the whole document into sight, with what stands before it. */
    private void showLine(Integer line) {
        CodeView view = views.get(FixTab.JSON);
        if (line != null && line <= view.getItems().size()) {
            view.getSelectionModel().clearAndSelect(line - 1);
            view.scrollTo(Math.max(0, line - 4));
            view.requestFocus();
        }
    }

    private Tab tab(FixTab kind, Desktop desktop) {
        CodeView view = new CodeView(new DocumentWords(texts), desktop::copy);
        view.setId("fix-view-" + kind.id());
        view.getStyleClass().add("plain");
        Describe.node(view).name(texts.of("page.fix.tab." + kind.id())).now();
        Label nothing = Wrapped.label(texts.of("page.fix.nothing." + kind.id()), "muted", "empty-words");
        view.setPlaceholder(nothing);
        views.put(kind, view);
        VBox.setVgrow(view, Priority.ALWAYS);
        VBox content = new VBox(view);
        content.getStyleClass().add("fix-tab-content");
        switch (kind) {
            case CLI ->
                content.getChildren()
                        .addFirst(new Choice<>(
                                "shell",
                                model.selection().shellProperty(),
                                words(Map.of(
                                        Language.BASH, "page.fix.bash", Language.POWERSHELL, "page.fix.powershell"))));
            case CODE ->
                content.getChildren()
                        .addFirst(new Choice<>(
                                "code",
                                model.selection().codeProperty(),
                                words(Map.of(
                                        Language.TERRAFORM,
                                        "page.fix.terraform",
                                        Language.CLOUDFORMATION,
                                        "page.fix.cloudformation"))));
            case CHANGES, JSON, AWS -> {}
        }
        return tab(kind, content);
    }

    private Tab tab(FixTab kind, Node content) {
        Tab tab = new Tab();
        tab.setId("tab-" + kind.id());
        tab.textProperty().bind(texts.of("page.fix.tab." + kind.id()));
        tab.setContent(content);
        return tab;
    }

    private Map<Language, ObservableValue<String>> words(Map<Language, String> keys) {
        Map<Language, ObservableValue<String>> words = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            if (keys.containsKey(language)) {
                words.put(language, texts.of(keys.get(language)));
            }
        }
        return words;
    }

    /** What is said where there is no change to show. */
    private String without() {
        return switch (model.outcome().getValue()) {
            case null -> "";
            case ADVICE -> texts.get("page.fix.empty.advice");
            case UNDETERMINED -> texts.get("page.fix.empty.undetermined");
            case NOTHING -> texts.get("page.fix.empty.nothing");
            case PROVED, PARTLY, NOT_PROVED -> texts.get("page.fix.empty.other");
        };
    }

    private void fill() {
        Optional<Change> change = model.change();
        explanation.setText(change.map(Change::explanation).map(texts::say).orElseGet(this::without));
        explanation.setVisible(!explanation.getText().isEmpty());
        explanation.setManaged(explanation.isVisible());
        tabs.setVisible(change.isPresent());
        FixTab kind = model.selection().tabProperty().get();
        if (kind == FixTab.AWS) {
            return;
        }
        CodeView view = views.get(kind);
        if (change.isEmpty()) {
            view.show(List.of(), false);
            return;
        }
        switch (kind) {
            case CHANGES -> view.show(ChangeText.difference(change.get()), false);
            case JSON ->
                view.show(CodeRows.document(model.selection().text(kind), Syntax.JSON, Optional.empty()), true);
            case CLI, CODE ->
                view.show(CodeRows.document(model.selection().text(kind), Syntax.SCRIPT, Optional.empty()), false);
            case AWS -> {}
        }
    }
}
