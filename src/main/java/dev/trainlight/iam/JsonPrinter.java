package dev.trainlight.iam;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Prints JSON as AWS's console shows policies: two blanks a level, every member and every list item on its own line,
 * {@code {}} and {@code []} for what is empty. Numbers stay as they were written.
 */
final class JsonPrinter {
    private static final String HEX = "0123456789abcdef";

    private JsonPrinter() {}

    /** The rest of the parser's document, printed. Depth is bounded by memory alone, not by the stack. */
    static String print(JsonParser parser) {
        StringBuilder out = new StringBuilder();
        int depth = 0;
        boolean first = true;
        boolean afterName = false;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                depth--;
                if (!first) {
                    newLine(out, depth);
                }
                out.append(token == JsonToken.END_OBJECT ? '}' : ']');
                first = false;
                continue;
            }
            if (afterName) {
                out.append(": ");
                afterName = false;
            } else if (depth > 0) {
                if (!first) {
                    out.append(',');
                }
                newLine(out, depth);
            }
            first = false;
            if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                out.append(token == JsonToken.START_OBJECT ? '{' : '[');
                depth++;
                first = true;
            } else if (token == JsonToken.PROPERTY_NAME) {
                quote(out, parser.currentName());
                afterName = true;
            } else if (token == JsonToken.VALUE_STRING) {
                quote(out, parser.getString());
            } else {
                out.append(parser.getString());
            }
        }
        return out.toString();
    }

    /** The number of characters of a string as it is printed, quotes included. */
    static int printedLength(String text) {
        int length = text.length() + 2;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                length++;
            } else if (c < ' ') {
                length += shortEscape(c) == 0 ? 5 : 1;
            }
        }
        return length;
    }

    private static void newLine(StringBuilder out, int depth) {
        out.append('\n');
        for (int i = 0; i < depth; i++) {
            out.append("  ");
        }
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c >= ' ') {
                out.append(c);
            } else if (shortEscape(c) != 0) {
                out.append('\\').append(shortEscape(c));
            } else {
                out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        out.append('"');
    }

    private static char shortEscape(char c) {
        return switch (c) {
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            case '\b' -> 'b';
            case '\f' -> 'f';
            default -> 0;
        };
    }
}
