package dev.trainlight.wizard.control.code;

import dev.trainlight.wizard.control.code.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a line is told apart into colours. The characters are never changed, however broken the text is. */
public enum Syntax {
    JSON("(?<string>\"(?:[^\"\\\\]|\\\\.)*+\"?)|(?<literal>-?\\d[\\d.eE+-]*|\\b(?:true|false|null)\\b)"
            + "|(?<punctuation>[\\[\\]{}:,]+)"),
    /** Shells and Terraform: quoted texts, options, comments at the beginning of a line. */
    SCRIPT("(?<comment>^\\s*#.*)|(?<string>\"(?:[^\"\\\\]|\\\\.)*+\"?|'[^']*+'?)"
            + "|(?<literal>(?<=\\s)--[a-z][a-z0-9-]*)|(?<punctuation>[\\[\\]{}=]+)"),
    PLAIN("(?<string>(?!))(?<literal>)(?<punctuation>)");

    private final Pattern pattern;

    Syntax(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** The tokens of one line, in order; together they are the line. */
    public List<Token> tokens(String line) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = pattern.matcher(line);
        int end = 0;
        while (matcher.find()) {
            plain(tokens, line.substring(end, matcher.start()));
            tokens.add(new Token(kind(matcher, line), matcher.group()));
            end = matcher.end();
        }
        plain(tokens, line.substring(end));
        return List.copyOf(tokens);
    }

    private Kind kind(Matcher matcher, String line) {
        if (matcher.group("string") != null) {
            return this == JSON && line.substring(matcher.end()).stripLeading().startsWith(":")
                    ? Kind.NAME
                    : Kind.STRING;
        }
        if (matcher.group("literal") != null) {
            return Kind.LITERAL;
        }
        return matcher.group("punctuation") != null ? Kind.PUNCTUATION : Kind.COMMENT;
    }

    private static void plain(List<Token> tokens, String text) {
        if (!text.isEmpty()) {
            tokens.add(new Token(Kind.PLAIN, text));
        }
    }
}
