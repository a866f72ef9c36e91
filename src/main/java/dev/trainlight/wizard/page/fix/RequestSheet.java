package dev.trainlight.wizard.page.fix;

import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.control.code.CodeRows;
import dev.trainlight.wizard.control.code.CodeView;
import dev.trainlight.wizard.control.code.DocumentWords;
import dev.trainlight.wizard.control.code.Syntax;
import dev.trainlight.wizard.desktop.Desktop;
import dev.trainlight.wizard.page.fix.Handover.RequestForm;
import dev.trainlight.wizard.text.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The request to those who can make the changes, as it would be sent. */
final class RequestSheet extends VBox {
    final CodeView preview;

    private final FixViewModel model;

    RequestSheet(FixViewModel model, Texts texts, Desktop desktop) {
        this.model = model;
        getStyleClass().add("request-sheet");
        Label heading = Wrapped.label(texts.of("page.fix.request.heading"), "heading");
        Label help = Wrapped.label(texts.of("page.fix.request.sub"), "muted");
        Map<RequestForm, ObservableValue<String>> words = new LinkedHashMap<>();
        words.put(RequestForm.MARKDOWN, texts.of("page.fix.request.markdown"));
        words.put(RequestForm.HTML, texts.of("page.fix.request.html"));
        preview = new CodeView(new DocumentWords(texts), desktop::copy);
        preview.setId("request-preview");
        Describe.node(preview).name(heading.textProperty()).now();
        VBox.setVgrow(preview, Priority.ALWAYS);
        getChildren()
                .addAll(heading, help, new Choice<>("request", model.saving().formProperty(), words), preview);
        model.sheetProperty().subscribe(_ -> fill());
        model.saving().formProperty().subscribe(_ -> fill());
        model.fixedProperty().subscribe(_ -> fill());
        texts.localeProperty().subscribe(_ -> fill());
    }

    private void fill() {
        if (model.sheetProperty().get() == FixViewModel.Sheet.REQUEST) {
            preview.show(CodeRows.document(model.saving().requestText(), Syntax.PLAIN, Optional.empty()), false);
        }
    }
}
