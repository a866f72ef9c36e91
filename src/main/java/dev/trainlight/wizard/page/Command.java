package dev.trainlight.wizard.page;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;

/**
 * Something that a person can do, as a button or a key: its verb, whether it can be done now, why not, and whether it
 * is being done. Knows no button: view-models own commands, the shell and the pages draw them.
 */
public final class Command {
    private final String id;
    private final ObservableValue<String> text;
    private final Runnable action;
    private final BooleanProperty running = new SimpleBooleanProperty(this, "running");
    private ObservableBooleanValue enabled = new SimpleBooleanProperty(true);
    private ObservableValue<String> whyNot;
    private ObservableValue<String> help;
    private String shortcut;

    private Command(String id, ObservableValue<String> text, Runnable action) {
        this.id = id;
        this.text = text;
        this.action = action;
    }

    /**
     * A command.
     *
     * @param id of its button, for tests and style: {@code check-job}
     * @param text a specific verb: "Check this job", never "OK"
     */
    public static Command of(String id, ObservableValue<String> text, Runnable action) {
        return new Command(id, text, action);
    }

    /** Can be done only while this is true; otherwise {@code why} says what is missing. */
    public Command when(ObservableBooleanValue condition, ObservableValue<String> why) {
        enabled = Bindings.createBooleanBinding(condition::get, condition);
        whyNot = why;
        return this;
    }

    /** One sentence on what it does, for a tooltip and for screen readers. */
    public Command help(ObservableValue<String> sentence) {
        help = sentence;
        return this;
    }

    /** A key for it, as {@code KeyCombination.valueOf} reads it: {@code Shortcut+E}. */
    public Command shortcut(String keys) {
        shortcut = keys;
        return this;
    }

    /** Does it, if it can be done and is not being done. */
    public void run() {
        if (enabled.get() && !running.get()) {
            action.run();
        }
    }

    public String id() {
        return id;
    }

    public ObservableValue<String> text() {
        return text;
    }

    /** Whether it can be done now. */
    public ObservableBooleanValue enabled() {
        return enabled;
    }

    /** What is missing while it cannot be done; null where nothing ever is. */
    public ObservableValue<String> whyNot() {
        return whyNot;
    }

    /** What it does; null where its verb says it all. */
    public ObservableValue<String> help() {
        return help;
    }

    /** Its key; null where it has none. */
    public String shortcut() {
        return shortcut;
    }

    /** Whether it is being done: its button turns a wheel then. */
    public BooleanProperty runningProperty() {
        return running;
    }
}
