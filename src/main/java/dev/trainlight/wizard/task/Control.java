package dev.trainlight.wizard.task;

import dev.trainlight.evidence.Cancellation;

/** What running work may ask and tell. */
public interface Control extends Cancellation {
    /** Runs an action on the thread of the user interface, in order; nothing after the task was abandoned. */
    void onUi(Runnable action);

    /**
     * Tells what is being waited for.
     *
     * @param what such as {@code iam:GetRole}
     * @param fraction how much is done, 0 to 1, or negative where that is not known
     */
    void waitingFor(String what, double fraction);

    /** Tells that the work waits for the person now, not the person for it: the busy strip goes until it goes on. */
    void resting(boolean rests);
}
