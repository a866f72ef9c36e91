package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.CheckDecision;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.diagnosis.judgement.SecondVote;
import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Subject;
import dev.trainlight.sagemaker.Stage;
import dev.trainlight.sagemaker.TrainingJob;
import dev.trainlight.wizard.line.LineModel;
import dev.trainlight.wizard.page.Command;
import dev.trainlight.wizard.page.Navigator;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.state.WizardState.Diagnosed;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.task.Running;
import dev.trainlight.wizard.task.Tasks;
import dev.trainlight.wizard.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
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
 * What step 3 knows and does: collects evidence, diagnoses each part of it as it comes, lets a person walk the stages and
 * their checks, and finds out why. JavaFX thread only; what takes time runs elsewhere.
 */
public final class DiagnosisViewModel {
    private final Surroundings around;
    private final Texts texts;
    private final Navigator navigator;
    private final ObservableValue<Account> account;
    private final ObservableValue<Subject> subject;
    private final ObjectProperty<Diagnosed> diagnosed;
    private final Function<Case, Diagnosis> diagnose;
    private final WhyBuilder whys;

    private final Busy busy = new Busy();
    private final ReadOnlyObjectWrapper<Snapshot> snapshot =
            new ReadOnlyObjectWrapper<>(this, "snapshot", Snapshot.NOTHING);
    private final ObjectProperty<Stage> stage = new SimpleObjectProperty<>(this, "stage");
    private final BooleanProperty all = new SimpleBooleanProperty(this, "all");
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ObservableList<Row> shownRows = FXCollections.unmodifiableObservableList(rows);
    private final ObjectProperty<Row> row = new SimpleObjectProperty<>(this, "row");
    private final ReadOnlyObjectWrapper<Why> why = new ReadOnlyObjectWrapper<>(this, "why");
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>(this, "failure");
    private final ObjectProperty<Delta> delta = new SimpleObjectProperty<>(this, "delta");
    private final ObservableValue<LineModel> line;
    private final ObservableValue<Headline> headline;
    private final ObservableValue<Boolean> outOfDate;

    private final Command checkAgain;
    private final Command getFix;
    private final Command askForMissing;
    private final Command whatToDo;
    private final Command anotherJob;
    private final ObservableValue<Command> primary;

    private Running collecting = Running.NOTHING;
    private Running explaining = Running.NOTHING;
    private Running voting = Running.NOTHING;
    private boolean stageChosen;
    private boolean updatingRows;
    private Instant finishedAt;

    /**
     * A page that knows nothing yet.
     *
     * @param account where to ask
     * @param subject what about; a new value is collected when the page is next shown
     * @param diagnosed takes each complete diagnosis, for the fix
     * @param diagnose such as the diagnostician's
     * @param whys explains single checks
     */
    public DiagnosisViewModel(
            Surroundings around,
            Navigator navigator,
            ObservableValue<Account> account,
            ObservableValue<Subject> subject,
            ObjectProperty<Diagnosed> diagnosed,
            Function<Case, Diagnosis> diagnose,
            WhyBuilder whys) {
        this.around = around;
        this.texts = around.texts();
        this.navigator = navigator;
        this.account = account;
        this.subject = subject;
        this.diagnosed = diagnosed;
        this.diagnose = diagnose;
        this.whys = whys;
        line = snapshot.map(Snapshot::line);
        headline = Bindings.createObjectBinding(this::headlineNow, snapshot, texts.localeProperty());
        outOfDate = Bindings.createObjectBinding(
                () -> snapshot.get().phase() != Phase.IDLE && snapshot.get().account() != account.getValue(),
                snapshot,
                account);
        BooleanBinding idle = busy.activeProperty().not();
        BooleanBinding known = Bindings.createBooleanBinding(
                () -> snapshot.get().phase() == Phase.COMPLETE || snapshot.get().phase() == Phase.CUT_SHORT, snapshot);
        ObservableValue<String> notYet = texts.of("page.diagnosis.not-yet");
        checkAgain = Command.of("check-again", texts.of("page.diagnosis.check-again"), this::check)
                .when(idle, texts.of("page.diagnosis.running"))
                .help(texts.of("page.diagnosis.check-again.help"))
                .shortcut("F5");
        getFix = Command.of("get-fix", texts.of("page.diagnosis.get-fix"), navigator::forward)
                .when(known, notYet);
        askForMissing = Command.of("get-fix", texts.of("page.diagnosis.ask-for-missing"), navigator::forward)
                .when(known, notYet);
        whatToDo = Command.of("get-fix", texts.of("page.diagnosis.what-to-do"), navigator::forward)
                .when(known, notYet);
        anotherJob = Command.of("another-job", texts.of("page.diagnosis.another-job"), () -> navigator.go(StepId.JOB));
        primary = Bindings.createObjectBinding(this::primaryNow, snapshot);
        stage.subscribe((_, _) -> fillRows(false));
        all.subscribe((_, _) -> fillRows(false));
        row.subscribe((_, chosen) -> {
            if (!updatingRows) {
                explain(chosen);
            }
        });
    }

