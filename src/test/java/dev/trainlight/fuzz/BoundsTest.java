package dev.trainlight.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fuzzer that finds nothing proves nothing unless a bad reader is found. */
class BoundsTest {
    private static final Bounds SMALL = new Bounds(50_000_000, 8 << 20);
    private static final byte[] INPUT = {1, 2, 3};

    private static void found(Reader reader, String because) {
        assertThatThrownBy(() -> SMALL.check("reader", reader, INPUT))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(because);
    }

    private static int deeper(int level) {
        return deeper(level + 1) + 1;
    }

    @Test
    void whatAReaderDoesNotDeclareIsFound() {
        found(
                _ -> {
                    throw new IllegalStateException("undeclared");
                },
                "undeclared");
        found(_ -> deeper(0), "StackOverflowError");
        found(
                _ -> {
                    throw new OutOfMemoryError("the heap is full");
                },
                "OutOfMemoryError");
    }

    @Test
    void aSlowReaderIsFound() {
        found(
                _ -> {
                    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
                    long end = threads.getCurrentThreadCpuTime() + 60_000_000;
                    while (threads.getCurrentThreadCpuTime() < end) {
                        Thread.onSpinWait();
                    }
                },
                " ms");
    }

    @Test
    void aReaderThatNeedsMuchMemoryIsFound() {
        found(
                _ -> {
                    List<byte[]> held = new ArrayList<>();
                    for (int megabyte = 0; megabyte < 9; megabyte++) {
                        held.add(new byte[1 << 20]);
                    }
                },
                "9 MB");
    }

    @Test
    void othersAreNot() {
        assertThatCode(() -> SMALL.check("reader", input -> input.clone(), INPUT))
                .doesNotThrowAnyException();
    }
}
