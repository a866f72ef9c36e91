package dev.trainlight.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** The tokens of one line that is an authorization request, with values of the forms that its members have. */
final class RequestTokens {
    private final JsonParser parser;
    private final byte[] buffer;
    private final int offset;

    /**
     * @param parser reads the line that begins at the offset
     * @param buffer where the line stands
     */
    RequestTokens(JsonParser parser, byte[] buffer, int offset) {
        this.parser = parser;
        this.buffer = buffer;
        this.offset = offset;
    }

    /** The next token; null at the end. */
    JsonToken next() {
        return parser.nextToken();
    }

    JsonToken current() {
        return parser.currentToken();
    }

    /** The name of the current member. */
    String name() {
        return parser.currentName();
    }

    /** The current string, number or boolean as it is written. */
    String text() {
        return parser.getString();
    }

    void skip() {
        parser.skipChildren();
    }

    byte[] buffer() {
        return buffer;
    }

    /** Where in the buffer the current token begins. */
    int start() {
        return at(parser.currentTokenLocation());
    }

    /** Where in the buffer the current token ends. */
    int end() {
        return at(parser.currentLocation());
    }

    /** Whether there is something else than null. */
    boolean given() {
        return parser.currentToken() != JsonToken.VALUE_NULL;
    }

    String string(String name) throws BadLineException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new BadLineException("member.string", name);
        }
        return parser.getString();
    }

    Optional<String> optionalString(String name) throws BadLineException {
        return parser.currentToken() == JsonToken.VALUE_NULL ? Optional.empty() : Optional.of(string(name));
    }

    boolean bool(String name) throws BadLineException {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE, VALUE_NULL -> false;
            default -> throw new BadLineException("member.bool", name);
        };
    }

    List<String> strings(String name) throws BadLineException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return List.of();
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new BadLineException("member.list", name);
        }
        List<String> strings = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            strings.add(string(name));
        }
        return strings;
    }

    /** The bytes of the current value. */
    byte[] slice() {
        int start = at(parser.currentTokenLocation());
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            // Reads the string to its end, on which the parser otherwise waits.
            parser.getStringLength();
        }
        parser.skipChildren();
        return Arrays.copyOfRange(buffer, start, at(parser.currentLocation()));
    }

    private int at(TokenStreamLocation location) {
        return offset + (int) location.getByteOffset();
    }
}
