package dev.trainlight.fix.document;

import java.util.Locale;

/**
 * What the patterns of policies cover, {@code *} for any text and {@code ?} for one character. Matching a request is the
 * evaluator's; here patterns are compared with patterns, to take one out of another.
 *
 * @param pattern the pattern
 */
record Glob(String pattern) {

    /** The pattern of an action, whose case does not matter. */
    static Glob action(String pattern) {
        return new Glob(pattern.toLowerCase(Locale.ROOT));
    }

    boolean hasWildcard() {
        return pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0;
    }

    /** Whether every text of the other is one of this; where it says no, it may still be so. */
    boolean covers(Glob other) {
        boolean[] reached = new boolean[pattern.length() + 1];
        reached[0] = true;
        spreadStars(reached);
        for (int i = 0; i < other.pattern.length(); i++) {
            char next = other.pattern.charAt(i);
            boolean[] after = new boolean[pattern.length() + 1];
            for (int j = 0; j < pattern.length(); j++) {
                char own = pattern.charAt(j);
                if (reached[j] && own == '*') {
                    after[j] = true;
                } else if (reached[j] && (own == next || own == '?') && next != '*') {
                    after[j + 1] = true;
                }
            }
            spreadStars(after);
            reached = after;
        }
        return reached[pattern.length()];
    }

    /** A star may stand for no text. */
    private void spreadStars(boolean[] reached) {
        for (int j = 0; j < pattern.length(); j++) {
            if (reached[j] && pattern.charAt(j) == '*') {
                reached[j + 1] = true;
            }
        }
    }

    /** Whether some text is one of both. */
    boolean meets(Glob other) {
        int width = other.pattern.length();
        boolean[][] meets = new boolean[pattern.length() + 1][width + 1];
        for (int i = pattern.length(); i >= 0; i--) {
            for (int j = width; j >= 0; j--) {
                meets[i][j] = meets(other, i, j, meets);
            }
        }
        return meets[0][0];
    }

    private boolean meets(Glob other, int i, int j, boolean[][] meets) {
        boolean ended = i == pattern.length();
        boolean otherEnded = j == other.pattern.length();
        if (ended && otherEnded) {
            return true;
        }
        if (!ended && pattern.charAt(i) == '*') {
            return meets[i + 1][j] || (!otherEnded && meets[i][j + 1]);
        }
        if (!otherEnded && other.pattern.charAt(j) == '*') {
            return meets[i][j + 1] || (!ended && meets[i + 1][j]);
        }
        if (ended || otherEnded) {
            return false;
        }
        char own = pattern.charAt(i);
        char others = other.pattern.charAt(j);
        return (own == others || own == '?' || others == '?') && meets[i + 1][j + 1];
    }
}
