package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.judgement.SecondVote;
import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Renewal;
import dev.trainlight.evidence.Subject;
import dev.trainlight.wizard.page.Navigator;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.state.Accounts;
import dev.trainlight.wizard.state.WizardState.Diagnosed;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.task.Control;
import dev.trainlight.wizard.task.Running;
import dev.trainlight.wizard.task.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * Collects evidence and diagnoses each part of it as it comes. Remembers the last check that came to its end: a later one
 * is compared with it, and leaves it standing where it is stopped or fails. JavaFX thread only.
 */
final class Checking {
    private final Surroundings around;
    private final Navigator navigator;
    private final ObservableValue<Account> account;
    private final ObservableValue<Subject> subject;
    private final ObjectProperty<Diagnosed> diagnosed;
    private final Function<Case, Diagnosis> diagnose;
    private final Busy busy = new Busy();
    private final ReadOnlyObjectWrapper<Snapshot> snapshot =
            new ReadOnlyObjectWrapper<>(this, "snapshot", Snapshot.NOTHING);
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>(this, "failure");
    private final ObjectProperty<Delta> delta = new SimpleObjectProperty<>(this, "delta");
    private final ReadOnlyObjectWrapper<Instant> keptFrom = new ReadOnlyObjectWrapper<>(this, "keptFrom");
    private Optional<Whole> last = Optional.empty();
    private Running collecting = Running.NOTHING;
    private Running voting = Running.NOTHING;
    private boolean looked;

    /** A check that came to its end, and when. */
    private record Whole(Snapshot snapshot, Case evidence, Diagnosis diagnosis, Instant at) {}

    /** A case with its diagnosis. */
    private record Found(Case evidence, Diagnosis diagnosis) {}

    Checking(
            Surroundings around,
            Navigator navigator,
            ObservableValue<Account> account,
            ObservableValue<Subject> subject,
            ObjectProperty<Diagnosed> diagnosed,
            Function<Case, Diagnosis> diagnose) {
        this.around = around;
        this.navigator = navigator;
        this.account = account;
        this.subject = subject;
        this.diagnosed = diagnosed;
        this.diagnose = diagnose;
        // A case file dropped on the window while this page is shown.
        subject.addListener((_, _, _) -> {
            if (looked) {
                ensure();
            }
        });
    }

    /** Whether somebody looks: what is newly chosen then is checked at once, else once the page is shown. */
    void looked(boolean now) {
        looked = now;
        if (now) {
            ensure();
        }
    }

    /**
     * Checks what was newly chosen. Chosen anew, even if it is the same job: somebody pressed the button. Another account
     * alone only makes what is here out of date; asking it about a job of the former one is for a person to order.
     */
    private void ensure() {
        if (snapshot.get().subject() != subject.getValue()) {
            check(Optional.empty());
        }
    }

    /**
     * Collects again, or for the first time, and says what changed.
     *
     * @param parts what to read again of a case that is whole; empty for everything
     */
    void check(Optional<Renewal> parts) {
        Account where = account.getValue();
        Subject what = subject.getValue();
        if (where == null || what == null) {
            return;
        }
        stop();
        boolean again =
                Accounts.same(snapshot.get().account(), where) && snapshot.get().subject() == what;
        if (!again) {
            last = Optional.empty();
        }
        failure.set(null);
        delta.set(null);
        keptFrom.set(null);
        snapshot.set(again ? snapshot.get().of(where).in(Phase.COLLECTING) : Snapshot.begin(where, what));
        long start = System.nanoTime();
        collecting = Tasks.create("collect evidence", control -> collect(where, what, parts, start, control))
                .busy(busy, around.texts().get("page.diagnosis.busy"))
                .onSuccess(found -> complete(found, start))
                .onCancelled(found -> cutShort(found, start))
                .onFailure(failed -> failed(failed, parts))
                .start(around.tasks());
    }

