package dev.trainlight.wizard.page.signin;

import dev.trainlight.aws.signin.ProfileCatalog;
import dev.trainlight.evidence.Failure;
import dev.trainlight.wizard.settings.Settings;
import dev.trainlight.wizard.task.Running;
import dev.trainlight.wizard.task.TaskRunner;
import dev.trainlight.wizard.task.Tasks;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * Reads the profiles of this computer into the list, and again with every change of their files until the window closes.
 */
final class ProfileReading {
    private final SignInPort port;
    private final ProfileListModel profiles;
    private final Settings settings;
    private final TaskRunner tasks;
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper(this, "loaded");
    private final Object lock = new Object();
    private AutoCloseable watcher;
    private boolean closed;
    private Running reading = Running.NOTHING;

    ProfileReading(SignInPort port, ProfileListModel profiles, Settings settings, TaskRunner tasks) {
        this.port = port;
        this.profiles = profiles;
        this.settings = settings;
        this.tasks = tasks;
    }

    /** Reads them now; {@code then} happens once they are in the list. */
    void begin(Runnable then, Consumer<Failure> failed) {
        reading.abandon();
        reading = Tasks.<ProfileCatalog>create("read profiles", _ -> {
                    ProfileCatalog catalog = port.catalog();
                    watch();
                    return catalog;
                })
                .onSuccess(catalog -> {
                    take(catalog);
                    then.run();
                })
                .onFailure(told -> {
                    loaded.set(true);
                    failed.accept(told);
                })
                .start(tasks);
    }

    /** Off the JavaFX thread: the first watch of a folder may take its time. */
    private void watch() {
        synchronized (lock) {
            if (watcher == null && !closed) {
                watcher = port.watch(catalog -> tasks.onUi(() -> take(catalog)));
            }
        }
    }

    /** Shows these. */
    void take(ProfileCatalog catalog) {
        profiles.take(catalog, Settings.chosen(settings.profile()));
        loaded.set(true);
    }

    /** The window closes. */
    void close() {
        reading.abandon();
        Tasks.<Boolean>create("stop watching", _ -> {
                    synchronized (lock) {
                        closed = true;
                        if (watcher != null) {
                            watcher.close();
                        }
                    }
                    return true;
                })
                .start(tasks);
    }

    /** Whether they have been read. */
    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }
}
