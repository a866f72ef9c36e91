package dev.trainlight.diagnosis.message;

import java.util.List;
import java.util.Locale;

/**
 * The name of a resource in a denial, put together again where blanks or line breaks tore it.
 *
 * @param name ARN, name, {@code *}, or {@code role NAME}; may be empty
 * @param end where it ends
 */
record ResourceWords(String name, int end) {
    private static final int MOST_PIECES = 8;
    private static final List<String> TYPES =
            List.of("role", "user", "group", "policy", "mfa", "instance", "saml", "server", "access");

    /**
     * Reads it.
     *
     * @param from where it begins
     * @param to where it must end
     * @param bounded whether a reason begins at {@code to}, so that everything before belongs to the resource
     */
    static ResourceWords read(PastedText text, int from, int to, boolean bounded) {
        String all = text.text();
        StringBuilder name = new StringBuilder();
        int at = from;
        for (int piece = 0; piece < MOST_PIECES && at < to; piece++) {
            int space = all.indexOf(' ', at, to);
            int end = space < 0 ? to : space;
            String word = all.substring(at, end);
            int foreign = foreignEnd(word);
            if (foreign >= 0) {
                name.append(word, 0, foreign);
                at += foreign;
                break;
            }
            if (piece == 0 && TYPES.contains(word.toLowerCase(Locale.ROOT)) && end < to) {
                name.append(word).append(' ');
                at = end + 1;
                continue;
            }
            name.append(word);
            at = end;
            if (end >= to || !continues(text, name.toString(), end, to, bounded)) {
                break;
            }
            at = end + 1;
        }
        String torn = name.toString();
        String trimmed = trim(torn);
        int behind = torn.length() - torn.lastIndexOf(trimmed) - trimmed.length();
        return new ResourceWords(trimmed, Math.min(at, to) - behind);
    }

    /** Whether what was read so far goes on after the blank at that place. */
    private static boolean continues(PastedText text, String name, int blank, int to, boolean bounded) {
        if (blank + 1 >= to) {
            return false;
        }
        char next = text.text().charAt(blank + 1);
        char last = name.charAt(name.length() - 1);
        boolean arn = name.startsWith("arn:") || name.startsWith("\"arn:");
        boolean open = name.lastIndexOf('<') > name.lastIndexOf('>') || name.lastIndexOf('[') > name.lastIndexOf(']');
        if (open || next == '/' || arn && last == ':' || last == '/' && text.breaksLine(blank, blank + 1)) {
            return true;
        }
        if (name.equals("...") || name.equals("\u2026")) {
            return next != '(';
        }
        long colons = name.chars().filter(c -> c == ':').count();
        if (arn && colons < 5) {
            return true;
        }
        // Between the resource and its reason there is nothing else: a line break there tore the name.
        return arn && bounded && text.breaksLine(blank, blank + 1) && words(text, blank, to) <= 3 && last != '.';
    }

    private static int words(PastedText text, int from, int to) {
        int count = 0;
        for (int i = from; i < to && count < 10; i++) {
            if (text.text().charAt(i) == ' ') {
                count++;
            }
        }
        return count;
    }

    /** Where another script's bracket or full stop ends the name, or -1. */
    private static int foreignEnd(String word) {
        for (int i = 0; i < word.length(); i++) {
            if ("\u300d\u300f\u3011\uff09\u3001\u3002\uff0c\uff1b".indexOf(word.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static String trim(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && "\"'(".indexOf(name.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && ".,;:\"'}".indexOf(name.charAt(end - 1)) >= 0
                || end > start && name.charAt(end - 1) == ')' && name.indexOf('(') < 0
                || end > start && name.charAt(end - 1) == ']' && name.indexOf('[') < 0) {
            end--;
        }
        return name.substring(start, end);
    }
}
