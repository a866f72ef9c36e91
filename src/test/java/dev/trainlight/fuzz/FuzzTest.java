package dev.trainlight.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever stands in a foreign text, its reader gives an answer or the exception that it declares, soon and in little
 * memory. Here with every input that once was too much, and a few hundred damaged ones, the same each time; the long run
 * is {@link LongRun}.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FuzzTest {
    /** Fewer where the long run makes few, too. */
    private static final int DAMAGED = 100;

    private static final int SHARE = 1000;
    private static final int LONGEST_SCRIPT = 40;

    @ParameterizedTest
    @EnumSource
    void readersWithstandWhatOnceWasTooMuch(Target target) {
        List<byte[]> inputs = target.inputs();
        assertThat(inputs).isNotEmpty();
        inputs.forEach(target::check);
    }

    @ParameterizedTest
    @EnumSource
    void readersWithstandDamagedTexts(Target target) {
        SplittableRandom random = new SplittableRandom(target.ordinal());
        List<byte[]> inputs = target.inputs();
        Mutations mutations = new Mutations(inputs);
        for (int turn = 0; turn < Math.min(DAMAGED, target.executions() / SHARE); turn++) {
            byte[] script = new byte[4 + random.nextInt(LONGEST_SCRIPT)];
            random.nextBytes(script);
            script[0] = turn % 2 == 0 ? Mutations.EDIT : Mutations.WORDS;
            target.check(mutations.input(script));
            target.check(broken(inputs.get(turn % inputs.size()), random));
        }
    }

    /** The input with a byte changed, a stretch cut out, or a stretch twice. */
    private static byte[] broken(byte[] input, SplittableRandom random) {
        if (input.length < 2) {
            return new byte[] {(byte) random.nextInt()};
        }
        int from = random.nextInt(input.length);
        int length = random.nextInt(Math.min(input.length - from, 64) + 1);
        byte[] cut = new byte[input.length - length];
        System.arraycopy(input, 0, cut, 0, from);
        System.arraycopy(input, from + length, cut, from, input.length - from - length);
        if (cut.length > 0) {
            cut[random.nextInt(cut.length)] = (byte) random.nextInt();
        }
        return cut;
    }
}
