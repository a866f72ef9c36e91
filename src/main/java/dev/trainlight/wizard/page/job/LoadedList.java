package dev.trainlight.wizard.page.job;

import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Failure;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.task.Running;
import dev.trainlight.wizard.task.TaskRunner;
import dev.trainlight.wizard.task.Tasks;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * A list that an account gives page by page, once for each account and again when asked.
 *
 * @param <T> an entry
 */
public final class LoadedList<T> {
    /** Asks the account. */
    @FunctionalInterface
    interface Loader<T> {
        void load(Account account, Consumer<List<T>> page, Cancellation cancellation) throws AccountException;
    }

    private final ObservableValue<Account> account;
    private final Loader<T> loader;
    private final TaskRunner tasks;
    private final Busy busy;
    private final Supplier<String> doing;
    private final BiConsumer<Failure, Runnable> failed;
    private final ObservableList<T> items = FXCollections.observableArrayList();
    private final ObjectProperty<T> selected = new SimpleObjectProperty<>(this, "selected");
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>(this, "failure");
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(this, "loading");
    private Account listed;
    private Running listing = Running.NOTHING;

    LoadedList(
            ObservableValue<Account> account,
            Loader<T> loader,
            TaskRunner tasks,
            Busy busy,
            Supplier<String> doing,
            BiConsumer<Failure, Runnable> failed) {
        this.account = account;
        this.loader = loader;
        this.tasks = tasks;
        this.busy = busy;
        this.doing = doing;
        this.failed = failed;
    }

    /** Lists, where this account's entries have not been listed yet. */
    void ensure() {
        if (account.getValue() != null && account.getValue() != listed) {
            load();
        }
    }

    /** Lists anew. */
    public void load() {
        listing.abandon();
        Account asked = account.getValue();
        listed = asked;
        T kept = selected.get();
        items.clear();
        failure.set(null);
        loading.set(true);
        listing = Tasks.<Boolean>create("list", control -> {
                    loader.load(asked, page -> control.onUi(() -> add(page, kept)), control);
                    return true;
                })
                .busy(busy, doing.get())
                .onFailure(told -> {
                    failure.set(told);
                    failed.accept(told, this::load);
                })
                .andFinally(() -> loading.set(false))
                .start(tasks);
        selected.set(items.contains(kept) ? kept : null);
    }

    private void add(List<T> page, T kept) {
        items.addAll(page);
        if (kept != null && page.contains(kept)) {
            selected.set(kept);
        }
    }

    void stop() {
        listing.abandon();
    }

    /** The entries so far. */
    public ObservableList<T> items() {
        return items;
    }

    /** The selected entry; null: none. */
    public ObjectProperty<T> selectedProperty() {
        return selected;
    }

    /** What went wrong; null: nothing. */
    public ObjectProperty<Failure> failureProperty() {
        return failure;
    }

    /** Whether more are coming. */
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }
}
