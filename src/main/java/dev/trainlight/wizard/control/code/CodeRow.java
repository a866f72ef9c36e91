package dev.trainlight.wizard.control.code;

import java.util.List;
import java.util.Locale;

/** One row of a {@link CodeView}. */
public sealed interface CodeRow {
    /** What is said about a line by its background and its sign. */
    enum Tone {
        PLAIN(" "),
        /** Belongs to the statement that the reader should look at. */
        STATEMENT(" "),
        /** The line in which something differs. */
        MARKED("▸"),
        /** The line that denies. */
        DENYING("▸"),
        /** The line that allows. */
        ALLOWING("▸"),
        ADDED("+"),
        REMOVED("−");

        private final String sign;

        Tone(String sign) {
            this.sign = sign;
        }

        /** The sign beside the line, so that a colour is never alone. */
        public String sign() {
            return sign;
        }

        /** The word in style classes and bundle keys. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A line of the document.
     *
     * @param number its number, from one; 0 for none
     * @param tokens what it says
     * @param tone what is said about it
     */
    record Line(int number, List<Token> tokens, Tone tone) implements CodeRow {
        public Line {
            tokens = List.copyOf(tokens);
        }

        /** The line as it is. */
        public String text() {
            StringBuilder text = new StringBuilder();
            tokens.forEach(token -> text.append(token.text()));
            return text.toString();
        }
    }

    /**
     * Words of ours below a line.
     *
     * @param text what they say
     * @param indent how many characters they are moved to the right
     * @param tone the tone of the line above
     */
    record Note(String text, int indent, Tone tone) implements CodeRow {}

    /**
     * Lines that stay as they are, hidden until somebody wants them.
     *
     * @param lines the lines
     */
    record Fold(List<Line> lines) implements CodeRow {
        public Fold {
            lines = List.copyOf(lines);
        }
    }
}
