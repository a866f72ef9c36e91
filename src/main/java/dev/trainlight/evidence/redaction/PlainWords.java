package dev.trainlight.evidence.redaction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells words that could be anybody's from words that somebody must have chosen. */
final class PlainWords {
    private static final String RESOURCE = "plain-words.txt";
    private static final int SHORTEST = 5;
    private static final Pattern LETTERS_AND_DIGITS = Pattern.compile("(?=.*[A-Za-z])(?=.*\\d)[A-Za-z0-9]{4,}");
    private static final Pattern MIXED = Pattern.compile("[A-Za-z0-9]+[A-Z][A-Za-z0-9]*");

    private final Set<String> words;

    private PlainWords(Set<String> words) {
        this.words = words;
    }

    /**
     * The bundled list.
     *
     * @throws IllegalStateException where the program's own resource is missing
     */
    static PlainWords bundled() {
        InputStream found = PlainWords.class.getResourceAsStream(RESOURCE);
        if (found == null) {
            throw new IllegalStateException("missing resource " + RESOURCE);
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8))) {
            return new PlainWords(reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether the word, standing alone in a text, can only mean what somebody named so. */
    boolean telling(String word) {
        if (words.contains(Lexicon.lower(word))) {
            return false;
        }
        return LETTERS_AND_DIGITS.matcher(word).matches()
                || word.length() >= SHORTEST
                || word.length() >= SHORTEST - 1 && MIXED.matcher(word).matches();
    }
}
