package dev.trainlight.wizard.page.job;

/**
 * How many jobs are wanted: the listing waits between two pages until somebody scrolls near the end, so that an account
 * with a hundred thousand jobs is not asked for all of them.
 */
final class Demand {
    private int wanted;

    Demand(int first) {
        wanted = first;
    }

    /** Wants at least so many. */
    synchronized void raise(int to) {
        if (to > wanted) {
            wanted = to;
            notifyAll();
        }
    }

    /** Whether more are wanted than there are. */
    synchronized boolean more(int have) {
        return have < wanted;
    }

    /** Waits until more are wanted than there are. */
    synchronized void await(int have) throws InterruptedException {
        while (have >= wanted) {
            wait();
        }
    }
}
