package dev.trainlight.diagnosis.message;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Undoes what terminals, log viewers, web pages and JSON do to a text: colour codes, prefixes of lines ({@code algo-1-ab
 * |}, {@code │}, {@code >}), strings that Python broke over lines, {@code \n} as two characters, HTML entities, curly quotes, backticks, any run of blanks and
 * line breaks. One pass, linear. What could be part of a name or an ARN is left alone.
 */
final class TextNormalizer {
    private static final int PREFIX_WINDOW = 200;
    /** Prefixes that a whole line may carry: container names, Airflow's source location, log viewers' times. */
    private static final Pattern LINE_PREFIX = Pattern.compile(
            "algo-\\d{1,3}-\\w{2,16}\\s{0,8}\\|\\s?"
                    + "|\\[\\d{4}-\\d\\d-\\d\\d[T ][\\d:.,+Z-]{5,24}( UTC)?\\]\\s?\\{[\\w.-]{1,60}:\\d{1,6}\\}\\s?\\w{4,8}\\s?-\\s?"
                    + "|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.\\d]{0,10}(Z|[+-]\\d\\d:?\\d\\d)\\s",
            Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> ENTITIES = Map.of(
            "quot", "\"", "apos", "'", "amp", "&", "lt", "<", "gt", ">", "nbsp", " ", "ldquo", "\"", "rdquo", "\"",
            "lsquo", "'", "rsquo", "'");

    private final String raw;
    private final StringBuilder out;
    private int[] runStarts = new int[16];
    private int[] runOrigins = new int[16];
    private int runs;
    private int expected = -1;
    private int[] lineStarts = new int[16];
    private int lines;
    private boolean lineBegins = true;
    private int pendingBlank = -1;

    private TextNormalizer(String raw) {
        this.raw = raw;
        this.out = new StringBuilder(raw.length());
    }

    /** The readable form of that text. */
    static PastedText normalize(String raw) {
        TextNormalizer normalizer = new TextNormalizer(raw);
        normalizer.run();
        return new PastedText(
                normalizer.out.toString(),
                normalizer.runStarts,
                normalizer.runOrigins,
                normalizer.runs,
                raw.length(),
                normalizer.lineStarts,
                normalizer.lines);
    }

    private void run() {
        int at = skipPrefix(0);
        while (at < raw.length()) {
            at = step(at);
        }
        if (runs == 0) {
            addRun(0, 0);
        }
    }

    /** Takes the character or escape at that place; where the next one begins. */
    private int step(int at) {
        char c = raw.charAt(at);
        switch (c) {
            case '\n':
                return newLine(at, at + 1);
            case '\u001b':
                return afterColour(at + 1);
            case '\\':
                return escape(at);
            case '&':
                return entity(at);
            case '`', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad':
                return at + 1;
            case '\u2018', '\u2019', '\u201a', '\u2032':
                return emit('\'', at, at + 1);
            case '\u201c', '\u201d', '\u201e', '\u2033':
                return emit('"', at, at + 1);
            case '\'', '"':
                int rejoined = continued(at);
                return rejoined > 0 ? rejoined : emit(c, at, at + 1);
            case '[':
                // A colour code that lost its escape character: "[0m", "[31;1m".
                int end = colourEnd(at + 1);
                return end > 0 && raw.charAt(end - 1) == 'm' ? end : emit(c, at, at + 1);
            default:
                return blank(c) || frame(c) ? blankAt(at) : emit(c, at, at + 1);
        }
    }

    /**
     * Python's pretty printer breaks long strings into several, a quote at the end of one line and at the beginning of the
     * next: where the string goes on, or -1.
     */
    private int continued(int at) {
        int next = at + 1;
        boolean newLine = false;
        int limit = Math.min(raw.length(), at + PREFIX_WINDOW);
        while (next < limit && blank(raw.charAt(next))) {
            newLine |= raw.charAt(next) == '\n';
            next++;
        }
        return newLine && next < limit && raw.charAt(next) == raw.charAt(at) ? next + 1 : -1;
    }

    private static boolean blank(char c) {
        return c <= ' ' || c == '\u00a0' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private int blankAt(int at) {
        if (pendingBlank < 0) {
            pendingBlank = at;
        }
        return at + 1;
    }

    private int newLine(int at, int next) {
        blankAt(at);
        lineBegins = true;
        return skipPrefix(next);
    }

    private int emit(char c, int at, int next) {
        if (pendingBlank >= 0) {
            if (!out.isEmpty()) {
                append(' ', pendingBlank);
            }
            pendingBlank = -1;
        }
        if (lineBegins) {
            addLine(out.length());
            lineBegins = false;
        }
        append(c, at);
        return next;
    }

    private void append(char c, int at) {
        if (at != expected) {
            addRun(out.length(), at);
        }
        out.append(c);
        expected = at + 1;
    }

    private void addRun(int start, int origin) {
        if (runs == runStarts.length) {
            runStarts = Arrays.copyOf(runStarts, runs * 2);
            runOrigins = Arrays.copyOf(runOrigins, runs * 2);
        }
        runStarts[runs] = start;
        runOrigins[runs++] = origin;
    }

    private void addLine(int start) {
        if (lines == lineStarts.length) {
            lineStarts = Arrays.copyOf(lineStarts, lines * 2);
        }
        lineStarts[lines++] = start;
    }

    /** After {@code ESC}: the end of a control sequence, or of nothing. */
    private int afterColour(int at) {
        if (at < raw.length() && raw.charAt(at) == '[') {
            int end = colourEnd(at + 1);
            return end > 0 ? end : at + 1;
        }
        return at;
    }

    /** The end of {@code 31;1m} and the like, or -1. */
    private int colourEnd(int at) {
        int limit = Math.min(raw.length(), at + 16);
        for (int i = at; i < limit; i++) {
            char c = raw.charAt(i);
            if (c >= '0' && c <= '9' || c == ';') {
                continue;
            }
            return i > at && (c == 'm' || c == 'K' || c == 'J' || c == 'G' || c == 'A') ? i + 1 : -1;
        }
        return -1;
    }

    private int escape(int at) {
        char next = at + 1 < raw.length() ? raw.charAt(at + 1) : ' ';
        return switch (next) {
            case 'n' -> newLine(at, at + 2);
            case 't', 'r' -> {
                blankAt(at);
                yield at + 2;
            }
            case '"', '\'', '/' -> emit(next, at, at + 2);
            case '\\' -> at + 1;
            case 'u' -> unicode(at);
            case 'x', '0' ->
                raw.startsWith("\\x1b", at) || raw.startsWith("\\033", at)
                        ? afterColour(at + 4)
                        : emit('\\', at, at + 1);
            default -> emit('\\', at, at + 1);
        };
    }

    private int unicode(int at) {
        if (at + 6 > raw.length()) {
            return emit('\\', at, at + 1);
        }
        try {
            char c = (char) Integer.parseInt(raw, at + 2, at + 6, 16);
            if (c == '\u001b') {
                return afterColour(at + 6);
            }
            return blank(c) ? blankTo(at, at + 6) : emit(straight(c), at, at + 6);
        } catch (NumberFormatException e) {
            return emit('\\', at, at + 1);
        }
    }

    private int blankTo(int at, int next) {
        blankAt(at);
        return next;
    }

    private static char straight(char c) {
        return switch (c) {
            case '\u2018', '\u2019' -> '\'';
            case '\u201c', '\u201d' -> '"';
            default -> c;
        };
    }

    private int entity(int at) {
        int semicolon = raw.indexOf(';', at + 1, Math.min(raw.length(), at + 9));
        if (semicolon < 0) {
            return emit('&', at, at + 1);
        }
        String name = raw.substring(at + 1, semicolon);
        String replacement = name.startsWith("#") ? numeric(name) : ENTITIES.get(name);
        if (replacement == null || replacement.length() != 1) {
            return emit('&', at, at + 1);
        }
        char c = straight(replacement.charAt(0));
        return blank(c) ? blankTo(at, semicolon + 1) : emit(c, at, semicolon + 1);
    }

    private static String numeric(String name) {
        try {
            boolean hex = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
            int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
            return Character.isBmpCodePoint(code) ? String.valueOf((char) code) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The beginning of the line's own words. */
    private int skipPrefix(int at) {
        int from = at;
        int limit = Math.min(raw.length(), at + PREFIX_WINDOW);
        while (from < limit) {
            char c = raw.charAt(from);
            if (c == '\n') {
                return from;
            }
            if (blank(c) || frame(c)) {
                from++;
            } else if ((c == '|' || c == '>' || c == '#') && endsWord(from + 1)) {
                from++;
            } else {
                int end = namedPrefix(from);
                if (end <= from) {
                    return from;
                }
                from = end;
            }
        }
        return from;
    }

    private int namedPrefix(int from) {
        char c = raw.charAt(from);
        if (c != 'a' && c != '[' && (c < '0' || c > '9')) {
            return -1;
        }
        Matcher matcher = LINE_PREFIX.matcher(raw);
        matcher.region(from, Math.min(raw.length(), from + PREFIX_WINDOW));
        return matcher.lookingAt() ? matcher.end() : -1;
    }

    /** Box drawing and block elements. */
    private static boolean frame(char c) {
        return c >= '\u2500' && c <= '\u259f';
    }

    private boolean endsWord(int at) {
        return at >= raw.length() || blank(raw.charAt(at)) || raw.charAt(at) == '>' || raw.charAt(at) == '|';
    }
}
