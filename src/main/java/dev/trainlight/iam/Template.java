package dev.trainlight.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A string of a policy with its wildcards and policy variables (IAM/reference_policies_variables.html): {@code ${key}},
 * {@code ${key, 'default'}} and the escapes {@code ${*}}, {@code ${?}}, {@code ${$}}.
 */
final class Template {
    private final String text;
    private final char[] fixed;
    private final List<Piece> pieces;

    private sealed interface Piece {
        record Text(char[] pattern) implements Piece {}

        record Variable(String name, String lowerCaseName, String fallback) implements Piece {}
    }

    private Template(String text, char[] fixed, List<Piece> pieces) {
        this.text = text;
        this.fixed = fixed;
        this.pieces = pieces;
    }

    /**
     * Takes a string apart.
     *
     * @param variables whether variables and escapes are such, and not plain characters
     * @param wildcards whether {@code *} and {@code ?} are wildcards
     */
    static Template of(String text, boolean variables, boolean wildcards) {
        if (!variables || text.indexOf("${") < 0) {
            return new Template(text, wildcards ? Glob.compile(text) : Glob.literal(text), List.of());
        }
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        boolean variable = false;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", from)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            addText(pieces, text.substring(from, open), wildcards);
            String inner = text.substring(open + 2, close);
            if (inner.equals("*") || inner.equals("?") || inner.equals("$")) {
                addText(pieces, inner, false);
            } else {
                pieces.add(variable(inner));
                variable = true;
            }
            from = close + 1;
        }
        addText(pieces, text.substring(from), wildcards);
        return variable ? new Template(text, null, List.copyOf(pieces)) : new Template(text, joined(pieces), List.of());
    }

    private static void addText(List<Piece> pieces, String text, boolean wildcards) {
        if (!text.isEmpty()) {
            pieces.add(new Piece.Text(wildcards ? Glob.compile(text) : Glob.literal(text)));
        }
    }

    /** The default stands behind a comma and a blank, in single quotes; anything else belongs to the key's name. */
    private static Piece variable(String inner) {
        int comma = inner.indexOf(", '");
        if (comma >= 0 && inner.endsWith("'") && inner.length() > comma + 3) {
            return variable(inner.substring(0, comma), inner.substring(comma + 3, inner.length() - 1));
        }
        return variable(inner, null);
    }

    private static Piece variable(String name, String fallback) {
        return new Piece.Variable(name, name.toLowerCase(Locale.ROOT), fallback);
    }

    private static char[] joined(List<Piece> pieces) {
        StringBuilder joined = new StringBuilder();
        for (Piece piece : pieces) {
            joined.append(((Piece.Text) piece).pattern());
        }
        return joined.toString().toCharArray();
    }

    String text() {
        return text;
    }

    boolean hasVariable() {
        return fixed == null;
    }

    /** The pattern where there is no variable in it; otherwise null. */
    char[] fixed() {
        return fixed;
    }

    boolean hasWildcard() {
        if (fixed != null) {
            return Glob.hasWildcard(fixed);
        }
        return pieces.stream()
                .anyMatch(piece -> piece instanceof Piece.Text(char[] pattern) && Glob.hasWildcard(pattern));
    }

    /** Whether part of a text fits; a variable without a value fits nothing. */
    Tri matches(Inquiry inquiry, String actual, int from, int to, boolean ignoreCase) {
        if (fixed != null) {
            return Tri.of(Glob.matches(fixed, actual, from, to, ignoreCase));
        }
        StringBuilder pattern = new StringBuilder();
        Doubt doubt = null;
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Text(char[] part) -> pattern.append(part);
                case Piece.Variable variable -> {
                    String value = inquiry.single(variable.lowerCaseName());
                    if (value == null && inquiry.isUnknown(variable.lowerCaseName())) {
                        Doubt missing = Doubt.key(inquiry.nameOf(variable.lowerCaseName(), variable.name()));
                        if (inquiry.present(missing, variable.lowerCaseName()) != Tri.FALSE) {
                            pattern.append(Glob.STAR);
                            doubt = missing;
                            continue;
                        }
                    }
                    if (value == null) {
                        value = variable.fallback();
                    }
                    if (value == null) {
                        return Tri.FALSE;
                    }
                    pattern.append(Glob.literal(value));
                }
            }
        }
        boolean fits = Glob.matches(pattern.toString().toCharArray(), actual, from, to, ignoreCase);
        if (!fits) {
            return Tri.FALSE;
        }
        return doubt == null ? Tri.TRUE : inquiry.doubt(doubt, new Atom(text, actual.substring(from, to), ignoreCase));
    }

    /** Whether a variable without default has no value in this request. */
    Tri lacksValue(Inquiry inquiry) {
        Tri lacks = Tri.FALSE;
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Variable variable
                    && variable.fallback() == null
                    && inquiry.single(variable.lowerCaseName()) == null) {
                lacks = lacks.or(
                        inquiry.isUnknown(variable.lowerCaseName())
                                ? inquiry.present(
                                                Doubt.key(inquiry.nameOf(variable.lowerCaseName(), variable.name())),
                                                variable.lowerCaseName())
                                        .not()
                                : Tri.TRUE);
            }
        }
        return lacks;
    }

    /** The variables without default that have no value in this request, as they are written. */
    List<String> withoutValue(Inquiry inquiry) {
        List<String> names = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Variable variable
                    && variable.fallback() == null
                    && inquiry.single(variable.lowerCaseName()) == null
                    && !inquiry.isUnknown(variable.lowerCaseName())) {
                names.add(variable.name());
            }
        }
        return names;
    }

    private record Atom(String template, String actual, boolean ignoreCase) {}
}
