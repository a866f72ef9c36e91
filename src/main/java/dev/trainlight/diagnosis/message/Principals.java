package dev.trainlight.diagnosis.message;

import java.util.List;
import java.util.Optional;

/** Finds the one who was refused, before "is not authorized to perform". */
final class Principals {
    private static final int WINDOW = 700;
    private static final int LONGEST = 420;
    private static final List<String> NEGATIONS = List.of("not ", "n't ", "unable ", "lacks ", "no ", "cannot ");
    private static final List<String> HELPERS = List.of("is", "are", "was", "were", "does", "do", "has", "have");
    private static final List<String> LABELS = List.of("user:", "principal:", "role:", "identity:", "caller:");

    /**
     * What stands before the verb.
     *
     * @param negated whether the sentence refuses at all
     * @param name the principal, blanks inside an ARN removed; empty where nobody is named
     * @param start where the sentence begins
     */
    record Found(boolean negated, Optional<String> name, int start) {}

    private Principals() {}

    static Found before(PastedText text, int verb) {
        int from = Math.max(0, verb - WINDOW);
        String window = text.lowerSlice(from, verb);
        int negation = negation(window, text.lowerSlice(verb, verb + 6));
        if (negation < 0) {
            return new Found(false, Optional.empty(), verb);
        }
        int end = helper(window, negation);
        String left = window.substring(0, end);
        int label = label(left);
        if (label >= 0) {
            int colon = left.indexOf(':', label);
            String name = text.slice(from + colon + 1, from + end).strip();
            return new Found(true, clean(name), from + label);
        }
        int start = token(left);
        Optional<String> name = clean(text.slice(from + start, from + end).strip());
        return new Found(true, name, name.isPresent() ? from + start : from + end);
    }

    private static int negation(String window, String verb) {
        if (verb.startsWith("unable")) {
            return window.length();
        }
        int least = Math.max(0, window.length() - 45);
        int found = -1;
        for (String word : NEGATIONS) {
            int at = window.lastIndexOf(word);
            boolean wholeWord = at <= 0
                    || window.charAt(at - 1) == ' '
                    || word.startsWith("n'")
                    || "\"'([:".indexOf(window.charAt(at - 1)) >= 0;
            if (at >= least && wholeWord) {
                found = Math.max(found, at);
            }
        }
        return found;
    }

    /** The place before "is", "does" and the like. */
    private static int helper(String window, int negation) {
        int end = negation;
        if (window.startsWith("n't", negation)) {
            end = window.lastIndexOf(' ', negation) + 1;
        }
        String left = window.substring(0, end).stripTrailing();
        for (String helper : HELPERS) {
            if (left.equals(helper) || left.endsWith(" " + helper)) {
                return left.substring(0, left.length() - helper.length())
                        .stripTrailing()
                        .length();
            }
        }
        return left.length();
    }

    /** Where the nearest "User:" begins, if nothing but a name stands after it. */
    private static int label(String left) {
        int best = -1;
        for (String label : LABELS) {
            int at = left.lastIndexOf(label);
            if (at > best && left.length() - at - label.length() <= LONGEST) {
                best = at;
            }
        }
        if (best < 0) {
            return -1;
        }
        String name = left.substring(left.indexOf(':', best) + 1);
        boolean sentence = name.contains(". ") && !name.contains(".. ") || name.contains(" operation");
        if (sentence || name.isBlank()) {
            return -1;
        }
        // "Service Principal:" begins with its first word.
        return left.startsWith("service ", best - 8 < 0 ? best : best - 8) ? best - 8 : best;
    }

    /** Where the last word begins, taking the pieces of a broken ARN together. */
    private static int token(String left) {
        int start = left.lastIndexOf(' ') + 1;
        for (int i = 0; i < 4 && start > 1; i++) {
            char first = left.charAt(Math.min(start, left.length() - 1));
            char before = left.charAt(start - 2);
            boolean broken = first == '/'
                    || before == '/' && !left.endsWith("//")
                    || before == ':'
                            && left.substring(Math.max(0, start - 60), start).contains("arn:");
            if (!broken) {
                break;
            }
            start = left.lastIndexOf(' ', start - 2) + 1;
        }
        return start;
    }

    private static Optional<String> clean(String name) {
        String bare = name;
        while (!bare.isEmpty() && "\"'(*".indexOf(bare.charAt(0)) >= 0) {
            bare = bare.substring(1);
        }
        while (!bare.isEmpty() && "\"')*,".indexOf(bare.charAt(bare.length() - 1)) >= 0) {
            bare = bare.substring(0, bare.length() - 1);
        }
        String lower = bare.toLowerCase(java.util.Locale.ROOT);
        boolean names = bare.indexOf(':') > 0
                || bare.indexOf('/') >= 0
                || bare.indexOf('<') >= 0
                || bare.indexOf('[') >= 0
                || bare.endsWith("amazonaws.com")
                || List.of("codebuild", "sagemaker", "lambda", "glue").contains(lower);
        if (!names || bare.endsWith(":") || lower.startsWith("user") && lower.length() < 6) {
            return Optional.empty();
        }
        boolean joins = lower.contains("arn:") || lower.contains("role/") || lower.contains("user/");
        String joined = joins ? bare.replace(" ", "") : bare;
        return joined.length() > LONGEST || joined.isEmpty() ? Optional.empty() : Optional.of(joined);
    }
}
