package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.message.Candidate.Weight;
import java.util.Collection;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reading of one text while it goes on: what every rule works with.
 *
 * @param text the readable text
 * @param frames what the words around a place say
 * @param findings what was found so far
 * @param hints what is known beside the text
 */
record Scan(PastedText text, Frames frames, Findings findings, Hints hints) {

    static Scan of(String raw, Hints hints) {
        PastedText text = TextNormalizer.normalize(raw);
        return new Scan(text, Frames.of(text, hints), new Findings(), hints);
    }

    /** Calls the rule at every place of the lower-case word that no earlier rule has claimed. */
    void each(String word, IntConsumer rule) {
        Anchors.each(text, word, at -> {
            if (!findings.claimed(at)) {
                rule.accept(at);
            }
        });
    }

    /** The same for several words. */
    void each(Collection<String> words, IntConsumer rule) {
        words.forEach(word -> each(word, rule));
    }

    /** Adds a reading of {@code [start, end)} and claims these words. */
    void add(Reading reading, Weight weight, int start, int end) {
        findings.add(new Candidate(reading, weight, start, end));
    }

    /** Whether another rule has claimed any of {@code [start, end)}. */
    boolean touched(int start, int end) {
        return findings.touches(start, end);
    }

    Scene scene(int at) {
        return frames.at(at);
    }

    /** The words in offsets of the pasted text. */
    TextSpan span(int start, int end) {
        return text.original(start, end);
    }

    /** Whether one of the lower-case words stands in {@code [from, to)}. */
    boolean has(int from, int to, Collection<String> words) {
        return Anchors.first(text, from, to, words) >= 0;
    }

    /** A matcher of the pattern for {@code [from, from + length)}. */
    Matcher matcher(Pattern pattern, int from, int length) {
        int start = Math.clamp(from, 0, text.length());
        return pattern.matcher(text.text()).region(start, Math.min(text.length(), start + length));
    }

    /** The first match in {@code [from, from + length)}, without the punctuation at its end. */
    Optional<String> found(Pattern pattern, int from, int length) {
        Matcher matcher = matcher(pattern, from, length);
        return matcher.find() ? Optional.of(trimmed(matcher.group())) : Optional.empty();
    }

    /** A name without the punctuation that follows it in a sentence. */
    static String trimmed(String name) {
        int end = name.length();
        while (end > 0 && ".,;:'\")".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(0, end);
    }
}
