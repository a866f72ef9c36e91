package dev.trainlight.wizard.control;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.input.KeyCombination;

/**
 * Says once what a control is, for those who see it, those who hear it and those who type:
 * {@code Describe.node(button).name(texts.of("…")).help(texts.of("…")).shortcut("Shortcut+R").now()} sets accessible
 * text and help, tooltip and accelerator together.
 */
public final class Describe {
    private final Node node;
    private ObservableValue<String> name;
    private ObservableValue<String> help;
    private String shortcut;
    private boolean accelerator;

    private Describe(Node node) {
        this.node = node;
    }

    public static Describe node(Node node) {
        return new Describe(node);
    }

    /** What it is called; needed where the control shows no text of its own. */
    public Describe name(ObservableValue<String> text) {
        name = text;
        return this;
    }

    /** One sentence on what it does or expects. */
    public Describe help(ObservableValue<String> text) {
        help = text;
        return this;
    }

    /** A key that does the same; buttons only. */
    public Describe shortcut(String keys) {
        shortcut = keys;
        accelerator = true;
        return this;
    }

    /** A key that does the same and that somebody else listens to: it is only told. */
    public Describe toldKey(String keys) {
        shortcut = keys;
        accelerator = false;
        return this;
    }

    /** Sets all of it. */
    public void now() {
        if (name != null) {
            node.accessibleTextProperty().bind(name);
        }
        if (help != null) {
            node.accessibleHelpProperty().bind(help);
        }
        ObservableValue<String> told = help != null ? help : node instanceof ButtonBase ? name : null;
        if (node instanceof Control control && told != null) {
            LateTooltip.on(
                    control,
                    told.map(text -> text + keyText().map(k -> "  " + k).orElse("")));
        }
        if (accelerator && node instanceof ButtonBase button) {
            accelerate(button, KeyCombination.valueOf(shortcut));
        }
    }

    private Optional<String> keyText() {
        return Optional.ofNullable(shortcut).map(Describe::keys);
    }

    /** The name of a key combination on this system; {@code Shortcut+1} and {@code Shortcut++} too. */
    public static String keys(String combination) {
        int last = combination.lastIndexOf('+', combination.length() - 2) + 1;
        String key = combination.substring(last);
        if (key.length() == 1 && !Character.isLetter(key.charAt(0))) {
            String modified =
                    KeyCombination.valueOf(combination.substring(0, last) + "A").getDisplayText();
            return modified.substring(0, modified.length() - 1) + key;
        }
        return KeyCombination.valueOf(combination).getDisplayText();
    }

    private static void accelerate(ButtonBase button, KeyCombination keys) {
        Runnable press = () -> {
            if (!button.isDisabled() && button.isVisible()) {
                button.fire();
            }
        };
        button.sceneProperty().addListener((_, old, scene) -> {
            if (old != null) {
                old.getAccelerators().remove(keys, press);
            }
            if (scene != null) {
                scene.getAccelerators().put(keys, press);
            }
        });
        if (button.getScene() != null) {
            button.getScene().getAccelerators().put(keys, press);
        }
    }
}
