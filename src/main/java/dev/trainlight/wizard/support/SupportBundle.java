package dev.trainlight.wizard.support;

import dev.trainlight.evidence.AtomicFiles;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CaseWriter;
import dev.trainlight.evidence.SecretScrubber;
import dev.trainlight.evidence.redaction.Redaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What support needs to understand a problem: which program on which system, its log, and the case on the screen,
 * redacted. Made of texts that a person reads before any of them is saved.
 *
 * @param files what goes in, in the order in which it is shown
 */
public record SupportBundle(List<Part> files) {
    /** A second program that runs at the same time writes beside the first: trainlight-0.log.1. */
    private static final Pattern LOG = Pattern.compile("trainlight-\\d+\\.log(\\.\\d+)?");

    public SupportBundle {
        files = List.copyOf(files);
    }

    /**
     * A file of the bundle.
     *
     * @param name its name in the zip
     * @param content all of it
     */
    public record Part(String name, String content) {}

    /**
     * Collects it.
     *
     * @param about which program this is and what it runs on, a line each
     * @param logs the folder of the log files; need not exist
     * @param evidence the case on the screen
     * @throws IOException where a log that is there cannot be read
     */
    public static SupportBundle collect(List<String> about, Path logs, Optional<Case> evidence) throws IOException {
        List<Part> files = new ArrayList<>();
        List<Path> written = logs(logs);
        String none = written.isEmpty() ? "There is no log: its folder cannot be written, or is empty.\n" : "";
        files.add(new Part("about.txt", String.join("\n", about) + "\n" + none));
        if (evidence.isPresent()) {
            files.add(new Part("case.trainlight.json", CaseWriter.text(Redaction.redact(evidence.get()))));
        }
        for (Path log : written) {
            // Scrubbed when it was written; a newer program knows more that looks like a secret.
            String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
            files.add(new Part("logs/" + log.getFileName(), SecretScrubber.scrub(text)));
        }
        return new SupportBundle(files);
    }

    private static List<Path> logs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> LOG.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /**
     * Writes the zip; an older file stays whole if that fails.
     *
     * @throws IOException where it cannot be written
     */
    public void write(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Part part : files) {
                zip.putNextEntry(new ZipEntry(part.name()));
                zip.write(part.content().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        AtomicFiles.write(file, bytes.toByteArray());
    }
}
