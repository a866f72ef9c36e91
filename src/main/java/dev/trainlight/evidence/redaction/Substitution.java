package dev.trainlight.evidence.redaction;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What stands for each atom of a lexicon: as many characters, digits for digits, letters for letters, hexadecimal for
 * hexadecimal, so that ids keep their form and texts their length. The replacements depend on the order of the atoms and
 * on nothing else: they tell nothing about what they replace.
 */
final class Substitution {
    private static final String CONSONANTS = "bdfghjklmnprstvwz";
    private static final String VOWELS = "aeiou";
    private static final int ROUNDS = 40;

    private final Lexicon lexicon;
    private final Map<String, String> byAtom = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Set<String> pinned = new HashSet<>();
    private final SplittableRandom random = new SplittableRandom(20_261_122L);

    private Substitution(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** Replacements for everything that the lexicon holds. */
    static Substitution of(Lexicon lexicon) {
        lexicon.cut();
        Substitution substitution = new Substitution(lexicon);
        substitution.assign();
        substitution.repair();
        return substitution;
    }

    private void assign() {
        lexicon.pinned().forEach(word -> pinned.addAll(lexicon.atoms(word)));
        used.addAll(lexicon.words());
        for (String word : lexicon.words()) {
            for (String atom : lexicon.atoms(word)) {
                if (!pinned.contains(atom)) {
                    byAtom.computeIfAbsent(atom, this::fresh);
                }
            }
        }
    }

    /** No pattern may match what it did not match before, and no two words may become one. */
    private void repair() {
        for (int round = 0; round < ROUNDS; round++) {
            Deque<String> wrong = new ArrayDeque<>();
            Map<String, String> seen = new HashMap<>();
            for (String word : lexicon.words()) {
                String other = seen.putIfAbsent(replace(word), word);
                if (other != null || !sameMatches(word)) {
                    wrong.add(word);
                }
            }
            if (wrong.isEmpty()) {
                return;
            }
            wrong.forEach(this::again);
        }
    }

    private boolean sameMatches(String word) {
        String replaced = replace(word);
        for (Lexicon.Fragment fragment : lexicon.fragments()) {
            Lexicon.Fragment then = new Lexicon.Fragment(replace(fragment.text()), fragment.begins(), fragment.ends());
            // The same places, not only the same answer: letters keep their cases, and policies look at those.
            if (!fragment.places(word).equals(then.places(replaced))) {
                return false;
            }
        }
        return true;
    }

    private void again(String word) {
        List<String> atoms = lexicon.atoms(word);
        atoms.stream()
                .filter(byAtom::containsKey)
                .max((a, b) -> Integer.compare(a.length(), b.length()))
                .ifPresent(atom -> byAtom.put(atom, fresh(atom)));
    }

    private String fresh(String atom) {
        if (atom.length() == 1) {
            return atom;
        }
        boolean hexadecimal = atom.matches("[0-9a-f]*[0-9][0-9a-f]*");
        for (int attempt = 0; attempt < 400; attempt++) {
            String candidate = candidate(atom, hexadecimal, attempt > 40);
            if (used.add(candidate)) {
                return candidate;
            }
        }
        // So many short words that their letters have run out: the last ones keep theirs.
        return atom;
    }

    private String candidate(String atom, boolean hexadecimal, boolean anyLetter) {
        StringBuilder text = new StringBuilder(atom.length());
        boolean vowel = random.nextBoolean();
        for (int at = 0; at < atom.length(); at++) {
            char character = atom.charAt(at);
            if (Character.isDigit(character)) {
                // No zero in front: the replacement of an account number is one, too.
                text.append((char) ('1' + random.nextInt(9)));
            } else if (hexadecimal) {
                text.append((char) ('a' + random.nextInt(6)));
            } else if (anyLetter) {
                text.append((char) ('a' + random.nextInt(26)));
            } else {
                String letters = vowel ? VOWELS : CONSONANTS;
                text.append(letters.charAt(random.nextInt(letters.length())));
                vowel = !vowel;
            }
        }
        return text.toString();
    }

    /** The replacement of a word, in the same cases. */
    String replace(String word) {
        StringBuilder replaced = new StringBuilder(word.length());
        for (String atom : lexicon.atoms(word)) {
            replaced.append(byAtom.getOrDefault(atom, atom));
        }
        for (int at = 0; at < word.length(); at++) {
            if (Character.isUpperCase(word.charAt(at))) {
                replaced.setCharAt(at, Character.toUpperCase(replaced.charAt(at)));
            }
        }
        return replaced.toString();
    }
}
