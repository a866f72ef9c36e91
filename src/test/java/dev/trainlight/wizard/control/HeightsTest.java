package dev.trainlight.wizard.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeightsTest {
    private final Heights heights = new Heights();
    private final AtomicInteger computed = new AtomicInteger();

    private double at(double width) {
        return heights.preferred(width, asked -> {
            computed.incrementAndGet();
            return asked * 2;
        });
    }

    @Test
    void twoWidthsAreKeptUntilTheyAreForgotten() {
        assertThat(at(10)).isEqualTo(20);
        assertThat(at(-1)).isEqualTo(-2);
        assertThat(at(10)).isEqualTo(20);
        assertThat(at(-1)).isEqualTo(-2);
        assertThat(computed).hasValue(2);

        heights.forget();
        assertThat(at(10)).isEqualTo(20);
        assertThat(computed).hasValue(3);
    }

    @Test
    void theLeastHeightIsAnother() {
        at(10);
        assertThat(heights.least(10, asked -> asked)).isEqualTo(10);
        assertThat(at(10)).isEqualTo(20);
        heights.forget();
        assertThat(heights.least(10, asked -> asked + 1)).isEqualTo(11);
    }

    @Test
    void aThirdWidthIsComputed() {
        at(1);
        at(2);
        assertThat(at(3)).isEqualTo(6);
        assertThat(at(2)).isEqualTo(4);
        assertThat(computed).hasValue(3);
        assertThat(at(1)).isEqualTo(2);
        assertThat(computed).hasValue(4);
    }
}
