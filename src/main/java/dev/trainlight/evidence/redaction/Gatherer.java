package dev.trainlight.evidence.redaction;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** First way through a case: gathers every word that somebody chose, and every name that a message may say. */
final class Gatherer implements Rewriter {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9*?]+");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final int LONGEST_NAME = 200;
    private static final int SHORTEST_NAME = 3;
    // A failure reason ends at 1,024 characters: its last word may be the beginning of a name.
    private static final int CUT = 1_000;

    // What AWS puts into names and paths itself, and what its own policies look for in the names of others.
    private static final String[] OF_AWS = {
        "aws",
        "amazonaws",
        "sagemaker",
        "glue",
        "jumpstart",
        "trainingjobs",
        "processingjobs",
        "algo",
        "ssm",
        "output",
        "model",
        "tar",
        "gz",
        "latest",
        "sha256",
        "com",
        "cn",
        "dkr",
        "ecr",
        "root",
        "alias",
        "sourcedir",
        "labelingfunction",
        "awsreservedsso"
    };
    private static final String[] INSIDE_NAMES = {"sagemaker", "labelingfunction"};
    // Unique ids say by their first letters what they are of.
    private static final String[] IDS_BEGIN_WITH = {"aroa", "aida", "agpa", "aipa", "anpa", "asca", "akia", "asia"};

    private final Pieces pieces;
    private final PlainWords plain;
    private final Lexicon lexicon = new Lexicon();
    private final Set<String> names = new HashSet<>();
    private final Set<String> telling = new HashSet<>();

    Gatherer(Pieces pieces, PlainWords plain) {
        this.pieces = pieces;
        this.plain = plain;
        for (String word : OF_AWS) {
            lexicon.pin(word);
        }
        for (String word : INSIDE_NAMES) {
            lexicon.pinnedFragment(word, false, false);
        }
        for (String word : IDS_BEGIN_WITH) {
            lexicon.pinnedFragment(word, true, false);
        }
    }

    @Override
    public String name(String text) {
        for (Part part : pieces.parts(text)) {
            if (part.open()) {
                open(part.text());
            }
        }
        return text;
    }

    private void open(String text) {
        pieces.open(text, this::piece);
        if (text.contains("*") || text.contains("?")) {
            return;
        }
        remember(text);
        for (String segment : text.split("[/:]")) {
            remember(segment);
        }
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (plain.telling(word.group())) {
                telling.add(word.group());
            }
        }
    }

    private void remember(String name) {
        String text = name.strip();
        if (text.length() >= SHORTEST_NAME && text.length() <= LONGEST_NAME) {
            names.add(text);
        }
    }

    private String piece(String piece, boolean begins, boolean ends) {
        if (begins && ends) {
            lexicon.word(piece);
        } else {
            lexicon.fragment(piece, begins, ends);
        }
        return piece;
    }

    @Override
    public String label(String text) {
        return pieces.open(text, this::piece);
    }

    @Override
    public String text(String text) {
        Matcher token = Anatomy.IN_TEXT.matcher(text);
        while (token.find()) {
            name(FreeText.trimmed(token.group()));
        }
        if (text.length() >= CUT) {
            Matcher last = Pattern.compile("[A-Za-z0-9]+$").matcher(text);
            if (last.find()) {
                lexicon.fragment(last.group(), true, false);
            }
        }
        return text;
    }

    @Override
    public String kept(String text) {
        Matcher run = RUN.matcher(text);
        while (run.find()) {
            Matcher piece = WORD.matcher(run.group());
            while (piece.find()) {
                boolean begins = piece.start() == 0;
                boolean ends = piece.end() == run.group().length();
                if (!begins || !ends) {
                    lexicon.pinnedFragment(piece.group(), begins, ends);
                }
            }
        }
        return text;
    }

    /** The replacements for everything that was gathered. */
    Substitution substitution() {
        // Account numbers stand inside longer words, too.
        lexicon.words().stream()
                .filter(word -> ACCOUNT.matcher(word).matches())
                .toList()
                .forEach(account -> lexicon.fragment(account, false, false));
        return Substitution.of(lexicon);
    }

    /** Names that a text may say. */
    Set<String> names() {
        return names;
    }

    /** Words that, standing alone, can only be part of such a name. */
    Set<String> telling() {
        return telling;
    }
}
