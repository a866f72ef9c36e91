package dev.trainlight.wizard.control.code;

import java.util.Locale;

/**
 * A run of characters of one colour.
 *
 * @param kind what it is
 * @param text the characters
 */
public record Token(Kind kind, String text) {
    /** What a token is. */
    public enum Kind {
        /** The name of a JSON field. */
        NAME,
        /** A quoted text. */
        STRING,
        /** A number, {@code true}, {@code false} or {@code null}; an option of a command. */
        LITERAL,
        /** Brackets, commas, colons. */
        PUNCTUATION,
        COMMENT,
        /** Everything else. */
        PLAIN;

        /** The word in style classes. */
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
