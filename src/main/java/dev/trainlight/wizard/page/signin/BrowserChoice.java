package dev.trainlight.wizard.page.signin;

import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Failure;
import dev.trainlight.wizard.desktop.BrowserWay;
import dev.trainlight.wizard.desktop.Desktop;
import dev.trainlight.wizard.task.TaskRunner;
import dev.trainlight.wizard.task.Tasks;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Which browser a sign-in opens: the system's own, or another one or a private window where the wrong person is signed in
 * there. The choice is remembered. JavaFX thread only.
 */
public final class BrowserChoice {
    private final Desktop desktop;
    private final TaskRunner tasks;
    private final StringProperty remembered;
    private final Consumer<Failure> failed;
    private final ObservableList<BrowserWay> ways = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper any = new ReadOnlyBooleanWrapper(this, "any");

    /**
     * @param remembered the id of the way; empty for the system's own choice
     * @param failed hears where a browser could not be started
     */
    BrowserChoice(Desktop desktop, TaskRunner tasks, StringProperty remembered, Consumer<Failure> failed) {
        this.desktop = desktop;
        this.tasks = tasks;
        this.remembered = remembered;
        this.failed = failed;
    }

    /** Looks which browsers there are. */
    void look() {
        Tasks.<List<BrowserWay>>create("look for browsers", _ -> desktop.browsers())
                .onSuccess(found -> {
                    if (!ways.equals(found)) {
                        ways.setAll(found);
                        any.set(!found.isEmpty());
                    }
                })
                .start(tasks);
    }

    /** Opens the address in the chosen browser. */
    void open(URI address) {
        chosen().ifPresentOrElse(way -> start(way, address), () -> desktop.browse(address));
    }

    /** Remembers the way, and opens the address there; empty for the system's own choice. */
    void choose(Optional<BrowserWay> way, URI address) {
        remembered.set(way.map(BrowserWay::id).orElse(""));
        open(address);
    }

    private void start(BrowserWay way, URI address) {
        Tasks.<Boolean>create("open a browser", _ -> {
                    try {
                        desktop.browse(address, way);
                        return true;
                    } catch (IOException fault) {
                        throw new AccountException(Failure.of(
                                Failure.Kind.NOT_FOUND, Failure.Remedy.NONE, "browser.not-started", way.name()));
                    }
                })
                .onFailure(failed::accept)
                .start(tasks);
    }

    /** The way that is remembered, where that browser is still there. */
    Optional<BrowserWay> chosen() {
        return ways.stream().filter(way -> way.id().equals(remembered.get())).findFirst();
    }

    /** The ways besides the system's own choice. */
    ObservableList<BrowserWay> ways() {
        return ways;
    }

    /** Whether there is any. */
    ReadOnlyBooleanProperty anyProperty() {
        return any.getReadOnlyProperty();
    }
}
