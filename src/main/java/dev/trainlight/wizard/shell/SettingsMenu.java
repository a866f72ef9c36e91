package dev.trainlight.wizard.shell;

import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Icon;
import dev.trainlight.wizard.text.Texts;
import dev.trainlight.wizard.theme.Theme;
import java.util.Locale;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;

/** The menu behind the gear: look, text size, language, windows, files, help. */
final class SettingsMenu extends MenuButton {
    SettingsMenu(Texts texts, Theme theme, TextSize size, ShellActions actions, Runnable showShortcuts) {
        setId("settings-menu");
        getStyleClass().addAll("flat", "settings-menu");
        setGraphic(new Icon(Glyph.GEAR));
        Describe.node(this).name(texts.of("shell.menu")).now();
        getItems()
                .addAll(
                        appearance(texts, theme),
                        textSize(texts, size),
                        language(texts),
                        new SeparatorMenuItem(),
                        item(texts, "shell.menu.new-window", "Shortcut+N", actions::newWindow),
                        item(texts, "shell.menu.open-case", "Shortcut+O", actions::openCase),
                        saveCase(texts, actions),
                        new SeparatorMenuItem(),
                        help(texts, actions, showShortcuts));
    }

    private static MenuItem saveCase(Texts texts, ShellActions actions) {
        MenuItem item = item(texts, "shell.menu.save-case", "Shortcut+S", actions::saveCase);
        actions.caseKnown().subscribe(known -> item.setDisable(!known));
        return item;
    }

    private static Menu help(Texts texts, ShellActions actions, Runnable showShortcuts) {
        Menu menu = new Menu();
        menu.textProperty().bind(texts.of("shell.menu.help"));
        menu.getItems()
                .addAll(
                        item(texts, "shell.menu.shortcuts", "F1", showShortcuts),
                        item(texts, "shell.menu.calls", actions::showCalls),
                        item(texts, "shell.menu.support-bundle", actions::saveSupportBundle),
                        item(texts, "shell.menu.updates", actions::checkForUpdates));
        return menu;
    }

    private static Menu appearance(Texts texts, Theme theme) {
        Menu menu = new Menu();
        menu.textProperty().bind(texts.of("shell.menu.appearance"));
        ToggleGroup group = new ToggleGroup();
        for (Theme.Choice choice : Theme.Choice.values()) {
            RadioMenuItem item = new RadioMenuItem();
            item.textProperty().bind(texts.of("shell.menu.theme." + choice.id()));
            item.setToggleGroup(group);
            item.setOnAction(_ -> theme.choiceProperty().set(choice));
            item.setSelected(theme.choiceProperty().get() == choice);
            theme.choiceProperty().subscribe(now -> item.setSelected(now == choice));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static Menu textSize(Texts texts, TextSize size) {
        Menu menu = new Menu();
        menu.textProperty().bind(texts.of("shell.menu.text-size"));
        menu.getItems()
                .addAll(
                        item(texts, "shell.menu.text-larger", size::larger),
                        item(texts, "shell.menu.text-smaller", size::smaller),
                        item(texts, "shell.menu.text-normal", size::normal));
        return menu;
    }

    /** Each language by its own name, so that one finds back. */
    private static Menu language(Texts texts) {
        Menu menu = new Menu();
        menu.textProperty().bind(texts.of("shell.menu.language"));
        ToggleGroup group = new ToggleGroup();
        for (Locale language : Texts.LANGUAGES) {
            RadioMenuItem item = new RadioMenuItem(texts.get("language." + language.getLanguage()));
            item.setToggleGroup(group);
            item.setOnAction(_ -> texts.localeProperty().set(language));
            texts.localeProperty()
                    .subscribe(now -> item.setSelected(now.getLanguage().equals(language.getLanguage())));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static MenuItem item(Texts texts, String key, String keys, Runnable action) {
        MenuItem item = item(texts, key, action);
        item.setAccelerator(KeyCombination.valueOf(keys));
        return item;
    }

    private static MenuItem item(Texts texts, String key, Runnable action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(texts.of(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
