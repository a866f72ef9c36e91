package dev.trainlight.diagnosis.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.DiagnosisText;
import dev.trainlight.diagnosis.DiagnosisVerdict;
import dev.trainlight.diagnosis.DiagnosisWriter;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.CaseReader;
import dev.trainlight.evidence.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A case of which any one part is missing, null or of another kind is still diagnosed, shown and written. */
class DamagedCasesTest {
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician();
    private static final DiagnosisWriter WRITER = new DiagnosisWriter(Sentences.in(Locale.ENGLISH));
    private static final DiagnosisText TEXT = new DiagnosisText(Sentences.in(Locale.ENGLISH));

    @Test
    void whateverIsDamagedThereIsAnAnswer() throws CaseFormatException {
        Case typical = DiagnosisBenchmark.typicalCase();
        List<String> paths = new ArrayList<>();
        paths(typical.json(), "", paths);
        assertThat(paths).hasSizeGreaterThan(200);
        JsonNode[] others = {
            Json.mapper().getNodeFactory().nullNode(),
            Json.mapper().getNodeFactory().stringNode(""),
            Json.mapper().getNodeFactory().stringNode("arn:aws:iam::1:x"),
            Json.mapper().getNodeFactory().numberNode(-7),
            Json.mapper().createArrayNode(),
            Json.mapper().createObjectNode()
        };
        int turn = 0;
        for (String path : paths) {
            if (path.equals("/schema")) {
                continue;
            }
            // Each part is missing once, and once of another kind, the kinds taking turns.
            for (JsonNode other : new JsonNode[] {null, others[turn++ % others.length]}) {
                ObjectNode copy = typical.json().deepCopy();
                damage(copy, path, other);
                Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(CaseReader.of(copy));
                assertThat(diagnosis.stages()).as(path + " = " + other).hasSize(8);
                assertThat(WRITER.tree(diagnosis).path("headline").asString()).isNotBlank();
                assertThat(TEXT.text(diagnosis)).isNotBlank();
                if (diagnosis.verdict() == DiagnosisVerdict.UNDETERMINED) {
                    assertThat(diagnosis.gaps().size()
                                    + diagnosis.checks().stream()
                                            .mapToInt(check -> check.missing().size())
                                            .sum())
                            .as("what would settle it: " + path + " = " + other)
                            .isPositive();
                }
            }
        }
    }

    private static void paths(JsonNode node, String path, List<String> paths) {
        if (!path.isEmpty()) {
            paths.add(path);
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> paths(
                            entry.getValue(),
                            path + "/" + entry.getKey().replace("~", "~0").replace("/", "~1"),
                            paths));
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                paths(node.get(index), path + "/" + index, paths);
            }
        }
    }

    private static void damage(ObjectNode root, String path, JsonNode other) {
        int slash = path.lastIndexOf('/');
        JsonNode parent = root.at(path.substring(0, slash));
        String name = path.substring(slash + 1).replace("~1", "/").replace("~0", "~");
        if (parent instanceof ObjectNode object) {
            if (other == null) {
                object.remove(name);
            } else {
                object.set(name, other);
            }
        } else if (parent instanceof ArrayNode array) {
            int index = Integer.parseInt(name);
            if (other == null) {
                array.remove(index);
            } else {
                array.set(index, other);
            }
        }
    }
}
