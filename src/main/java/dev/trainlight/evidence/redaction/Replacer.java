package dev.trainlight.evidence.redaction;

/** Second way through a case: puts the replacements in. */
final class Replacer implements Rewriter {
    private final Pieces pieces;
    private final Substitution substitution;
    private final FreeText texts;

    Replacer(Pieces pieces, Substitution substitution, FreeText texts) {
        this.pieces = pieces;
        this.substitution = substitution;
        this.texts = texts;
    }

    @Override
    public String name(String text) {
        return pieces.rewrite(text, (piece, _, _) -> substitution.replace(piece));
    }

    @Override
    public String label(String text) {
        return pieces.open(text, (piece, _, _) -> substitution.replace(piece));
    }

    @Override
    public String text(String text) {
        return texts.rewrite(text);
    }

    @Override
    public String kept(String text) {
        return text;
    }
}
