package dev.trainlight.wizard.page.job;

import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.RoleSummary;
import dev.trainlight.evidence.Subject;
import dev.trainlight.wizard.state.Accounts;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.task.Debounce;
import dev.trainlight.wizard.task.Running;
import dev.trainlight.wizard.task.TaskRunner;
import dev.trainlight.wizard.task.Tasks;
import dev.trainlight.wizard.text.Texts;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.transformation.FilteredList;

/** The roles that SageMaker may assume, and, for the selected one, what a job could do with it. */
public final class RolesModel {
    private static final Duration QUIET = Duration.ofMillis(350);

    private final ObservableValue<Account> account;
    private final Function<Case, Diagnosis> diagnose;
    private final TaskRunner tasks;
    private final Texts texts;
    private final Busy busy;
    private final BiConsumer<Failure, Runnable> failed;
    private final LoadedList<RoleSummary> list;
    private final FilteredList<RoleSummary> shown;
    private final Debounce debounce;
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyObjectWrapper<Abilities> abilities = new ReadOnlyObjectWrapper<>(this, "abilities");
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>(this, "failure");
    private final ReadOnlyBooleanWrapper stopped = new ReadOnlyBooleanWrapper(this, "stopped");
    private final Map<String, Abilities> known = new HashMap<>();
    private Account knownOf;
    private Running looking = Running.NOTHING;

    /**
     * What a job could do with a role.
     *
     * @param role the role
     * @param evidence what was collected about it
     * @param diagnosis what that says, stage by stage
     */
    public record Abilities(RoleSummary role, Case evidence, Diagnosis diagnosis) {}

    RolesModel(
            ObservableValue<Account> account,
            Function<Case, Diagnosis> diagnose,
            LoadedList<RoleSummary> list,
            TaskRunner tasks,
            Texts texts,
            Busy busy,
            BiConsumer<Failure, Runnable> failed) {
        this.account = account;
        this.diagnose = diagnose;
        this.list = list;
        this.tasks = tasks;
        this.texts = texts;
        this.busy = busy;
        this.failed = failed;
        shown = new FilteredList<>(list.items());
        debounce = new Debounce(tasks, QUIET);
        filter.addListener((_, _, typed) -> {
            String words = typed.toLowerCase(Locale.ROOT).strip();
            shown.setPredicate(role -> role.arn().toLowerCase(Locale.ROOT).contains(words));
        });
        list.selectedProperty().addListener((_, _, role) -> select(role));
    }

    private void select(RoleSummary role) {
        looking.abandon();
        debounce.stop();
        failure.set(null);
        stopped.set(false);
        if (!Accounts.same(account.getValue(), knownOf)) {
            known.clear();
            knownOf = account.getValue();
        }
        abilities.set(role == null ? null : known.get(role.arn()));
        if (role != null && abilities.get() == null) {
            // Somebody who walks down the list with the arrow keys does not mean each role.
            debounce.call(() -> look(role));
        }
    }

    private void look(RoleSummary role) {
        Account asked = account.getValue();
        looking = Tasks.<Abilities>create("look at role", control -> {
                    CollectionListener progress = new CollectionListener() {
                        @Override
                        public void progress(String call, int done, int total) {
                            control.waitingFor(call, total == 0 ? -1 : (double) done / total);
                        }
                    };
                    Case evidence = asked.collect(new Subject.Role(role.arn()), progress, control);
                    return new Abilities(role, evidence, diagnose.apply(evidence));
                })
                .busy(busy, texts.get("page.job.busy.role", role.name()))
                .onSuccess(found -> {
                    known.put(role.arn(), found);
                    abilities.set(found);
                })
                .onCancelled(found -> {
                    found.ifPresent(abilities::set);
                    stopped.set(true);
                })
                .onFailure(told -> {
                    failure.set(told);
                    failed.accept(told, this::again);
                })
                .start(tasks);
    }

    /** Looks again at the selected role. */
    public void again() {
        RoleSummary role = list.selectedProperty().get();
        if (role != null) {
            known.remove(role.arn());
            select(role);
        }
    }

    void stop() {
        debounce.stop();
        looking.abandon();
    }

    /** All roles, and which is selected. */
    public LoadedList<RoleSummary> list() {
        return list;
    }

    /** The roles that match. */
    public FilteredList<RoleSummary> shown() {
        return shown;
    }

    /** What one types to find a role. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** What a job could do with the selected role; null until that is known. */
    public ReadOnlyObjectProperty<Abilities> abilitiesProperty() {
        return abilities.getReadOnlyProperty();
    }

    /** Whether somebody stopped the look at the selected role. */
    public ReadOnlyBooleanProperty stoppedProperty() {
        return stopped.getReadOnlyProperty();
    }

    /** Why that is not known; null: it is, or will be. */
    public ObjectProperty<Failure> failureProperty() {
        return failure;
    }
}
