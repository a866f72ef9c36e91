package dev.trainlight.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes cases back, with every field that they came with. */
public final class CaseWriter {
    private CaseWriter() {}

    /** The case as text, printed for people. */
    public static String text(Case evidence) {
        return Json.pretty(evidence.json()) + "\n";
    }

    /**
     * Writes the case to a file; an old file stays whole if that fails.
     *
     * @throws IOException where the file cannot be written
     */
    public static void write(Case evidence, Path file) throws IOException {
        AtomicFiles.write(file, text(evidence).getBytes(StandardCharsets.UTF_8));
    }
}
