package dev.trainlight.wizard.page.signin;

import dev.trainlight.wizard.control.ActionCard;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.text.Texts;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;

/**
 * The ways without a profile: the sample account, a portal, a case file; each a large button that says what it does. Below
 * them, what AWS will be asked.
 */
final class OtherWaysView extends VBox {
    OtherWaysView(SignInViewModel model, Runnable openCase, Runnable showCalls, Texts texts) {
        getStyleClass().add("other-ways");
        getChildren()
                .addAll(
                        way("explore-sample", Glyph.BEAKER, "page.signin.sample", model.ways()::explore, texts),
                        way("sign-in-sso", Glyph.ORGANIZATION, "page.signin.sso", model::showSsoForm, texts),
                        way("open-case", Glyph.FILE, "page.signin.case", openCase, texts),
                        calls(showCalls, texts));
        disableProperty().bind(model.busy().activeProperty());
    }

    private static Hyperlink calls(Runnable show, Texts texts) {
        Hyperlink link = new Hyperlink();
        link.setId("show-calls");
        Wrapped.lines(link);
        link.textProperty().bind(texts.of("page.signin.calls"));
        link.setOnAction(_ -> show.run());
        return link;
    }

    private static ActionCard way(String id, Glyph glyph, String key, Runnable action, Texts texts) {
        return new ActionCard(id, glyph, texts.of(key), texts.of(key + ".words"), action);
    }
}
