package dev.trainlight.fix.export;

import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.evidence.Json;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.Verification;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a fix as {@code trainlight/fix/1}: contracts.md §3. */
public final class FixWriter {
    /** The schema that this program writes. */
    public static final String SCHEMA = "trainlight/fix/1";

    private FixWriter() {}

    /** The fix as text, printed for people, its sentences in that language. */
    public static String text(Fix fix, Sentences sentences) {
        return Json.pretty(json(fix, sentences)) + "\n";
    }

    /** The fix as JSON, its sentences in that language. */
    public static ObjectNode json(Fix fix, Sentences sentences) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("schema", SCHEMA);
        json.put("job", fix.job().orElse(null));
        json.put("accountId", fix.accountId().orElse(null));
        json.put("region", fix.region().orElse(null));
        json.put("role", fix.role().orElse(null));
        ArrayNode changes = json.putArray("changes");
        fix.changes().forEach(change -> changes.add(change(change, sentences)));
        json.set("verification", verification(fix.verification()));
        ArrayNode remaining = json.putArray("remaining");
        fix.remaining().forEach(sentence -> remaining.add(sentences.text(sentence)));
        return json;
    }

    private static ObjectNode change(Change change, Sentences sentences) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode target = json.putObject("target");
        target.put("type", change.target().type().id());
        target.put("arn", change.target().arn());
        change.target().policyName().ifPresent(name -> target.put("policyName", name));
        change.target().attachedTo().ifPresent(arn -> target.put("attachedTo", arn));
        json.put("owner", change.owner().id());
        json.put("operation", change.operation().id());
        ArrayNode statements = json.putArray("statements");
        change.statements().forEach(statements::add);
        json.set("before", change.before().orElse(JsonNodeFactory.instance.nullNode()));
        json.set("document", change.document().orElse(JsonNodeFactory.instance.nullNode()));
        ArrayNode solves = json.putArray("solves");
        change.solves().forEach(solves::add);
        json.put("explanation", sentences.text(change.explanation()));
        json.put("awsCli", change.awsCli().orElse(null));
        return json;
    }

    private static ObjectNode verification(Verification verification) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("before", counts(verification.before()));
        json.set("after", counts(verification.after()));
        ArrayNode newlyAllowed = json.putArray("newlyAllowed");
        verification.newlyAllowed().forEach(access -> {
            ObjectNode item =
                    newlyAllowed.addObject().put("action", access.action()).put("resource", access.resource());
            access.name().ifPresent(name -> item.put("name", name));
        });
        json.put("minimal", verification.minimal());
        return json;
    }

    private static ObjectNode counts(Verification.Counts counts) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("allowed", counts.allowed())
                .put("denied", counts.denied())
                .put("undetermined", counts.undetermined());
    }
}
