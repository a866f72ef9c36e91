package dev.trainlight.iam;

import dev.trainlight.iam.PolicySyntaxException.Fault;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * The tokens of a document with their places: either in the text that is read, or in the form in which
 * {@link JsonPrinter} would print it. The second spares a document that came as a tree the way over its text.
 */
abstract sealed class PolicyTokens {
    final JsonParser parser;
    private JsonToken token;

    private PolicyTokens(JsonParser parser) {
        this.parser = parser;
    }

    /** Tokens whose places are those in the text that the parser reads. */
    static PolicyTokens inText(JsonParser parser) {
        return new InText(parser);
    }

    /** Tokens whose places are those of the same document printed by {@link JsonPrinter}. */
    static PolicyTokens asPrinted(JsonParser parser) {
        return new AsPrinted(parser);
    }

    /** The next token; null at the end. */
    JsonToken next() throws PolicySyntaxException {
        try {
            token = parser.nextToken();
        } catch (JacksonException e) {
            throw notJson(e);
        }
        moved(token);
        return token;
    }

    JsonToken token() {
        return token;
    }

    /** The name of an element, or a string, number or boolean as it is written. */
    String text() throws PolicySyntaxException {
        try {
            return token == JsonToken.PROPERTY_NAME ? parser.currentName() : parser.getString();
        } catch (JacksonException e) {
            throw notJson(e);
        }
    }

    /** Where the current token begins. */
    abstract Position position();

    abstract void moved(JsonToken token) throws PolicySyntaxException;

    static PolicySyntaxException notJson(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        Position position = location == null || location.getLineNr() < 1
                ? new Position(1, 1)
                : new Position(location.getLineNr(), Math.max(1, location.getColumnNr()));
        return new PolicySyntaxException(
                Fault.NOT_JSON,
                List.of(String.valueOf(e.getOriginalMessage())
                        .lines()
                        .findFirst()
                        .orElse("")),
                position);
    }

    private static final class InText extends PolicyTokens {
        private InText(JsonParser parser) {
            super(parser);
        }

        @Override
        Position position() {
            TokenStreamLocation location = parser.currentTokenLocation();
            return new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
        }

        @Override
        void moved(JsonToken token) {}
    }

    /** Follows the printer's rules: every member and every list item on its own line, two blanks a level. */
    private static final class AsPrinted extends PolicyTokens {
        private int[] members = new int[16];
        private boolean[] list = new boolean[16];
        private int depth;
        private int line = 1;
        private int column = 1;
        private int afterName;

        private AsPrinted(JsonParser parser) {
            super(parser);
        }

        @Override
        Position position() {
            return new Position(line, column);
        }

        @Override
        void moved(JsonToken token) throws PolicySyntaxException {
            if (token == null) {
                return;
            }
            if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                line += members[depth] > 0 ? 1 : 0;
                depth--;
                return;
            }
            if (token == JsonToken.PROPERTY_NAME) {
                newLine();
                afterName = column + JsonPrinter.printedLength(parser.currentName()) + 2;
                return;
            }
            if (depth > 0 && list[depth]) {
                newLine();
            } else if (depth > 0) {
                column = afterName;
            }
            if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                depth++;
                if (depth == members.length) {
                    members = Arrays.copyOf(members, 2 * depth);
                    list = Arrays.copyOf(list, 2 * depth);
                }
                members[depth] = 0;
                list[depth] = token == JsonToken.START_ARRAY;
            }
        }

        private void newLine() {
            members[depth]++;
            line++;
            column = 2 * depth + 1;
        }
    }
}
