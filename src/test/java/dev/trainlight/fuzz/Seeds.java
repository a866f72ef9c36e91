package dev.trainlight.fuzz;

import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.JobQuery;
import dev.trainlight.evidence.Json;
import dev.trainlight.evidence.Subject;
import dev.trainlight.sample.SampleAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the mutations begin with: the files of a target's folder, the sample account's cases, the specimens of messages. */
final class Seeds {
    /** Where the folders are. */
    static final Path FOLDER = Path.of("src/test/resources/dev/trainlight/fuzz");

    private static final Path SPECIMENS = Path.of("src/test/resources/dev/trainlight/diagnosis/message");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    private static final int LONG_DOCUMENT = 1500;
    private static final int LONG_LIST = 2;

    private Seeds() {}

    /** The seeds and found inputs of that target. */
    static List<byte[]> of(Target target) {
        List<byte[]> seeds = new ArrayList<>(files(FOLDER.resolve(target.folder())));
        switch (target) {
            case CASE, REDACTION -> cases().forEach(seed -> parts(seed.json(), seeds));
            case DIAGNOSIS, FIX ->
                cases().forEach(seed ->
                        seeds.add(bytes(Json.line(shortened(seed.json().deepCopy())))));
            case REQUEST ->
                cases().forEach(seed ->
                        seed.trainingJob().toOptional().ifPresent(job -> seeds.add(bytes(Json.line(job.json())))));
            case POLICY -> cases().forEach(seed -> policies(seed.json(), seeds));
            case TRAIL ->
                cases().forEach(seed ->
                        seed.json().path("cloudTrailEvents").forEach(event -> seeds.add(bytes(Json.line(event)))));
            case MESSAGE ->
                files(SPECIMENS)
                        .forEach(file -> Stream.of(new String(file, StandardCharsets.UTF_8).split("(?m)^## .*$\n"))
                                .forEach(text ->
                                        seeds.add(bytes(text.replaceAll("(?m)^(where|expect|also): .*\n", "")))));
            case CONFIG, CREDENTIALS, SSO_CACHE, LOGIN, ARN, IMAGE, EVALUATE -> {}
        }
        return seeds;
    }

    private static List<byte[]> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(Seeds::read).toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static List<Case> cases() {
        SampleAccount account = new SampleAccount(CLOCK);
        List<Case> cases = new ArrayList<>();
        account.jobs(
                new JobQuery(Optional.empty(), Optional.empty(), 8),
                page -> page.forEach(job -> {
                    try {
                        cases.add(account.collect(
                                new Subject.Job(job.name()), CollectionListener.NONE, Cancellation.NEVER));
                    } catch (AccountException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                }),
                Cancellation.NEVER);
        return cases;
    }

    /** A case of each part alone: parts are read one by one, and a small case is read as fast as its part. */
    private static void parts(JsonNode whole, List<byte[]> found) {
        whole.properties().forEach(part -> {
            if (part.getValue().isContainer()) {
                ObjectNode alone = Json.mapper().createObjectNode().put("schema", Case.SCHEMA);
                alone.set(part.getKey(), part.getValue().deepCopy());
                byte[] seed = bytes(Json.line(shortened(alone)));
                if (found.stream().noneMatch(old -> Arrays.equals(old, seed))) {
                    found.add(seed);
                }
            }
        });
    }

    /** Without long documents, which take time and teach a fuzzer nothing. */
    private static JsonNode shortened(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().stream().map(Map.Entry::getKey).toList().forEach(name -> {
                JsonNode child = object.get(name);
                if (child.has("Statement") && child.toString().length() > LONG_DOCUMENT) {
                    object.remove(name);
                } else {
                    object.set(name, shortened(child));
                }
            });
            return object;
        }
        if (node instanceof ArrayNode array) {
            while (array.size() > LONG_LIST) {
                array.remove(array.size() - 1);
            }
            array.forEach(Seeds::shortened);
        }
        return node;
    }

    private static void policies(JsonNode node, List<byte[]> found) {
        if (node.has("Statement")) {
            byte[] document = bytes(Json.line(node));
            if (document.length < 3000
                    && found.size() < 60
                    && found.stream().noneMatch(old -> Arrays.equals(old, document))) {
                found.add(document);
            }
            return;
        }
        node.forEach(child -> policies(child, found));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
