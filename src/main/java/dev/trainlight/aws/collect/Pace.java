package dev.trainlight.aws.collect;

import java.time.Duration;

/** Lets calls through no faster than one in a given time, after a first few at once; keeps their order. */
final class Pace {
    private final long every;
    private final int burst;
    private long next = Long.MIN_VALUE;

    /**
     * @param every time between two calls in the long run
     * @param burst so many may go at once after a rest
     */
    Pace(Duration every, int burst) {
        this.every = every.toNanos();
        this.burst = burst;
    }

    /**
     * Waits for the next turn.
     *
     * @throws InterruptedException where the collection ends meanwhile
     */
    void await() throws InterruptedException {
        long wait = reserve(System.nanoTime());
        if (wait > 0) {
            Thread.sleep(Duration.ofNanos(wait));
        }
    }

    private synchronized long reserve(long now) {
        long earliest = now - every * (burst - 1);
        long turn = next == Long.MIN_VALUE ? earliest : Math.max(next, earliest);
        next = turn + every;
        return turn - now;
    }
}