    private Headline headlineNow() {
        Snapshot now = snapshot.get();
        return now.diagnosis()
                .map(each -> Headline.of(each, now.job(), now.phase(), texts))
                .orElseGet(() -> switch (now.phase()) {
                    case IDLE, COLLECTING -> Headline.waiting(texts);
                    case COMPLETE, CUT_SHORT, FAILED -> Headline.nothing(now.phase(), texts);
                });
    }

    private Command primaryNow() {
        Snapshot now = snapshot.get();
        if (now.phase() == Phase.FAILED) {
            return checkAgain;
        }
        return now.diagnosis()
                .map(each -> switch (each.verdict()) {
                    case PERMISSION -> getFix;
                    case NOT_PERMISSION -> whatToDo;
                    case HEALTHY -> each.findings().isEmpty() ? anotherJob : getFix;
                    case UNDETERMINED -> askForMissing;
                })
                .orElse(getFix);
    }

    /** The page comes to the front: whatever was newly chosen is checked. */
    public void shown() {
        // Chosen anew, even if it is the same job: somebody pressed the button. Another account alone only makes what
        // is
        // here out of date; asking it about a job of the former one is for a person to order.
        if (snapshot.get().subject() != subject.getValue()) {
            check();
        }
    }

    /** Collects again, or for the first time, and says what changed. */
    public void check() {
        Account where = account.getValue();
        Subject what = subject.getValue();
        if (where == null || what == null) {
            return;
        }
        collecting.abandon();
        voting.abandon();
        boolean again = snapshot.get().account() == where && snapshot.get().subject() == what;
        Optional<Diagnosis> before = again ? snapshot.get().diagnosis() : Optional.empty();
        Instant beforeAt = finishedAt;
        failure.set(null);
        delta.set(null);
        if (!again) {
            stageChosen = false;
            all.set(false);
            snapshot.set(
                    new Snapshot(Phase.COLLECTING, where, what, Optional.empty(), Optional.empty(), Duration.ZERO));
            stage.set(null);
            fillRows(false);
        } else {
            snapshot.set(snapshot.get().in(Phase.COLLECTING));
        }
        long start = System.nanoTime();
        collecting = Tasks.create("collect evidence", control -> {
                    CollectionListener listener = new CollectionListener() {
                        @Override
                        public void progress(String call, int done, int known) {
                            control.waitingFor(call, known == 0 ? -1 : (double) done / known);
                        }

                        @Override
                        public void partial(Case soFar) {
                            // What was known before stays on the screen until all of it is known anew.
                            if (before.isEmpty()) {
                                Diagnosis diagnosis = diagnose.apply(soFar);
                                control.onUi(() -> show(Phase.COLLECTING, soFar, diagnosis, start));
                            }
                        }
                    };
                    Case evidence = where.collect(what, listener, control);
                    return new Found(evidence, diagnose.apply(evidence));
                })
                .busy(busy, texts.get("page.diagnosis.busy"))
                .onSuccess(found -> {
                    show(Phase.COMPLETE, found.evidence(), found.diagnosis(), start);
                    before.ifPresent(earlier -> delta.set(Delta.between(earlier, found.diagnosis(), beforeAt)));
                    finish(where, what, found, true);
                    vote(where, what, found);
                })
                .onCancelled(found -> cancelled(where, what, found, start))
                .onFailure(this::failed)
                .start(around.tasks());
    }

    /**
     * A case with its diagnosis.
     */
    private record Found(Case evidence, Diagnosis diagnosis) {}

    /** AWS's own opinion comes after the answer: nobody waits for it, and nobody has to have it. */
    private void vote(Account where, Subject what, Found found) {
        voting = Tasks.create("ask for a second vote", control -> {
                    Case with = where.opinions(SecondVote.questions(found.diagnosis()), control)
                            .addTo(found.evidence());
                    return with == found.evidence() ? found : new Found(with, diagnose.apply(with));
                })
                .onSuccess(voted -> {
                    if (voted != found) {
                        show(
                                Phase.COMPLETE,
                                voted.evidence(),
                                voted.diagnosis(),
                                snapshot.get().took());
                        diagnosed.set(new Diagnosed(where, what, voted.evidence(), true, voted.diagnosis()));
                    }
                })
                .start(around.tasks());
    }

    private void finish(Account where, Subject what, Found found, boolean complete) {
        finishedAt = around.now().getValue();
        diagnosed.set(new Diagnosed(where, what, found.evidence(), complete, found.diagnosis()));
    }

    private void cancelled(Account where, Subject what, Optional<Found> found, long start) {
        Snapshot now = snapshot.get();
        Optional<Found> kept = found.or(() ->
                now.evidence().flatMap(evidence -> now.diagnosis().map(diagnosis -> new Found(evidence, diagnosis))));
        if (kept.isEmpty()) {
            snapshot.set(now.in(Phase.CUT_SHORT));
            return;
        }
        show(Phase.CUT_SHORT, kept.get().evidence(), kept.get().diagnosis(), start);
        finish(where, what, kept.get(), false);
    }

