package dev.trainlight.wizard.page;

import dev.trainlight.evidence.Failure;

/** How a page leads on, without knowing the others. */
public interface Navigator {
    /** To the next step, where that can be reached. */
    void forward();

    /** To the step before. */
    void back();

    /** To that step, where it can be reached. */
    void go(StepId step);

    /**
     * The session is over: a bar says so on every page and leads to the sign-in. Once somebody is signed in again, the
     * wizard comes back to this page and tries again.
     *
     * @param failure what to tell
     * @param retry what to do then
     */
    void sessionOver(Failure failure, Runnable retry);

    /** Somebody has signed in: back to where the session ended, or on to the next step. */
    void signedIn();
}
