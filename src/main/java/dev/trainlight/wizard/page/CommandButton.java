package dev.trainlight.wizard.page;

import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Icon;
import dev.trainlight.wizard.control.LateTooltip;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;

/**
 * Draws a {@link Command} as a button: its verb, and an hourglass while it is being done. Its key is told in the tooltip;
 * the shell listens to it.
 */
public final class CommandButton {
    private CommandButton() {}

    /** A button for the command. */
    public static Button of(Command command) {
        Button button = new Button();
        show(button, command);
        return button;
    }

    /** Makes the button draw that command from now on; its id becomes the command's. */
    public static void show(Button button, Command command) {
        button.setId(command.id());
        button.textProperty().bind(command.text());
        button.disableProperty().bind(Bindings.not(command.enabled()).or(command.runningProperty()));
        Node wheel = new Icon(Glyph.HOURGLASS);
        button.graphicProperty()
                .bind(Bindings.when(command.runningProperty()).then(wheel).otherwise((Node) null));
        button.setOnAction(_ -> command.run());
        button.setMinWidth(Button.USE_PREF_SIZE);
        LateTooltip.off(button);
        button.accessibleHelpProperty().unbind();
        Describe describe = Describe.node(button);
        if (command.help() != null) {
            describe.help(command.help());
        }
        if (command.shortcut() != null) {
            describe.toldKey(command.shortcut());
        }
        describe.now();
    }
}
