package dev.trainlight.diagnosis.message;

import dev.trainlight.evidence.Where;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A failure text and what it must be read as. The files beside this class hold one after another: a heading
 * {@code ## name}, lines {@code field: value}, and the text.
 *
 * @param name what is special about it
 * @param fields {@code where}, {@code expect} and others
 * @param text the text
 */
record Specimen(String name, Map<String, String> fields, String text) {
    private static final List<String> FIELDS =
            List.of("where", "expect", "also", "policy", "encoded", "authorization", "separator", "truncated", "count");

    /** Those of one file. */
    static List<Specimen> in(String file) {
        List<Specimen> specimens = new ArrayList<>();
        for (String part : read(file).split("(?m)^## ")) {
            if (!part.isBlank()) {
                specimens.add(parse(part));
            }
        }
        return specimens;
    }

    private static Specimen parse(String part) {
        String[] lines = part.split("\n", -1);
        Map<String, String> fields = new LinkedHashMap<>();
        int at = 1;
        while (at < lines.length && FIELDS.stream().anyMatch((lines[at] + ":")::startsWith)) {
            at++;
        }
        at = 1;
        while (at < lines.length) {
            int colon = lines[at].indexOf(": ");
            if (colon < 0 || !FIELDS.contains(lines[at].substring(0, colon))) {
                break;
            }
            fields.put(
                    lines[at].substring(0, colon),
                    lines[at].substring(colon + 2).strip());
            at++;
        }
        String text = String.join("\n", List.of(lines).subList(at, lines.length));
        return new Specimen(lines[0].strip(), fields, text.stripTrailing());
    }

    private static String read(String file) {
        try (InputStream in = Specimen.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Where> where() {
        return Optional.ofNullable(fields.get("where")).map(id -> Where.of(id).orElseThrow());
    }

    Optional<String> field(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    @Override
    public String toString() {
        return name;
    }
}
