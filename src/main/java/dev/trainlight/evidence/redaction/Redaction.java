package dev.trainlight.evidence.redaction;

import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.CaseReader;
import dev.trainlight.evidence.ScrubbedJson;
import dev.trainlight.sagemaker.ImageRegistries;
import tools.jackson.databind.JsonNode;

/**
 * Makes a case anonymous: account numbers, names, tags, hyperparameters and environment values are replaced, each by the
 * same replacement wherever it stands, and so that the case still gives the same diagnosis. What AWS chose stays:
 * actions, regions, service names, AWS's own accounts, policies and buckets. Words of log lines that name nothing known
 * stay, too: what a program printed about its data only its author can tell from what it printed about itself.
 */
public final class Redaction {
    private static final ImageRegistries REGISTRIES = ImageRegistries.bundled();
    private static final PlainWords WORDS = PlainWords.bundled();

    private Redaction() {}

    /** The case with replacements. Redacting the same case twice gives the same. */
    public static Case redact(Case evidence) {
        Pieces pieces = new Pieces(new Anatomy(REGISTRIES), REGISTRIES);
        JsonNode tree = ScrubbedJson.of(evidence.json());
        Gatherer gatherer = new Gatherer(pieces, WORDS);
        new CaseWalk(gatherer).walk(tree);
        Substitution substitution = gatherer.substitution();
        FreeText texts = new FreeText(pieces, substitution, gatherer.names(), gatherer.telling());
        JsonNode redacted = new CaseWalk(new Replacer(pieces, substitution, texts)).walk(tree);
        try {
            return CaseReader.of(redacted);
        } catch (CaseFormatException ours) {
            throw new IllegalStateException("A redacted case is no case", ours);
        }
    }
}
