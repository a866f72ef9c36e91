package dev.trainlight.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static final Target CHOSEN = Target.valueOf(System.getProperty(TARGET, "ARN"));
    private static final Mutations MUTATIONS = new Mutations(CHOSEN.inputs());

    private Fuzzer() {}

    /** Reads one input; called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        byte[] input = MUTATIONS.input(bytes);
        try {
            CHOSEN.check(input);
        } catch (AssertionError found) {
            CRC32 sum = new CRC32();
            sum.update(input);
            Path folder = Path.of(System.getProperty(FOUND, "target/fuzz/found"));
            Files.createDirectories(folder);
            Files.write(folder.resolve(CHOSEN.folder() + "-found-%08x".formatted(sum.getValue())), input);
            throw found;
        }
    }
}
