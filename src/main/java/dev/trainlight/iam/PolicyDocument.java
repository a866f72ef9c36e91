package dev.trainlight.iam;

import dev.trainlight.iam.PolicySyntaxException.Fault;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.TreeTraversingParser;

/**
 * A policy document with the positions of its parts in its text. The text is the one that was parsed; where the document
 * came as a JSON tree (inside a case), it is that tree printed with two blanks of indentation, so that line numbers mean
 * the same on every screen.
 *
 * <p>Reading is strict (IAM/reference_policies_grammar.html): what AWS would refuse, twice the same element, text behind
 * the end, an operator that does not exist, ends in a {@link PolicySyntaxException} that names the place.
 */
public final class PolicyDocument {
    /** No policy of AWS comes near it: the largest managed ones have about 100,000 characters. */
    static final int MAX_CHARACTERS = 1 << 20;

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonMapper MAPPER = new JsonMapper();

    private final PolicyReader.Content content;
    private final Source source;
    private volatile CompiledPolicy compiled;
    private volatile String text;

    /** What the document was read from. */
    private sealed interface Source {
        record Text(String text) implements Source {}

        record Tree(JsonNode node) implements Source {}

        record Bytes(byte[] utf8) implements Source {}
    }

    private PolicyDocument(PolicyReader.Content content, Source source) {
        this.content = content;
        this.source = source;
    }

    /**
     * Reads a document strictly.
     *
     * @throws PolicySyntaxException where it is no JSON, not of the policy grammar, too deep or too large
     */
    public static PolicyDocument parse(String text) throws PolicySyntaxException {
        // Editors on Windows put a byte order mark before the text.
        String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
        checkSize(json.length());
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            return new PolicyDocument(new PolicyReader(PolicyTokens.inText(parser)).read(), new Source.Text(json));
        }
    }

    /**
     * Reads a document that stands as an object, or as a (URL-encoded) string, inside other JSON.
     *
     * @throws PolicySyntaxException as {@link #parse(String)}
     */
    public static PolicyDocument of(JsonNode node) throws PolicySyntaxException {
        if (node.isString()) {
            return parse(decoded(node.asString()));
        }
        try (JsonParser parser = new TreeTraversingParser(node)) {
            PolicyReader.Content content = new PolicyReader(PolicyTokens.asPrinted(parser)).read();
            // Copied only now: whatever was read is flat enough for a copy that calls itself.
            return new PolicyDocument(content, new Source.Tree(node.deepCopy()));
        }
    }

    /**
     * Reads an object that stands in the bytes of a larger JSON text; positions and {@link #text()} are those of the
     * printed tree, as with {@link #of(JsonNode)}.
     *
     * @param utf8 the object alone; not changed afterwards
     * @throws PolicySyntaxException as {@link #parse(String)}
     */
    public static PolicyDocument ofUtf8(byte[] utf8) throws PolicySyntaxException {
        checkSize(utf8.length);
        try (JsonParser parser = parser(utf8)) {
            return new PolicyDocument(new PolicyReader(PolicyTokens.asPrinted(parser)).read(), new Source.Bytes(utf8));
        }
    }

    /** The first bytes tell the encoding, and some tell one that nobody can read. */
    private static JsonParser parser(byte[] utf8) throws PolicySyntaxException {
        try {
            return FACTORY.createParser(ObjectReadContext.empty(), utf8, 0, utf8.length);
        } catch (JacksonException strange) {
            throw PolicyTokens.notJson(strange);
        }
    }

    private static void checkSize(int size) throws PolicySyntaxException {
        if (size > MAX_CHARACTERS) {
            throw new PolicySyntaxException(
                    Fault.TOO_LARGE,
                    List.of(Integer.toString(size), Integer.toString(MAX_CHARACTERS)),
                    new Position(1, 1));
        }
    }

    /** IAM's answers carry documents encoded by RFC 3986, where a plus sign is a plus sign. */
    private static String decoded(String text) throws PolicySyntaxException {
        String trimmed = text.strip();
        if (!trimmed.startsWith("%")) {
            return text;
        }
        checkSize(trimmed.length() / 3);
        try {
            return URLDecoder.decode(trimmed.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new PolicySyntaxException(Fault.BROKEN_ENCODING, List.of(), new Position(1, 1));
        }
    }

    /** {@code 2012-10-17}, {@code 2008-10-17}, or empty where absent (then AWS reads it as 2008-10-17). */
    public Optional<String> version() {
        return content.version();
    }

    public Optional<String> id() {
        return content.id();
    }

    /** The statements in their order. */
    public List<Statement> statements() {
        return content.statements();
    }

    /** The text in which all positions count. */
    public String text() {
        String known = text;
        if (known == null) {
            known = switch (source) {
                case Source.Text(String given) -> given;
                case Source.Tree(JsonNode node) -> JsonPrinter.print(new TreeTraversingParser(node));
                case Source.Bytes(byte[] utf8) ->
                    JsonPrinter.print(FACTORY.createParser(ObjectReadContext.empty(), utf8, 0, utf8.length));
            };
            text = known;
        }
        return known;
    }

    /** The document as a JSON tree, every element in its order; a copy that the caller may change. */
    public JsonNode json() {
        return switch (source) {
            case Source.Text(String given) -> MAPPER.readTree(given);
            case Source.Tree(JsonNode node) -> node.deepCopy();
            case Source.Bytes(byte[] utf8) -> MAPPER.readTree(utf8);
        };
    }

    /** Whether policy variables are variables here: only with version 2012-10-17. */
    boolean hasVariables() {
        return content.version().filter(PolicyReader.VERSION_2012::equals).isPresent();
    }

    /** The document made ready for matching; made once. */
    CompiledPolicy compiled() {
        CompiledPolicy known = compiled;
        if (known == null) {
            known = new CompiledPolicy(this);
            compiled = known;
        }
        return known;
    }

    /** Documents are equal where their text is. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PolicyDocument document && text().equals(document.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
