package dev.trainlight.diagnosis.message;

/**
 * A part of the text as it was pasted, so that a reader can be shown the telling words.
 *
 * @param start offset of the first character, in UTF-16 units from zero
 * @param end offset after the last character
 */
public record TextSpan(int start, int end) {
    public TextSpan {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("span " + start + ".." + end);
        }
    }

    /** The words in that text. */
    public String in(String text) {
        return text.substring(Math.min(start, text.length()), Math.min(end, text.length()));
    }
}
