package dev.trainlight.evidence.redaction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of a case, and how they are cut so that replacing them keeps every match of a wildcard. A name falls into
 * words at everything that is neither letter nor digit; those separators stay, so that paths keep their segments. A
 * pattern may cut a word: where some policy says {@code ml-dat*}, the word {@code data} is cut into {@code dat} and
 * {@code a}, and so is every other word and pattern that begins like that. What remains, the atoms, is replaced one by
 * one, always the same atom by the same letters: then whatever matched before still matches.
 */
final class Lexicon {
    // A single letter anywhere would cut every word into crumbs.
    private static final int SHORTEST_INSIDE = 2;

    /**
     * A stretch of a pattern beside a wildcard.
     *
     * @param text in lower case
     * @param begins whether a word must begin with it
     * @param ends whether a word must end with it
     */
    record Fragment(String text, boolean begins, boolean ends) {
        /** Where a word has it. */
        List<Integer> places(String word) {
            if (begins) {
                return word.startsWith(text) && (!ends || word.equals(text)) ? List.of(0) : List.of();
            }
            if (ends) {
                return word.endsWith(text) ? List.of(word.length() - text.length()) : List.of();
            }
            List<Integer> places = new ArrayList<>();
            for (int at = word.indexOf(text); at >= 0; at = word.indexOf(text, at + 1)) {
                places.add(at);
            }
            return places;
        }
    }

    private final Map<String, NavigableSet<Integer>> cuts = new LinkedHashMap<>();
    private final Set<Fragment> fragments = new LinkedHashSet<>();
    private final Set<String> pinned = new LinkedHashSet<>();

    /** A whole word that somebody chose. */
    void word(String word) {
        cuts.computeIfAbsent(lower(word), _ -> new TreeSet<>());
    }

    /** A word that stays as it is, wherever it stands. */
    void pin(String word) {
        word(word);
        pinned.add(lower(word));
    }

    /** A stretch of a pattern beside a wildcard: a word must begin with it, end with it, or hold it. */
    void fragment(String text, boolean begins, boolean ends) {
        word(text);
        if (begins || ends || text.length() >= SHORTEST_INSIDE) {
            fragments.add(new Fragment(lower(text), begins, ends));
        }
    }

    /** The same of a pattern that stays as it is. */
    void pinnedFragment(String text, boolean begins, boolean ends) {
        fragment(text, begins, ends);
        pinned.add(lower(text));
    }

    static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** Cuts all words as the fragments demand, until nothing changes any more. */
    void cut() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Fragment fragment : fragments) {
                for (Map.Entry<String, NavigableSet<Integer>> entry : cuts.entrySet()) {
                    changed |= cut(fragment, entry.getKey(), entry.getValue());
                }
            }
        }
    }

    private boolean cut(Fragment fragment, String word, NavigableSet<Integer> ofWord) {
        int length = fragment.text().length();
        if (length > word.length()) {
            return false;
        }
        NavigableSet<Integer> ofFragment = cuts.get(fragment.text());
        boolean changed = false;
        for (int at : fragment.places(word)) {
            changed |= at > 0 && ofWord.add(at);
            changed |= at + length < word.length() && ofWord.add(at + length);
            for (int cut : List.copyOf(ofFragment)) {
                changed |= ofWord.add(at + cut);
            }
            for (int cut : List.copyOf(ofWord.subSet(at, false, at + length, false))) {
                changed |= ofFragment.add(cut - at);
            }
        }
        return changed;
    }

    /** The atoms of a word, in lower case. */
    List<String> atoms(String word) {
        String text = lower(word);
        List<String> atoms = new ArrayList<>();
        int from = 0;
        for (int cut : cuts.getOrDefault(text, new TreeSet<>())) {
            atoms.add(text.substring(from, cut));
            from = cut;
        }
        atoms.add(text.substring(from));
        return atoms;
    }

    /** Every word, in the order in which they came. */
    Set<String> words() {
        return cuts.keySet();
    }

    Set<Fragment> fragments() {
        return fragments;
    }

    Set<String> pinned() {
        return pinned;
    }
}
