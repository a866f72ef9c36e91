package dev.trainlight.wizard.control.code;

import dev.trainlight.wizard.control.code.CodeRow.Tone;
import java.util.Optional;

/**
 * What is marked in a document; all lines from one.
 *
 * @param firstLine first line of the part to look at
 * @param lastLine last line of it
 * @param line the line within it that decides; 0 where the part decides as a whole
 * @param noteLine the line below which the note stands
 * @param tone how the deciding line is marked
 * @param note words of ours below it
 */
public record Marks(int firstLine, int lastLine, int line, int noteLine, Tone tone, Optional<String> note) {
    /** Where the JSON value that opens at that place ends; the same line where it does not. */
    public static int endOf(String text, int line, int column) {
        int offset = offset(text, line, column);
        int depth = 0;
        boolean quoted = false;
        int at = line;
        for (int i = offset; i >= 0 && i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
                if (depth <= 0) {
                    return at;
                }
            } else if (c == '\n') {
                if (depth == 0) {
                    return at;
                }
                at++;
            }
        }
        return depth == 0 ? at : line;
    }

    private static int offset(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) {
                return -1;
            }
        }
        return start + column - 1;
    }
}
