package dev.trainlight.diagnosis.message;

import java.util.Arrays;

/**
 * A pasted text made readable for rules: one line of words with single blanks between them, without the decoration that
 * terminals, logs and web pages put around it. Offsets here lead back to the text as it was pasted. Made by
 * {@link TextNormalizer}.
 */
final class PastedText {
    /** A sentence is shown to people; more than this is no sentence. */
    private static final int SENTENCE = 300;

    private static final int TRIPLES = 1 << 15;

    private final String text;
    private final String lower;
    private final int[] runStarts;
    private final int[] runOrigins;
    private final int runs;
    private final int originalLength;
    private final int[] lineStarts;
    private final int lines;
    private final long[] triples;

    PastedText(
            String text, int[] runStarts, int[] runOrigins, int runs, int originalLength, int[] lineStarts, int lines) {
        this.text = text;
        this.lower = lowerCase(text);
        this.runStarts = runStarts;
        this.runOrigins = runOrigins;
        this.runs = runs;
        this.originalLength = originalLength;
        this.lineStarts = lineStarts;
        this.lines = lines;
        this.triples = triples(lower);
    }

    /** The readable text. */
    String text() {
        return text;
    }

    /** The same in lower case, character by character, so that offsets agree. */
    String lower() {
        return lower;
    }

    /**
     * Whether the lower-case word can stand in the text at all: hundreds of words are looked for and few are there, so a
     * set of the text's triples of characters answers most questions without a search.
     */
    boolean mayContain(String word) {
        for (int i = 0; i + 2 < word.length(); i++) {
            int bit = triple(word.charAt(i), word.charAt(i + 1), word.charAt(i + 2));
            if ((triples[bit >> 6] & 1L << bit) == 0) {
                return false;
            }
        }
        return true;
    }

    private static long[] triples(String text) {
        long[] bits = new long[TRIPLES / Long.SIZE];
        for (int i = 0; i + 2 < text.length(); i++) {
            int bit = triple(text.charAt(i), text.charAt(i + 1), text.charAt(i + 2));
            bits[bit >> 6] |= 1L << bit;
        }
        return bits;
    }

    private static int triple(char a, char b, char c) {
        int mixed = (a * 31 + b) * 31 + c;
        return (mixed ^ mixed >>> 13) & TRIPLES - 1;
    }

    int length() {
        return text.length();
    }

    int originalLength() {
        return originalLength;
    }

    /** The AWS partition that the text speaks of; {@code aws} where nothing says otherwise. */
    String partition() {
        if (lower.contains("arn:aws-cn:") || lower.contains(".amazonaws.com.cn")) {
            return "aws-cn";
        }
        return lower.contains("arn:aws-us-gov:") || lower.contains(".us-gov-") ? "aws-us-gov" : "aws";
    }

    /** The part of the pasted text that became {@code [start, end)} here. */
    TextSpan original(int start, int end) {
        if (end <= start) {
            int at = start >= text.length() ? originalLength : origin(start);
            return new TextSpan(at, at);
        }
        return new TextSpan(origin(start), Math.max(origin(start), origin(end - 1) + width(end - 1)));
    }

    /** How many characters of the pasted text one character stands for: more than one for an entity or an escape. */
    private int width(int at) {
        int run = run(at);
        boolean lastOfRun = run + 1 < runs && runStarts[run + 1] == at + 1;
        int next = lastOfRun ? runOrigins[run + 1] : origin(at) + 1;
        // A wide gap is skipped blanks or a line's prefix, not an entity; entities have at most eight characters.
        return text.charAt(at) != ' ' && next - origin(at) <= 8 ? next - origin(at) : 1;
    }

    private int origin(int at) {
        int run = run(at);
        return runOrigins[run] + at - runStarts[run];
    }

    private int run(int at) {
        int found = Arrays.binarySearch(runStarts, 0, runs, at);
        return found >= 0 ? found : -found - 2;
    }

    /** Whether a line of the pasted text begins in {@code (start, end]}. */
    boolean breaksLine(int start, int end) {
        int line = line(end);
        return line > 0 && lineStarts[line] > start;
    }

    /** Where the line of that place begins. */
    int lineStart(int at) {
        return lines == 0 ? 0 : lineStarts[Math.max(0, line(at))];
    }

    /** Where the line of that place ends. */
    int lineEnd(int at) {
        int line = line(at);
        return line + 1 < lines ? lineStarts[line + 1] : text.length();
    }

    private int line(int at) {
        int found = Arrays.binarySearch(lineStarts, 0, lines, at);
        return found >= 0 ? found : -found - 2;
    }

    /** Where the sentence or line around that place begins; never far away. */
    int sentenceStart(int at) {
        int least = Math.max(lineStart(at), at - SENTENCE);
        for (int i = at - 1; i > least; i--) {
            if (text.charAt(i) == ' ' && ".!?;".indexOf(text.charAt(i - 1)) >= 0) {
                return i + 1;
            }
        }
        return least;
    }

    /** Where the sentence or line around that place ends; never far away. */
    int sentenceEnd(int at) {
        int most = Math.min(Math.max(lineEnd(at), at), at + SENTENCE);
        for (int i = at; i < most; i++) {
            if (".!?;".indexOf(text.charAt(i)) >= 0 && (i + 1 >= most || text.charAt(i + 1) == ' ')) {
                return i + 1;
            }
        }
        return most > at && most <= text.length() && text.charAt(most - 1) == ' '
                ? most - 1
                : Math.min(most, text.length());
    }

    /** {@code text.substring} that takes any bounds. */
    String slice(int start, int end) {
        int from = Math.clamp(start, 0, text.length());
        return text.substring(from, Math.clamp(end, from, text.length()));
    }

    /** The same of the lower-case text. */
    String lowerSlice(int start, int end) {
        int from = Math.clamp(start, 0, lower.length());
        return lower.substring(from, Math.clamp(end, from, lower.length()));
    }

    // String.toLowerCase may change the length (Turkish dotted I); offsets must agree.
    private static String lowerCase(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = Character.toLowerCase(chars[i]);
        }
        return new String(chars);
    }
}
