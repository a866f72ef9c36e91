package dev.trainlight.wizard.task;

import java.time.Duration;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * What a page is busy with: shown in the strip above its buttons, with what is being waited for once that takes long, and
 * a Cancel that really cancels. Holds one work at a time, the latest.
 */
public final class Busy {
    /** After this long the strip says what is being waited for. */
    public static final Duration SLOW = Duration.ofSeconds(10);

    private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper(this, "active");
    private final ReadOnlyBooleanWrapper slow = new ReadOnlyBooleanWrapper(this, "slow");
    private final ReadOnlyBooleanWrapper cancelling = new ReadOnlyBooleanWrapper(this, "cancelling");
    private final ReadOnlyStringWrapper what = new ReadOnlyStringWrapper(this, "what", "");
    private final ReadOnlyStringWrapper waitingFor = new ReadOnlyStringWrapper(this, "waitingFor", "");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(this, "fraction", -1);
    private Object owner;
    private Runnable cancel = () -> {};
    private TaskRunner.Handle timer = () -> {};

    /** Begins: the strip shows. */
    void begin(Object work, String doing, Runnable onCancel, TaskRunner runner) {
        timer.stop();
        owner = work;
        cancel = onCancel;
        what.set(doing);
        waitingFor.set("");
        fraction.set(-1);
        slow.set(false);
        cancelling.set(false);
        active.set(true);
        timer = runner.after(SLOW, () -> slow.set(true));
    }

    /** Tells what that work waits for; nothing where it is no longer the latest. */
    void waitingFor(Object work, String call, double done) {
        if (work == owner) {
            waitingFor.set(call);
            fraction.set(done);
        }
    }

    /** Hides the strip while that work waits for the person, and shows it again. */
    void rest(Object work, boolean rests) {
        if (work == owner) {
            active.set(!rests);
        }
    }

    /** Ends: the strip goes; nothing where that work is no longer the latest. */
    void end(Object work) {
        if (work == owner) {
            owner = null;
            timer.stop();
            active.set(false);
            slow.set(false);
            cancelling.set(false);
        }
    }

    /** Asks the work to stop. */
    public void cancel() {
        if (active.get() && !cancelling.get()) {
            cancelling.set(true);
            cancel.run();
        }
    }

    /** Whether something runs. */
    public ReadOnlyBooleanProperty activeProperty() {
        return active.getReadOnlyProperty();
    }

    /** Whether it has run for {@link #SLOW}. */
    public ReadOnlyBooleanProperty slowProperty() {
        return slow.getReadOnlyProperty();
    }

    /** Whether it was asked to stop and has not yet. */
    public ReadOnlyBooleanProperty cancellingProperty() {
        return cancelling.getReadOnlyProperty();
    }

    /** What runs, in words. */
    public ReadOnlyStringProperty whatProperty() {
        return what.getReadOnlyProperty();
    }

    /** What is being waited for, such as {@code iam:GetRole}; may be empty. */
    public ReadOnlyStringProperty waitingForProperty() {
        return waitingFor.getReadOnlyProperty();
    }

    /** How much is done, 0 to 1; negative where not known. */
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }
}
