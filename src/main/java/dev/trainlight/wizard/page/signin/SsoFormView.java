package dev.trainlight.wizard.page.signin;

import dev.trainlight.wizard.control.Field;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Start URL and region of a company's portal, for people without any profile. */
final class SsoFormView extends VBox {
    final ComboBox<String> url = new ComboBox<>();
    final Node region;

    SsoFormView(SsoFormModel form, Texts texts) {
        setMaxHeight(USE_PREF_SIZE);
        getStyleClass().add("sso-form");
        Label words = Wrapped.label(texts.of("page.signin.sso.words"), "muted");

        url.setId("sso-url");
        url.setEditable(true);
        url.setItems(form.recent());
        url.setMaxWidth(Double.MAX_VALUE);
        url.getEditor().textProperty().bindBidirectional(form.startUrlProperty());
        url.getEditor().promptTextProperty().bind(texts.of("page.signin.sso.url.example"));
        url.getEditor().accessibleTextProperty().bind(texts.of("page.signin.sso.url"));
        url.focusedProperty().addListener((_, _, focused) -> {
            if (!focused && !form.startUrlProperty().get().isBlank()) {
                form.urlLeftProperty().set(true);
            }
        });
        BooleanBinding wrong = form.urlLeftProperty().and(form.urlValid().not());
        Field urlField = new Field(texts.of("page.signin.sso.url"), url)
                .fault(wrong, texts.of("page.signin.sso.url.hint"), texts.of("page.signin.sso.url.wrong"));

        region = RegionPicker.of(
                form.regions(), form.regionProperty(), texts.of("page.signin.sso.region.address"), texts);
        region.setId("sso-region");
        Field regionField =
                new Field(texts.of("page.signin.sso.region"), region).hint(texts.of("page.signin.sso.region.hint"));

        CheckBox code = new CheckBox();
        code.setId("sso-code");
        Wrapped.lines(code);
        code.textProperty().bind(texts.of("page.signin.sso.with-code"));
        code.selectedProperty().bindBidirectional(form.withCodeProperty());
        Label warning = Wrapped.label(
                Bindings.when(code.selectedProperty())
                        .then(Bindings.createStringBinding(
                                () -> texts.get("page.signin.sso.with-code.care"), texts.localeProperty()))
                        .otherwise(Bindings.createStringBinding(
                                () -> texts.get("page.signin.sso.with-code.when"), texts.localeProperty())),
                "muted",
                "small-text");
        VBox codeBox = new VBox(code, warning);
        codeBox.getStyleClass().add("field");
        getChildren().addAll(words, urlField, regionField, codeBox);
    }
}
