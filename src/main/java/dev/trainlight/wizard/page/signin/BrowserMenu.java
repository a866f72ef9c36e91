package dev.trainlight.wizard.page.signin;

import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Icon;
import dev.trainlight.wizard.desktop.BrowserWay;
import dev.trainlight.wizard.text.Texts;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

/** The browsers and private windows of this computer, to open the address there, now and the next time. */
final class BrowserMenu extends MenuButton {
    private final BrowserChoice choice;
    private final Supplier<URI> address;
    private final Texts texts;

    /**
     * @param address what to open
     */
    BrowserMenu(BrowserChoice choice, Supplier<URI> address, Texts texts) {
        super(null, new Icon(Glyph.BROWSER));
        this.choice = choice;
        this.address = address;
        this.texts = texts;
        setId("another-browser");
        setMinWidth(USE_PREF_SIZE);
        textProperty().bind(texts.of("page.signin.another-browser"));
        accessibleHelpProperty().bind(texts.of("page.signin.another-browser.help"));
        visibleProperty().bind(choice.anyProperty());
        managedProperty().bind(visibleProperty());
        choice.ways().addListener((ListChangeListener<BrowserWay>) _ -> fill());
        texts.localeProperty().subscribe(this::fill);
        // A choice made in another window of the program shows as well.
        setOnShowing(_ -> fill());
        fill();
    }

    private void fill() {
        ToggleGroup group = new ToggleGroup();
        getItems().setAll(item(Optional.empty(), texts.get("page.signin.browser.system"), group));
        for (BrowserWay way : choice.ways()) {
            String name = way.privately() ? texts.get("page.signin.browser.private", way.name()) : way.name();
            getItems().add(item(Optional.of(way), name, group));
        }
    }

    private RadioMenuItem item(Optional<BrowserWay> way, String name, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(name);
        item.setId("browser-" + way.map(BrowserWay::id).orElse("system"));
        item.setToggleGroup(group);
        item.setMnemonicParsing(false);
        item.setSelected(choice.chosen().equals(way));
        item.setOnAction(_ -> choice.choose(way, address.get()));
        return item;
    }
}
