package dev.trainlight.wizard.task;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Runs work on the calling thread: at once, or, after {@link #hold}, when the test says so. Delays pass when the test
 * says so.
 */
public final class InlineTaskRunner implements TaskRunner {
    private final Deque<Runnable> held = new ArrayDeque<>();
    private final List<Delayed> delayed = new ArrayList<>();
    private boolean holding;
    private int stops;

    private record Delayed(Duration delay, Runnable action) {}

    /** From now on background work waits for {@link #runHeld}. */
    public InlineTaskRunner hold() {
        holding = true;
        return this;
    }

    /** Runs the background work that waits, and what it starts. */
    public void runHeld() {
        while (!held.isEmpty()) {
            held.poll().run();
        }
    }

    /** Runs only what has waited longest. */
    public void runNext() {
        held.remove().run();
    }

    /** How much background work waits. */
    public int held() {
        return held.size();
    }

    /** Lets time pass: runs what was planned up to that delay. */
    public void pass(Duration time) {
        List<Delayed> due = delayed.stream()
                .filter(each -> each.delay().compareTo(time) <= 0)
                .toList();
        delayed.removeAll(due);
        due.forEach(each -> each.action().run());
    }

    /** How often work was asked to stop. */
    public int stops() {
        return stops;
    }

    @Override
    public Handle background(String name, Runnable work) {
        if (holding) {
            held.add(work);
        } else {
            work.run();
        }
        return () -> stops++;
    }

    @Override
    public void onUi(Runnable action) {
        action.run();
    }

    @Override
    public Handle after(Duration delay, Runnable action) {
        Delayed plan = new Delayed(delay, action);
        delayed.add(plan);
        return () -> delayed.remove(plan);
    }
}