    private Found collect(Account where, Subject what, Optional<Renewal> parts, long start, Control control)
            throws Exception {
        Optional<Whole> before = last;
        boolean streams = before.isEmpty();
        CollectionListener listener = new CollectionListener() {
            @Override
            public void progress(String call, int done, int known) {
                control.waitingFor(call, known == 0 ? -1 : (double) done / known);
            }

            @Override
            public void partial(Case soFar) {
                // What was known before stays on the screen until all of it is known anew.
                if (streams) {
                    Found found = new Found(soFar, diagnose.apply(soFar));
                    control.onUi(() -> show(Phase.COLLECTING, found, start));
                }
            }
        };
        Case evidence = before.isPresent() && parts.isPresent()
                ? where.collectAgain(what, before.get().evidence(), parts.get(), listener, control)
                : where.collect(what, listener, control);
        return new Found(evidence, diagnose.apply(evidence));
    }

    private void show(Phase phase, Found found, long start) {
        show(phase, found, Duration.ofNanos(System.nanoTime() - start));
    }

    private void show(Phase phase, Found found, Duration took) {
        snapshot.set(snapshot.get().with(phase, found.evidence(), found.diagnosis(), took));
    }

    private void complete(Found found, long start) {
        show(Phase.COMPLETE, found, start);
        last.ifPresent(before -> delta.set(Delta.between(before.diagnosis(), found.diagnosis(), before.at())
                .with(ChangedDocument.between(before.evidence(), found.evidence()))));
        remember(found);
        vote(found);
    }

    private void remember(Found found) {
        last = Optional.of(new Whole(
                snapshot.get(),
                found.evidence(),
                found.diagnosis(),
                around.now().getValue()));
        handOn(found, true);
    }

    /** AWS's own opinion comes after the answer: nobody waits for it, and nobody has to have it. */
    private void vote(Found found) {
        Account where = snapshot.get().account();
        voting = Tasks.create("ask for a second vote", control -> {
                    Case with = where.opinions(SecondVote.questions(found.diagnosis()), control)
                            .addTo(found.evidence());
                    return with == found.evidence() ? found : new Found(with, diagnose.apply(with));
                })
                .onSuccess(voted -> {
                    if (voted != found) {
                        show(Phase.COMPLETE, voted, snapshot.get().took());
                        remember(voted);
                    }
                })
                .start(around.tasks());
    }

    private void cutShort(Optional<Found> found, long start) {
        if (keepsLast()) {
            return;
        }
        found.ifPresent(partly -> show(Phase.CUT_SHORT, partly, start));
        stopAt(Phase.CUT_SHORT);
    }

    private void failed(Failure what, Optional<Renewal> parts) {
        if (!keepsLast()) {
            stopAt(snapshot.get().diagnosis().isPresent() ? Phase.CUT_SHORT : Phase.FAILED);
        }
        if (what.kind() == Failure.Kind.SIGN_IN_NEEDED) {
            navigator.sessionOver(what, () -> resume(parts));
        }
        failure.set(what);
    }

    /** Somebody is signed in again; with another account, asking it about the former one's job is theirs to order. */
    private void resume(Optional<Renewal> parts) {
        if (Accounts.same(snapshot.get().account(), account.getValue())) {
            check(parts);
        }
    }

    /** A whole answer of before is worth more than half of a new one. */
    private boolean keepsLast() {
        last.ifPresent(before -> {
            snapshot.set(before.snapshot().of(snapshot.get().account()));
            keptFrom.set(before.at());
        });
        return last.isPresent();
    }

    /** Ends with what there is, which may be nothing. */
    private void stopAt(Phase phase) {
        Snapshot now = snapshot.get().in(phase);
        snapshot.set(now);
        now.evidence()
                .ifPresent(evidence ->
                        now.diagnosis().ifPresent(diagnosis -> handOn(new Found(evidence, diagnosis), false)));
    }

    private void handOn(Found found, boolean complete) {
        Snapshot now = snapshot.get();
        diagnosed.set(new Diagnosed(now.account(), now.subject(), found.evidence(), complete, found.diagnosis()));
    }

    /** Nobody looks any more. */
    void stop() {
        collecting.abandon();
        voting.abandon();
    }

    /** What is known by now. */
    ReadOnlyObjectProperty<Snapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /** What went wrong; null for nothing. */
    ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure;
    }

    /** What changed since the last check; null for no comparison. */
    ObjectProperty<Delta> deltaProperty() {
        return delta;
    }

    /** When what is shown was checked, where a later check did not come to its end; null otherwise. */
    ReadOnlyObjectProperty<Instant> keptFromProperty() {
        return keptFrom.getReadOnlyProperty();
    }

    /** What is being waited for. */
    Busy busy() {
        return busy;
    }
}
