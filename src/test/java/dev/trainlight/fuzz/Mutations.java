package dev.trainlight.fuzz;

import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Makes inputs of bytes. Bytes as they are seldom stay JSON, so those that begin with {@value #EDIT} are a script of edits
 * of one of the target's seeds, and those that begin with {@value #WORDS} choose pieces of its seeds to be put together.
 */
final class Mutations {
    static final byte EDIT = 1;
    static final byte WORDS = 2;

    private static final int LARGEST_SEED = 120_000;

    private final List<JsonNode> trees = new ArrayList<>();
    private final List<byte[]> words = new ArrayList<>();

    Mutations(List<byte[]> seeds) {
        for (byte[] seed : seeds) {
            tree(seed).ifPresent(trees::add);
            for (String word : new String(seed, StandardCharsets.UTF_8).split("(?<=[\\s:/\",=])")) {
                if (words.size() < 4096 && !word.isBlank()) {
                    words.add(word.getBytes(StandardCharsets.UTF_8));
                }
            }
            words.add("\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Optional<JsonNode> tree(byte[] seed) {
        try {
            JsonNode tree = Json.parse(seed);
            return tree.isContainer() && seed.length < LARGEST_SEED ? Optional.of(tree) : Optional.empty();
        } catch (CaseFormatException noJson) {
            return Optional.empty();
        }
    }

    /** The input that the bytes stand for. */
    byte[] input(byte[] bytes) {
        if (bytes.length < 3) {
            return bytes;
        }
        if (bytes[0] == EDIT && !trees.isEmpty()) {
            return JsonEdits.apply(trees.get((bytes[1] & 0xFF) % trees.size()), bytes, 2);
        }
        if (bytes[0] == WORDS && !words.isEmpty()) {
            return together(bytes);
        }
        return bytes;
    }

    private byte[] together(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 1; at + 1 < bytes.length; at += 2) {
            int which = (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
            // Now and then a character of its own.
            if (which >= 0xF000) {
                out.write(which & 0xFF);
            } else {
                out.writeBytes(words.get(which % words.size()));
            }
        }
        return out.toByteArray();
    }
}
