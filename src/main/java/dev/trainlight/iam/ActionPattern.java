package dev.trainlight.iam;

/**
 * One value of Action or NotAction (IAM/reference_policies_elements_action.html): regardless of case, with wildcards
 * anywhere in the name. A value with a blank or a comma in it fits nothing. Nothing is prepared: a document's index
 * remembers the answers, and most documents are asked for few actions.
 *
 * @param text as written
 */
record ActionPattern(String text) {
    /** What a pattern says of an action. */
    enum Fit {
        NO,
        YES,
        /** It would fit, if a wildcard in the prefix meant anything. */
        PERHAPS
    }

    /** Whether this is no action at all, so that it fits nothing. */
    boolean invalid() {
        return invalid(text);
    }

    Fit fit(String lowerCaseAction) {
        return fit(text, lowerCaseAction);
    }

    static boolean invalid(String text) {
        if (text.equals("*")) {
            return false;
        }
        int colon = text.indexOf(':');
        return colon <= 0 || colon == text.length() - 1 || isBroken(text);
    }

    static Fit fit(String text, String lowerCaseAction) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return text.equals("*") ? Fit.YES : Fit.NO;
        }
        boolean sameService = text.regionMatches(true, 0, lowerCaseAction, 0, colon + 1);
        if (!sameService && !hasWildcard(text, colon)) {
            return Fit.NO;
        }
        if (text.equals("*:*")) {
            return Fit.YES;
        }
        if (!matches(text, lowerCaseAction) || invalid(text)) {
            return Fit.NO;
        }
        return sameService ? Fit.YES : Fit.PERHAPS;
    }

    private static boolean hasWildcard(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '*' || c == '?') {
                return true;
            }
        }
        return false;
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

    private static boolean matches(String pattern, String lowerCase) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < lowerCase.length()) {
            char c = p < pattern.length() ? pattern.charAt(p) : 0;
            if (p < pattern.length() && c == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && (c == '?' || Character.toLowerCase(c) == lowerCase.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
