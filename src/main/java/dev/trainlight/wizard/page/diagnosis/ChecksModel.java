package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.evidence.Failure;
import dev.trainlight.sagemaker.Stage;
import dev.trainlight.sagemaker.TrainingJob;
import dev.trainlight.wizard.state.Accounts;
import dev.trainlight.wizard.task.Running;
import dev.trainlight.wizard.task.TaskRunner;
import dev.trainlight.wizard.task.Tasks;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Which stage's checks are listed, which of them is selected, and why it came out so. Follows what is known: the first
 * stage that is blocked is selected by itself, until a person walks to another. JavaFX thread only.
 */
final class ChecksModel {
    private final TaskRunner tasks;
    private final WhyBuilder whys;
    private final ObservableValue<Snapshot> snapshot;
    private final ObjectProperty<Stage> stage = new SimpleObjectProperty<>(this, "stage");
    private final BooleanProperty all = new SimpleBooleanProperty(this, "all");
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ObservableList<Row> shownRows = FXCollections.unmodifiableObservableList(rows);
    private final ObjectProperty<Row> row = new SimpleObjectProperty<>(this, "row");
    private final ReadOnlyObjectWrapper<Why> why = new ReadOnlyObjectWrapper<>(this, "why");
    private final ReadOnlyObjectWrapper<Failure> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    private Running explaining = Running.NOTHING;
    private boolean stageChosen;
    private boolean updatingRows;

    ChecksModel(ObservableValue<Snapshot> snapshot, WhyBuilder whys, TaskRunner tasks) {
        this.snapshot = snapshot;
        this.whys = whys;
        this.tasks = tasks;
        snapshot.subscribe(this::follow);
        stage.subscribe((_, _) -> fillRows(false));
        all.subscribe((_, _) -> fillRows(false));
        row.subscribe((_, chosen) -> {
            if (!updatingRows) {
                stageChosen |= chosen != null;
                explain(chosen);
            }
        });
    }

    private void follow(Snapshot before, Snapshot now) {
        if (now.subject() != before.subject() || !Accounts.same(now.account(), before.account())) {
            stageChosen = false;
            all.set(false);
            stage.set(null);
        }
        if (now.diagnosis().equals(before.diagnosis()) && now.phase() == before.phase()) {
            return;
        }
        now.diagnosis().filter(_ -> !stageChosen).ifPresent(diagnosis -> focus(now, diagnosis));
        fillRows(!now.diagnosis().equals(before.diagnosis()));
    }

    private void focus(Snapshot now, Diagnosis diagnosis) {
        Optional<Stage> telling = now.line().focus();
        if (telling.isPresent()) {
            stage.set(telling.get());
        } else if (stage.get() == null && now.phase() != Phase.COLLECTING) {
            stage.set(firstWithChecks(diagnosis));
        }
    }

    private static Stage firstWithChecks(Diagnosis diagnosis) {
        return diagnosis.checks().stream()
                .map(Check::stage)
                .filter(stage -> stage == Stage.DATA_DOWNLOAD)
                .findFirst()
                .or(() -> diagnosis.checks().stream().map(Check::stage).findFirst())
                .orElse(Stage.PROVISIONING);
    }

    /** Somebody walks to that station. */
    void choose(Stage chosen) {
        if (chosen != null && chosen != stage.get()) {
            stageChosen = true;
            all.set(false);
            stage.set(chosen);
        }
    }

    private void fillRows(boolean fresh) {
        Optional<Diagnosis> diagnosis = snapshot.getValue().diagnosis();
        Optional<String> reason = snapshot.getValue().job().flatMap(TrainingJob::failureReason);
        String kept = row.get() == null ? null : row.get().key();
        List<Row> now = diagnosis
                .map(each -> all.get()
                        ? Row.all(each, reason)
                        : stage.get() == null ? List.<Row>of() : Row.of(each, stage.get(), reason))
                .orElse(List.of());
        Row again =
                now.stream().filter(each -> each.key().equals(kept)).findFirst().orElse(null);
        Row chosen = again != null
                ? again
                : now.stream().filter(ChecksModel::tells).findFirst().orElse(null);
        boolean same = !fresh && chosen != null && chosen.equals(row.get());
        updatingRows = true;
        row.set(chosen);
        if (!rows.equals(now)) {
            rows.setAll(now);
        }
        updatingRows = false;
        if (!same) {
            explain(chosen);
        }
    }

    private static boolean tells(Row row) {
        return switch (row) {
            case Row.OfCheck _, Row.OfFinding _, Row.OfLookAlike _, Row.OfWarning _, Row.OfGap _ -> true;
            case Row.OfStage _, Row.OfGaps _ -> false;
        };
    }

    private void explain(Row chosen) {
        explaining.abandon();
        failure.set(null);
        if (chosen == null || !tells(chosen)) {
            why.set(null);
            return;
        }
        explaining = Tasks.create("explain", _ -> whys.of(chosen))
                .onSuccess(why::set)
                .onFailure(failure::set)
                .start(tasks);
    }

    /** Nobody looks any more. */
    void stop() {
        explaining.abandon();
    }

    /** The stage whose checks are listed; {@link #choose} changes it. */
    ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage;
    }

    /** Whether every check of the job is listed. */
    BooleanProperty allProperty() {
        return all;
    }

    /** The list. */
    ObservableList<Row> rows() {
        return shownRows;
    }

    /** The selected row; null for none. */
    ObjectProperty<Row> rowProperty() {
        return row;
    }

    /** Why the selected row is as it is; null while that is being found out. */
    ReadOnlyObjectProperty<Why> whyProperty() {
        return why.getReadOnlyProperty();
    }

    /** What went wrong in finding out why; null for nothing. */
    ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
