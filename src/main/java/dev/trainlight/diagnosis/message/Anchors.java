package dev.trainlight.diagnosis.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Finding fixed words, the cheap first step of every rule: patterns run only in small windows around them, so that the
 * time stays linear whatever the text is.
 */
final class Anchors {
    /** Of very many occurrences the first and the last are looked at: a log repeats itself. */
    private static final int AT_EITHER_END = 200;

    private Anchors() {}

    /** Calls the action with the place of every occurrence of the lower-case word, in order. */
    static void each(PastedText text, String word, IntConsumer action) {
        if (!text.mayContain(word)) {
            return;
        }
        String lower = text.lower();
        int at = lower.indexOf(word);
        int count = 0;
        int reached = -1;
        while (at >= 0 && count < AT_EITHER_END) {
            action.accept(at);
            reached = at;
            count++;
            at = lower.indexOf(word, at + word.length());
        }
        if (at < 0) {
            return;
        }
        List<Integer> fromEnd = new ArrayList<>();
        int back = lower.lastIndexOf(word);
        while (back > reached && fromEnd.size() < AT_EITHER_END) {
            fromEnd.add(back);
            back = back < word.length() ? -1 : lower.lastIndexOf(word, back - word.length());
        }
        for (int i = fromEnd.size() - 1; i >= 0; i--) {
            action.accept(fromEnd.get(i));
        }
    }

    /** Whether one of the lower-case words stands anywhere. */
    static boolean any(PastedText text, Collection<String> words) {
        for (String word : words) {
            if (text.mayContain(word) && text.lower().contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** The first place of one of the words in {@code [from, to)}, or -1. */
    static int first(PastedText text, int from, int to, Collection<String> words) {
        String window = text.lowerSlice(from, to);
        int best = -1;
        for (String word : words) {
            int at = window.indexOf(word);
            if (at >= 0 && (best < 0 || at < best)) {
                best = at;
            }
        }
        return best < 0 ? -1 : Math.max(0, from) + best;
    }
}
