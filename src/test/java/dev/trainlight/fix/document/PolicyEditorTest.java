package dev.trainlight.fix.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.Json;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PolicyEditorTest {
    private static final String READ = """
            {"Sid": "TrainlightReadData", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/train/*"}""";

    @Test
    void aNewStatementJoinsTheEndAndTheOthersStayAsTheyAre() {
        JsonNode before = json("""
                {"Version": "2008-10-17", "Id": "keep", "Statement": [
                  {"Sid": "A", "Effect": "Deny", "NotAction": "iam:*", "Resource": "*"},
                  {"Effect": "Allow", "Action": ["s3:ListBucket"], "Resource": "*"}]}""");

        ObjectNode after = PolicyEditor.add(Optional.of(before), List.of(json(READ)));

        assertThat(after.path("Id").asString()).isEqualTo("keep");
        assertThat(after.path("Version").asString()).isEqualTo("2008-10-17");
        assertThat(PolicyEditor.statements(after).subList(0, 2)).isEqualTo(PolicyEditor.statements(before));
        assertThat(PolicyEditor.statements(after).getLast()).isEqualTo(json(READ));
    }

    @Test
    void aSingleStatementObjectBecomesTheFirstOfTheList() {
        JsonNode before = json("""
                {"Version": "2012-10-17", "Statement": {"Sid": "Only", "Effect": "Allow", "Action": "*", "Resource": "*"}}""");

        ObjectNode after = PolicyEditor.add(Optional.of(before), List.of(json(READ)));

        assertThat(after.path("Statement").isArray()).isTrue();
        assertThat(after.path("Statement").path(0)).isEqualTo(before.path("Statement"));
        assertThat(after.path("Statement")).hasSize(2);
    }

    @Test
    void theSameStatementIsNotAddedTwice() {
        ObjectNode once = PolicyEditor.add(Optional.empty(), List.of(json(READ)));

        assertThat(PolicyEditor.add(Optional.of(once), List.of(json(READ)))).isEqualTo(once);
    }

    @Test
    void anEarlierStatementOfOursIsWidenedInPlace() {
        JsonNode more = json(READ.replace("train/*", "test/*"));

        ObjectNode after =
                PolicyEditor.add(Optional.of(PolicyEditor.add(Optional.empty(), List.of(json(READ)))), List.of(more));

        assertThat(after.path("Statement")).hasSize(1);
        assertThat(Values.of(after.path("Statement").path(0).path("Resource")))
                .containsExactly("arn:aws:s3:::b/train/*", "arn:aws:s3:::b/test/*");
    }

    @Test
    void aStatementThatDiffersInActionsAndResourcesIsNotMixedWithAnother() {
        JsonNode other = json(READ.replace("train/*", "out/*").replace("GetObject", "PutObject"));

        ObjectNode after =
                PolicyEditor.add(Optional.of(PolicyEditor.add(Optional.empty(), List.of(json(READ)))), List.of(other));

        assertThat(after.path("Statement")).hasSize(2);
        assertThat(after.path("Statement").path(1).path("Sid").asString()).isEqualTo("TrainlightReadData2");
    }

    @Test
    void somebodyElsesStatementIsNeverWidened() {
        JsonNode theirs = json(READ.replace("TrainlightReadData", "Theirs"));

        ObjectNode after = PolicyEditor.add(
                Optional.of(PolicyEditor.add(Optional.empty(), List.of(theirs))),
                List.of(json(READ.replace("train/*", "test/*"))));

        assertThat(after.path("Statement").path(0)).isEqualTo(theirs);
        assertThat(after.path("Statement")).hasSize(2);
    }

    @Test
    void aStatementLargerThanADocumentIsDividedByItsResources() {
        ObjectNode large = (ObjectNode) json(READ);
        var resources = large.putArray("Resource");
        for (int i = 0; i < 200; i++) {
            resources.add("arn:aws:s3:::a-bucket-with-a-rather-long-name-%03d/train/*".formatted(i));
        }

        List<ObjectNode> documents = PolicyEditor.split(List.of(large), DocumentLimit.MANAGED_POLICY.maximum())
                .orElseThrow();

        assertThat(documents).hasSizeGreaterThan(1);
        assertThat(documents)
                .allSatisfy(document -> assertThat(DocumentLimit.size(document))
                        .isLessThanOrEqualTo(DocumentLimit.MANAGED_POLICY.maximum()));
        assertThat(documents.stream()
                        .flatMap(document -> PolicyEditor.statements(document).stream())
                        .flatMap(statement -> Values.of(statement.path("Resource")).stream()))
                .containsExactlyElementsOf(Values.of(large.path("Resource")));
    }

    @Test
    void whatFitsInNoDocumentIsSaid() {
        ObjectNode huge = (ObjectNode) json(READ);
        huge.put("Resource", "arn:aws:s3:::b/" + "x".repeat(7_000));

        assertThat(PolicyEditor.split(List.of(huge), DocumentLimit.MANAGED_POLICY.maximum()))
                .isEmpty();
    }

    @Property(tries = 300)
    void nothingThatWasThereIsLostOrMoved(
            @ForAll("statements") List<ObjectNode> present, @ForAll("statements") List<ObjectNode> added) {
        ObjectNode before = PolicyEditor.withStatements(PolicyEditor.empty(), present);

        ObjectNode after = PolicyEditor.add(Optional.of(before), added);

        List<JsonNode> old = PolicyEditor.statements(before);
        List<JsonNode> young = PolicyEditor.statements(after);
        assertThat(young.size()).isBetween(old.size(), old.size() + added.size());
        for (int i = 0; i < old.size(); i++) {
            assertThat(young.get(i).path("Sid")).isEqualTo(old.get(i).path("Sid"));
            assertThat(Values.of(young.get(i).path("Action")))
                    .containsAll(Values.of(old.get(i).path("Action")));
            assertThat(Values.of(young.get(i).path("Resource")))
                    .containsAll(Values.of(old.get(i).path("Resource")));
        }
        List<String> sids = young.subList(old.size(), young.size()).stream()
                .map(statement -> statement.path("Sid").asString())
                .toList();
        assertThat(sids).doesNotHaveDuplicates();
        assertThat(PolicyEditor.add(Optional.of(after), added))
                .as("adding again")
                .isEqualTo(after);
    }

    @Provide
    Arbitrary<List<ObjectNode>> statements() {
        return Combinators.combine(
                        Arbitraries.of("TrainlightRead", "TrainlightWrite", "Theirs"),
                        Arbitraries.of("s3:GetObject", "s3:PutObject"),
                        Arbitraries.of("arn:aws:s3:::a/*", "arn:aws:s3:::b/*", "arn:aws:s3:::c/*"))
                .as((sid, action, resource) -> (ObjectNode)
                        json("{\"Sid\": \"%s\", \"Effect\": \"Allow\", \"Action\": \"%s\", \"Resource\": \"%s\"}"
                                .formatted(sid, action, resource)))
                .list()
                .ofMaxSize(4)
                .uniqueElements(statement -> statement.path("Sid").asString());
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (CaseFormatException fault) {
            throw new AssertionError(fault);
        }
    }
}
