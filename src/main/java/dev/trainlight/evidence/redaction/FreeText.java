package dev.trainlight.evidence.redaction;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces names inside sentences, and leaves the sentences alone: the diagnosis reads them. */
final class FreeText {
    private static final Pattern ENCODED =
            Pattern.compile("(?i)(Encoded authorization failure message:\\s*)([A-Za-z0-9_\\-+/=]+)");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_.@+=/:-]+");
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_.@+-]+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");
    private static final Pattern SEVERAL = Pattern.compile(".*[A-Za-z0-9][^A-Za-z0-9]+[A-Za-z0-9].*");
    private static final Pattern ACTION = Pattern.compile("[a-z0-9-]+:[A-Z][A-Za-z0-9]*\\*?");
    private static final Pattern LAST = Pattern.compile("[A-Za-z0-9]+$");
    private static final int CUT = 1_000;

    private final Pieces pieces;
    private final Substitution substitution;
    private final Set<String> names;
    private final Set<String> telling;

    FreeText(Pieces pieces, Substitution substitution, Set<String> names, Set<String> telling) {
        this.pieces = pieces;
        this.substitution = substitution;
        this.names = names;
        this.telling = telling;
    }

    /** A name without the punctuation of the sentence around it. */
    static String trimmed(String token) {
        int end = token.length();
        while (end > 0 && ".:!?".indexOf(token.charAt(end - 1)) >= 0) {
            end--;
        }
        return token.substring(0, end);
    }

    /** The text with every name replaced. */
    String rewrite(String whole) {
        String text = ENCODED.matcher(whole)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + "x".repeat(found.group(2).length())));
        StringBuilder out = new StringBuilder(text.length());
        Matcher token = Anatomy.IN_TEXT.matcher(text);
        int end = 0;
        while (token.find()) {
            words(text.substring(end, token.start()), out);
            String name = trimmed(token.group());
            out.append(pieces.rewrite(name, this::piece)).append(token.group().substring(name.length()));
            end = token.end();
        }
        words(text.substring(end), out);
        return end < text.length() ? cutOff(text, out.toString()) : out.toString();
    }

    private String piece(String piece, boolean begins, boolean ends) {
        return substitution.replace(piece);
    }

    private void words(String text, StringBuilder out) {
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (token.find()) {
            out.append(text, end, token.start()).append(token(token.group()));
            end = token.end();
        }
        out.append(text, end, text.length());
    }

    private String token(String token) {
        if (ACTION.matcher(token).matches()) {
            return token;
        }
        String name = trimmed(token);
        if (names.contains(name) && tells(name)) {
            return pieces.rewrite(name, this::piece) + token.substring(name.length());
        }
        return SEGMENT.matcher(token).replaceAll(found -> Matcher.quoteReplacement(segment(found.group())));
    }

    private String segment(String segment) {
        String name = trimmed(segment);
        if (names.contains(name) && tells(name)) {
            return pieces.rewrite(name, this::piece) + segment.substring(name.length());
        }
        return WORD.matcher(segment)
                .replaceAll(
                        found -> telling.contains(found.group()) ? substitution.replace(found.group()) : found.group());
    }

    /** A name of several words is one; a single plain word may just be a word. */
    private boolean tells(String name) {
        return SEVERAL.matcher(name).matches() || telling.contains(name);
    }

    /** What AWS cut off at its limit may end in the beginning of a name. */
    private String cutOff(String before, String after) {
        Matcher last = LAST.matcher(before);
        if (before.length() < CUT || !last.find() || !after.endsWith(last.group())) {
            return after;
        }
        boolean beginsAName =
                telling.stream().anyMatch(word -> word.startsWith(last.group()) && !word.equals(last.group()));
        return beginsAName
                ? after.substring(0, after.length() - last.group().length()) + substitution.replace(last.group())
                : after;
    }
}
