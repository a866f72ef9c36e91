package dev.trainlight.fix.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.evidence.Json;
import dev.trainlight.fix.document.DocumentDiff.Kind;
import dev.trainlight.fix.document.DocumentDiff.Line;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DocumentDiffTest {
    @Test
    void onlyTheAddedStatementIsMarked() throws Exception {
        JsonNode before = Json.parse("{\"Version\": \"2012-10-17\", \"Statement\": [{\"Sid\": \"A\"}]}");
        JsonNode after =
                Json.parse("{\"Version\": \"2012-10-17\", \"Statement\": [{\"Sid\": \"A\"}, {\"Sid\": \"B\"}]}");

        DocumentDiff diff = DocumentDiff.of(Optional.of(before), after);

        assertThat(diff.lines()).noneMatch(line -> line.kind() == Kind.REMOVED);
        assertThat(texts(diff, Kind.ADDED)).isEqualTo("""
                    {
                      "Sid": "B"
                    }
                """.lines().toList());
        assertThat(String.join("\n", diff.lines().stream().map(Line::text).toList()))
                .as("the lines together are the new document")
                .isEqualTo(Json.pretty(after));
    }

    @Test
    void aChangedValueIsTakenAwayAndAdded() throws Exception {
        DocumentDiff diff = DocumentDiff.of(
                Optional.of(Json.parse("{\"a\": 1, \"b\": 2, \"c\": 3}")),
                Json.parse("{\"a\": 1, \"b\": 5, \"c\": 3}"));

        assertThat(texts(diff, Kind.REMOVED)).containsExactly("  \"b\": 2,");
        assertThat(texts(diff, Kind.ADDED)).containsExactly("  \"b\": 5,");
    }

    @Test
    void withoutADocumentBeforeEverythingIsAdded() throws Exception {
        DocumentDiff diff = DocumentDiff.of(Optional.empty(), Json.parse("{\"a\": 1}"));

        assertThat(diff.lines()).extracting(Line::kind).containsOnly(Kind.ADDED);
        assertThat(diff.isEmpty()).isFalse();
    }

    private static List<String> texts(DocumentDiff diff, Kind kind) {
        return diff.lines().stream()
                .filter(line -> line.kind() == kind)
                .map(Line::text)
                .toList();
    }
}
