package dev.trainlight.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.CRC32;

/**
 * What Jazzer calls (https://github.com/CodeIntelligenceTesting/jazzer): one target, named by the system property
 * {@code trainlight.fuzz.target}. An input that is too much is kept as the reader saw it, for the target's folder.
 */
public final class Fuzzer {
    /** Names the target. */
    static final String TARGET = "trainlight.fuzz.target";

    /** Where found inputs go. */
    static final String FOUND = "trainlight.fuzz.found";

    /** A reader that has not come back after so long is stuck; Jazzer ends it after twice that. */
    static final Duration STUCK = Duration.ofSeconds(5);

    private static final Target CHOSEN = Target.valueOf(System.getProperty(TARGET, "ARN"));
    private static final Mutations MUTATIONS = new Mutations(CHOSEN.inputs());

    /** What is being read; null between inputs. Each array is one reading, told from others by its identity. */
    private static volatile byte[] reading;

    static {
        Thread.ofPlatform().daemon().name("stuck").start(Fuzzer::keepWhatIsStuck);
    }

    private Fuzzer() {}

    /** Reads one input; called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        byte[] input = MUTATIONS.input(bytes);
        reading = input;
        try {
            CHOSEN.check(input);
        } catch (AssertionError found) {
            keep(input);
            throw found;
        } finally {
            reading = null;
        }
    }

    private static void keepWhatIsStuck() {
        try {
            for (; ; ) {
                byte[] before = reading;
                Thread.sleep(STUCK);
                if (before != null && before == reading) {
                    keep(before);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void keep(byte[] input) {
        CRC32 sum = new CRC32();
        sum.update(input);
        Path folder = Path.of(System.getProperty(FOUND, "target/fuzz/found"));
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(CHOSEN.folder() + "-found-%08x".formatted(sum.getValue())), input);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
