package dev.trainlight.diagnosis;

import dev.trainlight.evidence.Gap;
import dev.trainlight.evidence.ScrubbedJson;
import dev.trainlight.iam.Position;
import dev.trainlight.iam.RequestContext;
import dev.trainlight.sagemaker.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Diagnoses as JSON: contracts.md §2, {@code trainlight/diagnosis/1}. Every field of the form is always there; what is not
 * known is null or empty.
 */
public final class DiagnosisWriter {
    /** The schema of what this writes. */
    public static final String SCHEMA = "trainlight/diagnosis/1";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Sentences sentences;

    /** A writer whose texts are in the language of those sentences. */
    public DiagnosisWriter(Sentences sentences) {
        this.sentences = sentences;
    }

    /** The diagnosis as a tree. */
    public ObjectNode tree(Diagnosis diagnosis) {
        ObjectNode root = JSON.objectNode();
        root.put("schema", SCHEMA);
        diagnosis.id().ifPresent(id -> root.put("id", id));
        root.put("verdict", diagnosis.verdict().id());
        root.put("headline", sentences.text(diagnosis.headline()));
        root.put("blockedStage", diagnosis.blockedStage().map(Stage::id).orElse(null));
        ArrayNode stages = root.putArray("stages");
        diagnosis.stages().forEach(stage -> stages.add(stage(stage)));
        ArrayNode findings = root.putArray("findings");
        diagnosis.findings().forEach(finding -> findings.add(finding(finding)));
        diagnosis
                .lookAlike()
                .ifPresentOrElse(
                        lookAlike -> root.set("lookAlike", lookAlike(lookAlike)), () -> root.putNull("lookAlike"));
        ArrayNode checks = root.putArray("checks");
        diagnosis.checks().forEach(check -> checks.add(check(check)));
        ArrayNode warnings = root.putArray("warnings");
        diagnosis.warnings().forEach(warning -> warnings.add(warning(warning)));
        ArrayNode gaps = root.putArray("gaps");
        diagnosis.gaps().forEach(gap -> gaps.add(gap(gap)));
        return root;
    }

    private static ObjectNode stage(StageResult result) {
        ObjectNode node = JSON.objectNode();
        node.put("stage", result.stage().id());
        node.put("status", result.status().id());
        node.put("startedAt", result.startedAt().map(Instant::toString).orElse(null));
        node.put("endedAt", result.endedAt().map(Instant::toString).orElse(null));
        node.set("checks", texts(result.checks()));
        return node;
    }

    private ObjectNode finding(Finding finding) {
        ObjectNode node = JSON.objectNode();
        node.put("rule", finding.rule());
        node.put("stage", finding.stage().id());
        node.put("confidence", finding.confidence().id());
        node.put("whoNeedsIt", finding.whoNeedsIt().id());
        node.put("principal", finding.principal().orElse(null));
        node.set("actions", texts(finding.actions()));
        node.set("resources", texts(finding.resources()));
        node.put("deniedBy", finding.deniedBy().id());
        node.put("explicit", finding.explicit());
        finding.statement()
                .ifPresentOrElse(
                        statement -> node.set("statement", statement(statement)), () -> node.putNull("statement"));
        finding.nearMiss()
                .ifPresentOrElse(near -> node.set("nearMiss", nearMiss(near)), () -> node.putNull("nearMiss"));
        node.put("because", sentences.text(finding.because()));
        node.put("whoCanFixIt", finding.whoCanFixIt().id());
        ArrayNode evidence = node.putArray("evidence");
        for (Finding.Evidence item : finding.evidence()) {
            evidence.addObject().put("source", item.source().id()).put("text", item.text());
        }
        node.set("checks", texts(finding.checks()));
        return node;
    }

    private static ObjectNode statement(Finding.StatementRef statement) {
        ObjectNode node = JSON.objectNode();
        node.put("policy", statement.policy());
        node.put("sid", statement.sid().orElse(null));
        statement.index().ifPresentOrElse(index -> node.put("index", index), () -> node.putNull("index"));
        position(node, statement.position());
        return node;
    }

    private ObjectNode nearMiss(Finding.NearMissRef near) {
        ObjectNode node = JSON.objectNode();
        node.put("policy", near.policy());
        node.put("sid", near.sid().orElse(null));
        node.put("index", near.index());
        position(node, Optional.of(near.position()));
        node.put("differs", sentences.text(near.differs()));
        return node;
    }