    private void failed(Failure what) {
        Snapshot now = snapshot.get();
        // What was known before is still there, and still what it was.
        snapshot.set(now.in(now.diagnosis().isPresent() ? Phase.CUT_SHORT : Phase.FAILED));
        if (what.kind() == Failure.Kind.SIGN_IN_NEEDED) {
            navigator.sessionOver(what, this::check);
        }
        failure.set(what);
    }

    private void show(Phase phase, Case evidence, Diagnosis diagnosis, long start) {
        show(phase, evidence, diagnosis, Duration.ofNanos(System.nanoTime() - start));
    }

    private void show(Phase phase, Case evidence, Diagnosis diagnosis, Duration took) {
        snapshot.set(snapshot.get().with(phase, evidence, diagnosis, took));
        if (!stageChosen) {
            Optional<Stage> focus = line.getValue().focus();
            stage.set(focus.orElseGet(() -> phase == Phase.COLLECTING ? stage.get() : firstWithChecks(diagnosis)));
        }
        fillRows(true);
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
    public void choose(Stage chosen) {
        if (chosen != null && chosen != stage.get()) {
            stageChosen = true;
            all.set(false);
            stage.set(chosen);
        } else if (chosen != null) {
            stageChosen = true;
            all.set(false);
        }
    }

    private void fillRows(boolean fresh) {
        Optional<Diagnosis> diagnosis = snapshot.get().diagnosis();
        Optional<String> reason = snapshot.get().job().flatMap(TrainingJob::failureReason);
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
                : now.stream().filter(DiagnosisViewModel::tells).findFirst().orElse(null);
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
        if (chosen == null || !tells(chosen)) {
            why.set(null);
            return;
        }
        explaining = Tasks.create("explain", _ -> whys.of(chosen))
                .onSuccess(why::set)
                .onFailure(failure::set)
                .start(around.tasks());
    }

    /** How many checks came out how. */
    public ObservableValue<String> status() {
        return texts.map(
                snapshot,
                now -> now.diagnosis()
                        .filter(_ -> now.phase() == Phase.COMPLETE || now.phase() == Phase.CUT_SHORT)
                        .map(each -> {
                            long unread = each.checks().stream()
                                    .filter(check -> check.decision() == CheckDecision.UNDETERMINED)
                                    .count();
                            double seconds = now.took().toMillis() / 1000.0;
                            return texts.get(
                                            "page.diagnosis.status",
                                            each.checks().size(),
                                            seconds)
                                    + (unread == 0 ? "" : " · " + texts.get("page.diagnosis.status.unread", unread));
                        })
                        .orElse(""));
    }

    /** Whether the headline is about that row's cause. */
    boolean isAnswer(Row which) {
        Optional<Finding> first = snapshot.get()
                .diagnosis()
                .flatMap(each -> each.findings().stream().findFirst());
        return switch (which) {
            case Row.OfCheck(var _, Optional<Finding> finding, var _) -> finding.isPresent() && finding.equals(first);
            case Row.OfFinding(Finding finding, var _) ->
                first.filter(finding::equals).isPresent();
            case Row.OfStage _, Row.OfLookAlike _, Row.OfWarning _, Row.OfGaps _, Row.OfGap _ -> false;
        };
    }

    /** Nobody looks any more. */
    public void closed() {
        collecting.abandon();
        explaining.abandon();
        voting.abandon();
    }

    /** What is known by now. */
    ReadOnlyObjectProperty<Snapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /** The line. */
    public ObservableValue<LineModel> line() {
        return line;
    }

    /** The answer. */
    public ObservableValue<Headline> headline() {
        return headline;
    }

    /** The stage whose checks are listed; {@link #choose} changes it. */
    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage;
    }

    /** Whether every check of the job is listed. */
    public BooleanProperty allProperty() {
        return all;
    }

    /** The list. */
    public ObservableList<Row> rows() {
        return shownRows;
    }

    /** The selected row; null for none. */
    public ObjectProperty<Row> rowProperty() {
        return row;
    }

    /** Why the selected row is as it is; null while that is being found out. */
    public ReadOnlyObjectProperty<Why> whyProperty() {
        return why.getReadOnlyProperty();
    }

    /** What went wrong; null for nothing. */
    public ObjectProperty<Failure> failureProperty() {
        return failure;
    }

    /** What changed since the last check; null for no comparison. */
    public ObjectProperty<Delta> deltaProperty() {
        return delta;
    }

    /** Whether what is shown comes from another account than the present one. */
    public ObservableValue<Boolean> outOfDate() {
        return outOfDate;
    }

    /** What the page is busy with. */
    public Busy busy() {
        return busy;
    }

    /** The command of the primary button. */
    public ObservableValue<Command> primary() {
        return primary;
    }

    /** Checks again. */
    public Command checkAgain() {
        return checkAgain;
    }
}
