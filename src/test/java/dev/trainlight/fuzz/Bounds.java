package dev.trainlight.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * How much one input may cost.
 *
 * @param nanos longest CPU time
 * @param bytes most memory that is asked for, even if not all at once
 */
record Bounds(long nanos, long bytes) {
    /** Two seconds and 512 MB. */
    static final Bounds STANDARD = new Bounds(2_000_000_000L, 512L << 20);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /**
     * Reads one input.
     *
     * @throws AssertionError where the reader throws what it does not declare, takes too long or too much memory
     */
    void check(String name, Reader reader, byte[] input) {
        Bounds cost = cost(name, reader, input);
        if (cost.exceeds(this)) {
            // The first time loads classes.
            cost = cost(name, reader, input);
        }
        if (cost.exceeds(this)) {
            throw new AssertionError(name + ": " + cost.nanos / 1_000_000 + " ms, " + (cost.bytes >> 20) + " MB for "
                    + input.length + " bytes");
        }
    }

    private boolean exceeds(Bounds other) {
        return nanos > other.nanos || bytes > other.bytes;
    }

    private static Bounds cost(String name, Reader reader, byte[] input) {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        try {
            reader.read(input);
        } catch (Exception | StackOverflowError | OutOfMemoryError fault) {
            throw new AssertionError(name + ": " + fault, fault);
        }
        return new Bounds(THREADS.getCurrentThreadCpuTime() - cpu, THREADS.getCurrentThreadAllocatedBytes() - bytes);
    }
}
