package dev.trainlight.wizard.page.signin;

import dev.trainlight.wizard.control.Field;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Icon;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks for the six digits that an MFA device shows. */
final class MfaView extends VBox {
    final TextField code = new TextField();

    MfaView(MfaModel model, Texts texts) {
        setMaxHeight(USE_PREF_SIZE);
        getStyleClass().addAll("mfa", "panel");
        Label head = Wrapped.label(texts.of("page.signin.mfa"), "heading");
        HBox top = new HBox(new Icon(Glyph.DEVICE, "large"), head);
        top.getStyleClass().add("icon-line");
        top.setAlignment(Pos.CENTER_LEFT);
        Label device = Wrapped.label(model.deviceProperty(), "muted", "code");
        code.setId("mfa-code");
        code.getStyleClass().addAll("mfa-code", "code");
        code.setPrefColumnCount(8);
        code.setMaxWidth(USE_PREF_SIZE);
        code.textProperty().bindBidirectional(model.codeProperty());
        Field field = new Field(texts.of("page.signin.mfa.code"), code)
                .fault(model.refusedProperty(), texts.of("page.signin.mfa.hint"), texts.of("page.signin.mfa.refused"));
        getChildren().addAll(top, device, field);
    }
}
