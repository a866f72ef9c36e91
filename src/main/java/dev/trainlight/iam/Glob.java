package dev.trainlight.iam;

/**
 * Matching with {@code *} and {@code ?}. A pattern is a sequence of characters in which two that never occur in text
 * stand for the wildcards, so that a {@code *} from a variable's value or an escape stays a plain character.
 */
final class Glob {
    /** Any number of characters. */
    static final char STAR = '\uFFFF';
    /** One character. */
    static final char ONE = '\uFFFE';

    private Glob() {}

    /** A pattern in which every {@code *} and {@code ?} of the text is a wildcard. */
    static char[] compile(String text) {
        char[] pattern = literal(text);
        for (int i = 0; i < pattern.length; i++) {
            if (pattern[i] == '*') {
                pattern[i] = STAR;
            } else if (pattern[i] == '?') {
                pattern[i] = ONE;
            }
        }
        return pattern;
    }

    /** A pattern without wildcards. */
    static char[] literal(String text) {
        char[] pattern = text.toCharArray();
        for (int i = 0; i < pattern.length; i++) {
            if (pattern[i] >= ONE) {
                pattern[i] = '\uFFFD';
            }
        }
        return pattern;
    }

    static boolean hasWildcard(char[] pattern) {
        for (char c : pattern) {
            if (c >= ONE) {
                return true;
            }
        }
        return false;
    }

    static boolean matches(char[] pattern, String text) {
        return matches(pattern, text, 0, text.length(), false);
    }

    /** Whether the pattern fits the part of the text; the time grows with the product of both lengths at most. */
    static boolean matches(char[] pattern, String text, int from, int to, boolean ignoreCase) {
        int p = 0;
        int t = from;
        int star = -1;
        int resume = from;
        while (t < to) {
            if (p < pattern.length && pattern[p] == STAR) {
                star = p++;
                resume = t;
                if (p == pattern.length) {
                    return true;
                }
            } else if (p < pattern.length && fits(pattern[p], text.charAt(t), ignoreCase)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == STAR) {
            p++;
        }
        return p == pattern.length;
    }

    private static boolean fits(char pattern, char actual, boolean ignoreCase) {
        if (pattern == actual || pattern == ONE) {
            return true;
        }
        return ignoreCase
                && Character.toLowerCase(Character.toUpperCase(pattern))
                        == Character.toLowerCase(Character.toUpperCase(actual));
    }
}
