package dev.trainlight.wizard.page.signin;

import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Icon;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.text.Texts;
import java.net.URI;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Waiting for the browser: what is open there, the code to compare, how long it lasts, and what to do if nothing came. */
final class BrowserView extends VBox {
    BrowserView(SignInViewModel model, Surroundings around) {
        setMaxHeight(USE_PREF_SIZE);
        getStyleClass().addAll("browser-wait", "panel");
        Texts texts = around.texts();
        BrowserWait wait = model.browser();
        Label head = Wrapped.label(texts.of("page.signin.waiting"), "heading");
        HBox top = new HBox(new Icon(Glyph.BROWSER, "large"), head);
        top.getStyleClass().add("icon-line");
        top.setAlignment(Pos.CENTER_LEFT);

        Label left = new Label();
        left.setId("browser-left");
        left.getStyleClass().add("muted");
        left.textProperty()
                .bind(texts.map(
                        wait.leftProperty(),
                        time -> texts.get(
                                "page.signin.waiting.left", around.formats().countdown(time))));

        TextField address = new TextField();
        address.setId("browser-address");
        address.setEditable(false);
        address.getStyleClass().add("code");
        address.textProperty().bind(wait.addressProperty().map(URI::toString).orElse(""));
        Describe.node(address).name(texts.of("page.signin.address")).now();
        HBox.setHgrow(address, Priority.ALWAYS);
        Button copy = new Button(null, new Icon(Glyph.COPY));
        copy.setId("copy-address");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.textProperty().bind(texts.of("page.signin.copy-address"));
        copy.setOnAction(_ -> model.copyAddress());
        HBox addressLine = new HBox(address, copy);
        addressLine.getStyleClass().add("address-line");
        BrowserMenu another = new BrowserMenu(model.browsers(), wait.addressProperty()::get, texts);

        Label help = Wrapped.label(texts.of("page.signin.waiting.help"), "muted");
        getChildren().addAll(top, left, code(wait, texts), addressLine, another, help);
    }

    private static Node code(BrowserWait wait, Texts texts) {
        Label shown = new Label();
        shown.setId("user-code");
        shown.getStyleClass().add("user-code");
        shown.textProperty().bind(wait.codeProperty());
        shown.setMinWidth(USE_PREF_SIZE);
        Label words = Wrapped.label(texts.of("page.signin.code.compare"));
        VBox box = new VBox(shown, words);
        box.getStyleClass().add("user-code-box");
        box.visibleProperty().bind(wait.codeProperty().isNotNull());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }
}
