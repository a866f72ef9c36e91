package dev.trainlight.wizard.shell;

import dev.trainlight.wizard.page.Command;
import dev.trainlight.wizard.page.Page;
import dev.trainlight.wizard.task.Busy;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** A page with a text field, a verb and a busy strip, that remembers what happened to it. */
final class PlainPage implements Page {
    final List<String> events = new ArrayList<>();
    final Busy busy = new Busy();
    final SimpleBooleanProperty ready = new SimpleBooleanProperty(true);
    final SimpleStringProperty status = new SimpleStringProperty("Everything is well.");
    final ObservableList<Command> others = FXCollections.observableArrayList();
    final TextField field = new TextField();
    private final String name;
    private final VBox node = new VBox(field);
    private final SimpleObjectProperty<Command> primary = new SimpleObjectProperty<>();

    PlainPage(String name) {
        this.name = name;
        field.setId("field-" + name);
        field.setAccessibleText("A field");
        primary.set(Command.of("do-" + name, new SimpleStringProperty("Do " + name), () -> events.add("primary"))
                .when(ready, new SimpleStringProperty("Type a name first.")));
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyObjectWrapper<>("What shall we do with " + name + "?");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<Command> primary() {
        return primary;
    }

    @Override
    public ObservableList<Command> secondary() {
        return others;
    }

    @Override
    public ObservableValue<String> status() {
        return status;
    }

    @Override
    public Busy busy() {
        return busy;
    }

    @Override
    public void shown() {
        events.add("shown");
    }

    @Override
    public void hidden() {
        events.add("hidden");
    }

    @Override
    public void refresh() {
        events.add("refresh");
    }

    @Override
    public void closed() {
        events.add("closed");
    }
}
