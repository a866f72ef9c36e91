package dev.trainlight.wizard.page.job;

import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.JobQuery;
import dev.trainlight.evidence.JobSummary;
import dev.trainlight.wizard.state.Accounts;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.task.Control;
import dev.trainlight.wizard.task.Running;
import dev.trainlight.wizard.task.TaskRunner;
import dev.trainlight.wizard.task.Tasks;
import dev.trainlight.wizard.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** Recent training jobs: listed page by page as they are wanted, filtered while one types. */
public final class JobListModel {
    /** How many jobs are listed before anybody scrolls, and how many more at a time. */
    static final int STEP = 300;

    /** More than this is not listed: SageMaker's own filter by name finds older ones faster. */
    static final int MOST = 100_000;

    private final ObservableValue<Account> account;
    private final TaskRunner tasks;
    private final Texts texts;
    private final Busy busy;
    private final BiConsumer<Failure, Runnable> failed;
    private final ObservableList<JobRow> all = FXCollections.observableArrayList();
    private final FilteredList<JobRow> shown = new FilteredList<>(all);
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ObjectProperty<JobStatus> status = new SimpleObjectProperty<>(this, "status");
    private final ObjectProperty<JobRow> selected = new SimpleObjectProperty<>(this, "selected");
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>(this, "failure");
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(this, "loading");
    private final ReadOnlyBooleanWrapper stopped = new ReadOnlyBooleanWrapper(this, "stopped");
    private final ReadOnlyBooleanWrapper complete = new ReadOnlyBooleanWrapper(this, "complete");
    private Account listed;
    private Running listing = Running.NOTHING;
    private Demand demand = new Demand(STEP);

    /** @param failed hears of a failure and of how to try again, for what concerns the whole window */
    JobListModel(
            ObservableValue<Account> account,
            TaskRunner tasks,
            Texts texts,
            Busy busy,
            BiConsumer<Failure, Runnable> failed) {
        this.account = account;
        this.tasks = tasks;
        this.texts = texts;
        this.busy = busy;
        this.failed = failed;
        filter.addListener((_, _, _) -> narrow());
        status.addListener((_, _, _) -> narrow());
    }

    /** Lists the jobs, where those of this account have not been listed yet. */
    void ensure() {
        if (account.getValue() != null && !Accounts.same(account.getValue(), listed)) {
            load();
        }
    }

    /** Lists the jobs anew. The old ones stay until the first new page is there, the selection as long as its job. */
    public void load() {
        listing.abandon();
        Account asked = account.getValue();
        boolean same = Accounts.same(asked, listed);
        listed = asked;
        if (!same) {
            all.clear();
            selected.set(null);
        }
        failure.set(null);
        stopped.set(false);
        complete.set(false);
        loading.set(true);
        demand = new Demand(Math.max(STEP, filtering() ? MOST : all.size()));
        Listing pages = new Listing(demand);
        listing = Tasks.<Boolean>create("list jobs", control -> {
                    asked.jobs(JobQuery.newest(MOST), page -> pages.take(page, control), control);
                    return true;
                })
                .busy(busy, texts.get("page.job.busy.jobs"))
                .onSuccess(_ -> {
                    pages.end();
                    complete.set(true);
                })
                .onCancelled(_ -> stopped.set(true))
                .onFailure(told -> {
                    failure.set(told);
                    failed.accept(told, this::load);
                })
                .andFinally(() -> loading.set(false))
                .start(tasks);
    }

    /** The pages of one listing. */
    private final class Listing {
        private final Demand wanted;
        private int count;
        private boolean first = true;

        Listing(Demand wanted) {
            this.wanted = wanted;
        }

        /** Takes a page in the background, and waits until more are wanted. */
        void take(List<JobSummary> page, Control control) {
            List<JobRow> rows = page.stream().map(JobRow::of).toList();
            count += rows.size();
            control.onUi(() -> add(rows));
            if (wanted.more(count) || count >= MOST) {
                return;
            }
            control.resting(true);
            control.onUi(() -> loading.set(false));
            try {
                wanted.await(count);
                control.onUi(() -> loading.set(true));
                control.resting(false);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        private void add(List<JobRow> rows) {
            if (first) {
                first = false;
                replace(rows);
            } else {
                arrived(rows);
            }
        }

        /** A listing without any page leaves nothing of the one before. */
        void end() {
            if (first) {
                replace(List.of());
            }
        }
    }

    /** More jobs of the same listing. */
    void arrived(List<JobRow> rows) {
        all.addAll(rows);
    }

    private void replace(List<JobRow> rows) {
        JobRow kept = selected.get();
        all.setAll(rows);
        selected.set(
                kept == null
                        ? null
                        : rows.stream()
                                .filter(row ->
                                        row.job().name().equals(kept.job().name()))
                                .findFirst()
                                .orElse(null));
    }

    private boolean filtering() {
        return !filter.get().isBlank() || status.get() != null;
    }

    private void narrow() {
        String[] words = filter.get().toLowerCase(Locale.ROOT).strip().split("\\s+");
        JobStatus kind = status.get();
        shown.setPredicate(row -> {
            for (String word : words) {
                if (!row.searched().contains(word)) {
                    return false;
                }
            }
            return kind == null || row.status() == kind;
        });
        if (selected.get() != null && !shown.contains(selected.get())) {
            selected.set(null);
        }
        if (filtering()) {
            // What is looked for may be older than what has been listed.
            demand.raise(MOST);
        }
    }

    /** Somebody scrolled to that line: the next pages, where it is near the end. */
    public void seen(int line) {
        if (!complete.get() && line > all.size() - STEP / 3) {
            demand.raise(all.size() + STEP);
        }
    }

    void stop() {
        listing.abandon();
    }

    /** The jobs that match, newest first. */
    public FilteredList<JobRow> shown() {
        return shown;
    }

    /** How many have been listed. */
    public ObservableList<JobRow> all() {
        return FXCollections.unmodifiableObservableList(all);
    }

    /** What one types to find a job. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** Only jobs of that kind; null: all. */
    public ObjectProperty<JobStatus> statusProperty() {
        return status;
    }

    /** The selected job; null: none. */
    public ObjectProperty<JobRow> selectedProperty() {
        return selected;
    }

    /** What went wrong; null: nothing. */
    public ObjectProperty<Failure> failureProperty() {
        return failure;
    }

    /** Whether more are coming just now. */
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Whether somebody stopped the listing before all were there. */
    public ReadOnlyBooleanProperty stoppedProperty() {
        return stopped.getReadOnlyProperty();
    }

    /** Whether all are listed. */
    public ReadOnlyBooleanProperty completeProperty() {
        return complete.getReadOnlyProperty();
    }
}
