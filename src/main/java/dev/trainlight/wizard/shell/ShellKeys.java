package dev.trainlight.wizard.shell;

import dev.trainlight.wizard.page.Command;
import dev.trainlight.wizard.page.Page;
import dev.trainlight.wizard.page.StepId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * The keys that work on every page. They are taken before the focused control sees them, but for those that a text field
 * needs itself.
 */
final class ShellKeys {
    private static final List<KeyCode> DIGITS = List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4);
    private static final KeyCombination BACK = KeyCombination.valueOf("Alt+LEFT");
    private static final KeyCombination REFRESH = KeyCombination.valueOf("Shortcut+R");
    private static final KeyCombination PRIMARY = KeyCombination.valueOf("Shortcut+ENTER");
    private static final KeyCombination NEW_WINDOW = KeyCombination.valueOf("Shortcut+N");
    private static final KeyCombination OPEN = KeyCombination.valueOf("Shortcut+O");
    private static final KeyCombination SAVE = KeyCombination.valueOf("Shortcut+S");
    private static final KeyCombination CLOSE = KeyCombination.valueOf("Shortcut+W");

    private final Shell shell;
    private final Flow flow;
    private final TextSize size;
    private final ShellActions actions;

    ShellKeys(Shell shell, Flow flow, TextSize size, ShellActions actions) {
        this.shell = shell;
        this.flow = flow;
        this.size = size;
        this.actions = actions;
    }

    void listen(Node root) {
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (handle(event)) {
                event.consume();
            }
        });
    }

    private boolean handle(KeyEvent event) {
        if (shell.shortcutsShown()) {
            boolean closes = event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.F1;
            if (closes) {
                shell.hideShortcuts();
            }
            return closes;
        }
        if (shell.sheetShown()) {
            return sheetKey(event);
        }
        return plainKey(event) || combination(event) || pageCommand(event);
    }

    /** Esc stops or closes, Enter presses the focused button or the primary one; everything else belongs to the sheet. */
    private boolean sheetKey(KeyEvent event) {
        return switch (event.getCode()) {
            case ESCAPE -> does(shell.sheet()::escape);
            case ENTER ->
                event.getTarget() instanceof Button button
                        ? does(button::fire)
                        : event.getTarget() instanceof Hyperlink link
                                ? does(link::fire)
                                : does(shell.sheet()::runPrimary);
            default -> false;
        };
    }

    private boolean plainKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        return switch (event.getCode()) {
            case F1 -> does(shell::showShortcuts);
            case F5 -> does(shell.page()::refresh);
            case ESCAPE -> cancel();
            case ENTER -> pressFocused(event);
            default -> false;
        };
    }

    /** Esc stops the running work; with nothing running it belongs to whoever has the focus. It never closes anything. */
    private boolean cancel() {
        Page page = shell.page();
        if (page.busy().activeProperty().get()) {
            page.busy().cancel();
            return true;
        }
        return false;
    }

    /**
     * JavaFX gives Enter to the default button even where another button has the focus, and lets lists swallow it; people
     * expect the focused button, and the page's verb for what is selected in a list.
     */
    private boolean pressFocused(KeyEvent event) {
        if (event.getTarget() instanceof ButtonBase button && !button.isDisabled()) {
            button.fire();
            return true;
        }
        if (event.getTarget() instanceof ListView<?> || event.getTarget() instanceof TableView<?>) {
            runPrimary();
            return true;
        }
        return false;
    }

    private void runPrimary() {
        Optional.ofNullable(shell.page().primary().getValue()).ifPresent(Command::run);
    }

    private boolean combination(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (BACK.match(event) && !(typing && onMac())) {
            return does(flow::back);
        }
        if (REFRESH.match(event)) {
            return does(shell.page()::refresh);
        }
        if (PRIMARY.match(event)) {
            return does(this::runPrimary);
        }
        if (NEW_WINDOW.match(event)) {
            return does(actions::newWindow);
        }
        if (OPEN.match(event)) {
            return does(actions::openCase);
        }
        if (SAVE.match(event)) {
            return does(actions::saveCase);
        }
        if (CLOSE.match(event)) {
            return does(actions::close);
        }
        return event.isShortcutDown() && !event.isAltDown() && shortcutDigit(event);
    }

    private boolean shortcutDigit(KeyEvent event) {
        int digit = DIGITS.indexOf(event.getCode());
        if (digit >= 0) {
            return does(() -> flow.go(StepId.values()[digit]));
        }
        return switch (event.getCode()) {
            case EQUALS, PLUS, ADD -> does(size::larger);
            case MINUS, SUBTRACT -> does(size::smaller);
            case DIGIT0, NUMPAD0 -> does(size::normal);
            default -> false;
        };
    }

    private boolean pageCommand(KeyEvent event) {
        Page page = shell.page();
        List<Command> commands = new ArrayList<>(page.secondary());
        Optional.ofNullable(page.primary().getValue()).ifPresent(commands::add);
        for (Command command : commands) {
            if (command.shortcut() != null
                    && KeyCombination.valueOf(command.shortcut()).match(event)) {
                command.run();
                return true;
            }
        }
        return false;
    }

    /** Alt and Left moves by words in a Mac's text fields. */
    private static boolean onMac() {
        return KeyCombination.valueOf("Shortcut+A").getDisplayText().contains("⌘");
    }

    private static boolean does(Runnable action) {
        action.run();
        return true;
    }
}