    private static void position(ObjectNode node, Optional<Position> position) {
        position.ifPresentOrElse(
                at -> node.put("line", at.line()).put("column", at.column()),
                () -> node.putNull("line").putNull("column"));
    }

    private ObjectNode lookAlike(LookAlike lookAlike) {
        ObjectNode node = JSON.objectNode();
        node.put("kind", lookAlike.kind().id());
        node.put("stage", lookAlike.stage().map(Stage::id).orElse(null));
        node.put("advice", sentences.text(lookAlike.advice()));
        return node;
    }

    private ObjectNode check(Check check) {
        ObjectNode node = JSON.objectNode();
        node.put("id", check.id());
        node.put("rule", check.rule());
        node.put("stage", check.stage().id());
        node.put("principal", check.principal().isEmpty() ? null : check.principal());
        node.put("action", check.action());
        node.put("resource", check.resource());
        node.set("context", context(check.request().context()));
        node.put("decision", check.decision().id());
        ObjectNode layers = node.putObject("layers");
        check.evaluation().layers().forEach((layer, verdict) -> layers.put(layer.id(), word(verdict)));
        ArrayNode missing = node.putArray("missing");
        check.missing().forEach(sentence -> missing.add(sentences.text(sentence)));
        node.put("title", sentences.text(check.title()));
        node.put("required", check.required());
        check.vote().ifPresent(vote -> node.set("awsOpinion", vote(vote)));
        return node;
    }

    private ObjectNode vote(AwsVote vote) {
        ObjectNode node = JSON.objectNode();
        node.put("decision", vote.opinion().decision());
        node.put("organizations", vote.opinion().organizations().orElse(null));
        node.put("boundary", vote.opinion().boundary().orElse(null));
        node.set("matched", texts(vote.opinion().matched()));
        node.set("missingContext", texts(vote.opinion().missingContext()));
        node.put(
                "agrees",
                switch (vote.agreement()) {
                    case SAME -> Boolean.TRUE;
                    case DIFFERENT -> Boolean.FALSE;
                    case NOT_COMPARABLE -> null;
                });
        node.put("standsInForServiceControlPolicies", vote.standsIn());
        node.put("text", sentences.text(vote.sentence()));
        return node;
    }

    /** The keys that are known; those that are unknown stand under the check's {@code missing} where they matter. */
    private static ObjectNode context(RequestContext context) {
        ObjectNode node = JSON.objectNode();
        Map<String, RequestContext.Value> sorted = new TreeMap<>(context.values());
        sorted.values().forEach(value -> {
            if (value.multivalued()) {
                node.set(value.name(), texts(value.values()));
            } else {
                node.put(value.name(), value.values().getFirst());
            }
        });
        // Nobody but the account's own people fills these: AWS fills the others.
        boolean tags = sorted.keySet().stream().anyMatch(name -> name.contains("tag/"));
        return tags ? (ObjectNode) ScrubbedJson.of(node) : node;
    }

    private static String word(dev.trainlight.iam.Verdict verdict) {
        return switch (verdict) {
            case ALLOW -> CheckDecision.ALLOWED.id();
            case IMPLICIT_DENY -> CheckDecision.IMPLICIT_DENY.id();
            case EXPLICIT_DENY -> CheckDecision.EXPLICIT_DENY.id();
            case UNKNOWN -> CheckDecision.UNDETERMINED.id();
        };
    }

    private ObjectNode warning(Warning warning) {
        ObjectNode node = JSON.objectNode();
        node.put("rule", warning.rule());
        node.put("stage", warning.stage().map(Stage::id).orElse(null));
        node.put("text", sentences.text(warning.text()));
        return node;
    }

    private static ObjectNode gap(Gap gap) {
        ObjectNode node = JSON.objectNode();
        node.put("evidence", gap.evidence());
        node.put("resource", gap.resource().orElse(null));
        node.put("call", gap.call().orElse(null));
        node.put("reason", gap.reason());
        return node;
    }

    private static ArrayNode texts(List<String> list) {
        ArrayNode node = JSON.arrayNode();
        list.forEach(node::add);
        return node;
    }
}
