package dev.trainlight.wizard.page.job;

import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Failure;
import dev.trainlight.wizard.state.Accounts;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.task.Running;
import dev.trainlight.wizard.task.TaskRunner;
import dev.trainlight.wizard.task.Tasks;
import java.util.ArrayList;
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
    private final ReadOnlyBooleanWrapper stopped = new ReadOnlyBooleanWrapper(this, "stopped");
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
        if (account.getValue() != null && !Accounts.same(account.getValue(), listed)) {
            load();
        }
    }

    /** Lists anew. */
    public void load() {
        listing.abandon();
        Account asked = account.getValue();
        boolean same = Accounts.same(asked, listed);
        listed = asked;
        T kept = selected.get();
        List<T> found = new ArrayList<>();
        failure.set(null);
        stopped.set(false);
        loading.set(true);
        if (!same) {
            items.clear();
        }
        listing = Tasks.<Boolean>create("list", control -> {
                    loader.load(asked, page -> control.onUi(() -> add(page, found, kept)), control);
                    return true;
                })
                .busy(busy, doing.get())
                .onSuccess(_ -> items.setAll(found))
                .onCancelled(_ -> stopped.set(true))
                .onFailure(told -> {
                    failure.set(told);
                    failed.accept(told, this::load);
                })
                .andFinally(() -> loading.set(false))
                .start(tasks);
        selected.set(items.contains(kept) ? kept : null);
    }

    /** The entries of before stay until the first new ones are there. */
    private void add(List<T> page, List<T> found, T kept) {
        found.addAll(page);
        items.setAll(found);
        if (kept != null && page.contains(kept)) {
            selected.set(kept);
        }
    }

    /** Why there is nothing to see. */
    WhyEmpty whyEmpty(boolean filtered) {
        return WhyEmpty.of(loading.get(), failure.get(), stopped.get(), filtered);
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

    /** Whether somebody stopped it before all were there. */
    public ReadOnlyBooleanProperty stoppedProperty() {
        return stopped.getReadOnlyProperty();
    }

    /** Whether more are coming. */
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }
}
