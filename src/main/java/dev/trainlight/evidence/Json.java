package dev.trainlight.evidence;

import dev.trainlight.iam.Position;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * How Trainlight reads and writes JSON files: strictly (a key twice, or text after the end, is an error), and printed
 * with two blanks of indentation, as AWS's console does.
 */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();
    private static final ObjectWriter PRETTY = MAPPER.writer()
            .with(new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private Json() {}

    /** The mapper: immutable, to be shared. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /**
     * The text as a tree.
     *
     * @throws CaseFormatException where it is no JSON, with the place
     */
    public static JsonNode parse(String text) throws CaseFormatException {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException fault) {
            throw fault(fault);
        }
    }

    /**
     * The bytes as a tree.
     *
     * @throws CaseFormatException where they are no JSON, with the place
     */
    public static JsonNode parse(byte[] utf8) throws CaseFormatException {
        try {
            return MAPPER.readTree(utf8);
        } catch (JacksonException fault) {
            throw fault(fault);
        }
    }

    /** The tree printed for people. */
    public static String pretty(JsonNode node) {
        return PRETTY.writeValueAsString(node);
    }

    /** The tree on one line. */
    public static String line(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    private static CaseFormatException fault(JacksonException fault) {
        TokenStreamLocation place = fault.getLocation();
        Optional<Position> position = place == null || place.getLineNr() < 1
                ? Optional.empty()
                : Optional.of(new Position(place.getLineNr(), Math.max(1, place.getColumnNr())));
        return new CaseFormatException("case.json", position, firstSentence(fault.getOriginalMessage()));
    }

    private static String firstSentence(String text) {
        String line = text.lines().findFirst().orElse(text);
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }
}
