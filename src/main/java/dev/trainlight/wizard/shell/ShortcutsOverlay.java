package dev.trainlight.wizard.shell;

import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.FirstShown;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.page.Page;
import dev.trainlight.wizard.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** All keys, the shell's and the page's own, over the window; Esc or F1 closes it. */
final class ShortcutsOverlay extends StackPane {
    private static final List<String[]> OF_SHELL = List.of(
            new String[] {"Enter", "shell.shortcuts.primary"},
            new String[] {"Esc", "shell.shortcuts.cancel"},
            new String[] {"Alt+LEFT", "shell.shortcuts.back"},
            new String[] {"Shortcut+1", "shell.shortcuts.step"},
            new String[] {"F5", "shell.shortcuts.refresh"},
            new String[] {"Tab", "shell.shortcuts.next"},
            new String[] {"Shortcut++", "shell.shortcuts.text-size"},
            new String[] {"Shortcut+O", "shell.menu.open-case"},
            new String[] {"Shortcut+S", "shell.menu.save-case"},
            new String[] {"Shortcut+N", "shell.menu.new-window"},
            new String[] {"F1", "shell.shortcuts.help"});

    private final Texts texts;
    private final GridPane list = new GridPane();
    private final Button close = new Button();
    private Page shown;

    ShortcutsOverlay(Texts texts, Runnable onClose) {
        this.texts = texts;
        setId("shortcuts");
        getStyleClass().add("scrim");
        Label title = new Label();
        title.getStyleClass().add("page-title");
        title.textProperty().bind(texts.of("shell.shortcuts.title"));
        list.getStyleClass().add("shortcut-list");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFocusTraversable(false);
        close.setId("shortcuts-close");
        close.textProperty().bind(texts.of("shell.shortcuts.close"));
        close.setOnAction(_ -> onClose.run());
        VBox card = new VBox(title, scroll, close);
        card.getStyleClass().addAll("overlay-card", "panel");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(card, Pos.CENTER);
        setVisible(false);
        FirstShown.fill(this, card);
        texts.localeProperty().subscribe(_ -> list());
    }

    /** Shows the keys, those of the page among them. */
    void open(Page page) {
        shown = page;
        list();
        setVisible(true);
        close.requestFocus();
    }

    private void list() {
        list.getChildren().clear();
        if (shown == null) {
            return;
        }
        int row = 0;
        for (String[] entry : OF_SHELL) {
            row(row++, entry[0], texts.get(entry[1]));
        }
        for (Page.Shortcut shortcut : shown.shortcuts()) {
            row(row++, shortcut.keys(), shortcut.does().getValue());
        }
    }

    private void row(int row, String keys, String does) {
        Label key = new Label(Describe.keys(keys));
        key.getStyleClass().add("key");
        key.setMinWidth(USE_PREF_SIZE);
        Label what = Wrapped.label(does);
        list.addRow(row, key, what);
    }

    /** What had the focus before, to give it back. */
    static Optional<Node> focusOf(Node any) {
        return Optional.ofNullable(any.getScene()).map(scene -> scene.getFocusOwner());
    }
}
