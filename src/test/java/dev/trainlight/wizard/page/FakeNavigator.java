package dev.trainlight.wizard.page;

import dev.trainlight.evidence.Failure;
import java.util.ArrayList;
import java.util.List;

/** A navigator that remembers where it was sent. */
public final class FakeNavigator implements Navigator {
    /** What was asked, in order. */
    public final List<String> went = new ArrayList<>();

    /** What to do once somebody is signed in again. */
    public Runnable retry;

    @Override
    public void forward() {
        went.add("forward");
    }

    @Override
    public void back() {
        went.add("back");
    }

    @Override
    public void go(StepId step) {
        went.add("go " + step);
    }

    @Override
    public void sessionOver(Failure failure, Runnable again) {
        went.add("session over");
        retry = again;
    }

    @Override
    public void signedIn() {
        went.add("signed in");
    }
}
