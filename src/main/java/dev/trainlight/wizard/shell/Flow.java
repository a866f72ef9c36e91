package dev.trainlight.wizard.shell;

import dev.trainlight.evidence.Failure;
import dev.trainlight.wizard.page.Navigator;
import dev.trainlight.wizard.page.StepId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/**
 * Which step is shown, how the others stand, and where to go back to after a session ended: the shell's view-model. Going
 * anywhere never destroys anything.
 */
public final class Flow implements Navigator {
    private final Map<StepId, Step> steps = new EnumMap<>(StepId.class);
    private final Set<StepId> visited = EnumSet.noneOf(StepId.class);
    private final ReadOnlyObjectWrapper<StepId> current = new ReadOnlyObjectWrapper<>(this, "current", StepId.SIGN_IN);
    private final ReadOnlyObjectWrapper<Failure> sessionOver = new ReadOnlyObjectWrapper<>(this, "sessionOver");
    private StepId resumeAt;
    private Runnable retry = () -> {};

    /** The steps, in {@link StepId}'s order; the first is shown. */
    public Flow(List<Step> steps) {
        steps.forEach(step -> this.steps.put(step.id(), step));
        visited.add(StepId.SIGN_IN);
    }

    /** The step shown. */
    public ReadOnlyObjectProperty<StepId> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Why the session is over; null while it is not. */
    public ReadOnlyObjectProperty<Failure> sessionOverProperty() {
        return sessionOver.getReadOnlyProperty();
    }

    /** The step with that id. */
    public Step step(StepId id) {
        return steps.get(id);
    }

    /** All steps in order. */
    public List<Step> steps() {
        return new ArrayList<>(steps.values());
    }

    /** How that step stands, following everything that it depends on. */
    public ObservableValue<StepState> state(StepId id) {
        Step step = steps.get(id);
        List<Observable> sources = new ArrayList<>(List.of(current));
        steps.values().forEach(each -> sources.add(each.reachable()));
        sources.add(step.outOfDate());
        return Bindings.createObjectBinding(() -> stateNow(step), sources.toArray(Observable[]::new));
    }

    private StepState stateNow(Step step) {
        if (step.id() == current.get()) {
            return StepState.CURRENT;
        }
        if (!step.reachable().getValue()) {
            return StepState.NOT_YET;
        }
        if (step.outOfDate().getValue()) {
            return StepState.OUT_OF_DATE;
        }
        return done(step) ? StepState.DONE : StepState.OPEN;
    }

    /** A step is done once the next one can be reached, the last one once it was seen. */
    private boolean done(Step step) {
        int next = step.id().ordinal() + 1;
        return next < StepId.values().length
                ? steps.get(StepId.values()[next]).reachable().getValue()
                : visited.contains(step.id());
    }

    @Override
    public void go(StepId id) {
        if (steps.get(id).reachable().getValue()) {
            visited.add(id);
            current.set(id);
        }
    }

    @Override
    public void forward() {
        int next = current.get().ordinal() + 1;
        if (next < StepId.values().length) {
            go(StepId.values()[next]);
        }
    }

    @Override
    public void back() {
        if (current.get() != StepId.SIGN_IN) {
            go(StepId.values()[current.get().ordinal() - 1]);
        }
    }

    @Override
    public void sessionOver(Failure failure, Runnable again) {
        resumeAt = current.get();
        retry = again;
        sessionOver.set(failure);
    }

    /** Hides the bar; the page keeps what it has. */
    public void dismissSessionOver() {
        sessionOver.set(null);
        resumeAt = null;
        retry = () -> {};
    }

    @Override
    public void signedIn() {
        StepId resume = resumeAt;
        Runnable again = retry;
        dismissSessionOver();
        if (resume != null
                && resume != StepId.SIGN_IN
                && steps.get(resume).reachable().getValue()) {
            go(resume);
            again.run();
        } else {
            go(StepId.JOB);
        }
    }
}
