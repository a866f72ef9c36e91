package dev.trainlight.iam;

import java.util.Locale;

/**
 * One value of Action or NotAction (IAM/reference_policies_elements_action.html): regardless of case, with wildcards
 * anywhere in the name. A value with a blank or a comma in it fits nothing.
 */
final class ActionPattern {
    private final Kind kind;
    private final char[] pattern;
    private final String literal;
    private final int service;

    private enum Kind {
        ALL,
        LITERAL,
        PATTERN,
        PREFIX_PATTERN,
        INVALID
    }

    /** What a pattern says of an action. */
    enum Fit {
        NO,
        YES,
        /** It would fit, if a wildcard in the prefix meant anything. */
        PERHAPS
    }

    ActionPattern(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int colon = lower.indexOf(':');
        char[] compiled = Glob.compile(lower);
        this.pattern = compiled;
        this.literal = lower;
        this.service = colon;
        if (lower.equals("*") || lower.equals("*:*")) {
            kind = Kind.ALL;
        } else if (colon <= 0 || colon == lower.length() - 1 || isBroken(lower)) {
            kind = Kind.INVALID;
        } else if (!Glob.hasWildcard(compiled)) {
            kind = Kind.LITERAL;
        } else if (Glob.hasWildcard(Glob.compile(lower.substring(0, colon)))) {
            kind = Kind.PREFIX_PATTERN;
        } else {
            kind = Kind.PATTERN;
        }
    }

    private static boolean isBroken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || Character.isWhitespace(c)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this is no action at all, so that it fits nothing. */
    boolean invalid() {
        return kind == Kind.INVALID;
    }

    Fit fit(String lowerCaseAction) {
        return switch (kind) {
            case ALL -> Fit.YES;
            case INVALID -> Fit.NO;
            case LITERAL -> literal.equals(lowerCaseAction) ? Fit.YES : Fit.NO;
            case PATTERN ->
                lowerCaseAction.regionMatches(0, literal, 0, service + 1) && Glob.matches(pattern, lowerCaseAction)
                        ? Fit.YES
                        : Fit.NO;
            case PREFIX_PATTERN -> Glob.matches(pattern, lowerCaseAction) ? Fit.PERHAPS : Fit.NO;
        };
    }
}
