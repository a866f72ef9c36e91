package dev.trainlight.wizard.shell;

import dev.trainlight.evidence.Identity;
import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.FirstShown;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.text.Formats;
import dev.trainlight.wizard.text.Texts;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Who is signed in and where, at the bottom left, with the way to change it. */
final class IdentityStrip extends VBox {
    IdentityStrip(ObservableValue<Identity> identity, Runnable change, Texts texts) {
        getStyleClass().add("identity");
        Label name = new Label();
        name.setId("identity-name");
        name.getStyleClass().add("identity-name");
        name.textProperty().bind(texts.map(identity, who -> name(who, texts)));
        Label account = new Label();
        account.textProperty()
                .bind(texts.map(
                        identity,
                        who -> who == null || who.accountId().isEmpty()
                                ? ""
                                : texts.get("shell.identity.account", Formats.account(who.accountId()))));
        Label region = new Label();
        region.textProperty()
                .bind(texts.map(
                        identity, who -> who == null || who.region().isEmpty() ? "" : texts.region(who.region())));
        Hyperlink link = new Hyperlink();
        link.setId("identity-change");
        link.textProperty().bind(texts.of("shell.identity.change"));
        link.setOnAction(_ -> change.run());
        Describe.node(link)
                .name(texts.computed(
                        () -> texts.get("shell.identity.change") + ": " + name.getText(), name.textProperty()))
                .now();
        link.visibleProperty().bind(identity.map(_ -> true).orElse(false));
        for (Label label : new Label[] {name, account, region}) {
            Wrapped.lines(label);
            label.managedProperty().bind(label.textProperty().map(text -> !text.isEmpty()));
            label.visibleProperty().bind(label.managedProperty());
        }
        link.managedProperty().bind(link.visibleProperty());
        FirstShown.each(this, name, account, region, link);
    }

    private static String name(Identity who, Texts texts) {
        if (who == null) {
            return texts.get("shell.identity.nobody");
        }
        if (who.sample()) {
            return texts.get("app.sample-account");
        }
        return who.profile().isEmpty() ? who.name() : texts.get("shell.identity.as", who.name());
    }
}
