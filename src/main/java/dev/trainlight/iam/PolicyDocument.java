package dev.trainlight.iam;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A policy document with the positions of its parts in its text. The text is the one that was parsed; where the document
 * came as a JSON tree (inside a case), it is that tree printed with two blanks of indentation, so that line numbers mean
 * the same on every screen.
 */
public final class PolicyDocument {
    private PolicyDocument() {}

    /**
     * Reads a document strictly.
     *
     * @throws PolicySyntaxException where it is no JSON, not of the policy grammar, too deep or too large
     */
    public static PolicyDocument parse(String text) throws PolicySyntaxException {
        throw new UnsupportedOperationException("policy engine");
    }

    /**
     * Reads a document that stands as an object, or as a (URL-encoded) string, inside other JSON.
     *
     * @throws PolicySyntaxException as {@link #parse(String)}
     */
    public static PolicyDocument of(JsonNode node) throws PolicySyntaxException {
        throw new UnsupportedOperationException("policy engine");
    }

    /** {@code 2012-10-17}, {@code 2008-10-17}, or empty where absent (then AWS reads it as 2008-10-17). */
    public Optional<String> version() {
        throw new UnsupportedOperationException("policy engine");
    }

    public Optional<String> id() {
        throw new UnsupportedOperationException("policy engine");
    }

    public List<Statement> statements() {
        throw new UnsupportedOperationException("policy engine");
    }

    /** The text in which all positions count. */
    public String text() {
        throw new UnsupportedOperationException("policy engine");
    }

    /** The document as a JSON tree, every element in its order. */
    public JsonNode json() {
        throw new UnsupportedOperationException("policy engine");
    }
}
