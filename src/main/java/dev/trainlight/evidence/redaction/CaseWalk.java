package dev.trainlight.evidence.redaction;

import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.Json;
import dev.trainlight.evidence.SecretScrubber;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Walks through a case and hands every text to a rewriter, by what its field holds. A field that is not known here holds
 * names: so something new that AWS may add is replaced, not shown.
 */
final class CaseWalk {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
    private static final String AWS_ADDRESS = "amazonaws.com";

    /** Fields that hold words of AWS's or of ours. */
    private static final Set<String> KEPT = Set.of(
            "schema",
            "id",
            "where",
            "partition",
            "region",
            "collectedat",
            "call",
            "outcome",
            "reason",
            "source",
            "kind",
            "type",
            "decision",
            "action",
            "state",
            "keystate",
            "keymanager",
            "keyspec",
            "keyusage",
            "encryption",
            "objectownership",
            "requestpayer",
            "trainingjobstatus",
            "secondarystatus",
            "status",
            "s3datatype",
            "s3datadistributiontype",
            "traininginputmode",
            "inputmode",
            "compressiontype",
            "recordwrappertype",
            "instancetype",
            "filesystemtype",
            "filesystemaccessmode",
            "trainingrepositoryaccessmode",
            "executionroleidentityconfig",
            "vpcendpointtype",
            "servicename",
            "ipaddresstype",
            "availabilityzone",
            "operations",
            "protocol",
            "ipprotocol",
            "ruleaction",
            "awsregion",
            "eventversion",
            "eventtime",
            "eventsource",
            "eventname",
            "eventtype",
            "eventcategory",
            "errorcode",
            "invokedby",
            "apiversion",
            "tlsversion",
            "ciphersuite",
            "effect",
            "key_type",
            "servicejobtype",
            "networkinterfacetype",
            "serviceregion");

    private static final Set<String> TEXTS =
            Set.of("message", "failurereason", "statusmessage", "errormessage", "exitmessage", "evidence");
    private static final Set<String> POLICIES =
            Set.of("policy", "document", "policydocument", "trustpolicy", "assumerolepolicydocument");
    private static final Set<String> SECRETS =
            Set.of("accesskeyid", "secretaccesskey", "sessiontoken", "useragent", "password", "authorization");
    private static final Set<String> SETTINGS = Set.of("hyperparameters", "environment");

    private final Rewriter rewriter;
    private final PolicyWalk policies;

    CaseWalk(Rewriter rewriter) {
        this.rewriter = rewriter;
        this.policies = new PolicyWalk(rewriter);
    }

    /** The tree with every text rewritten. */
    JsonNode walk(JsonNode tree) {
        return node("", tree);
    }

    private JsonNode node(String field, JsonNode node) {
        if (PolicyWalk.isPolicy(node) || POLICIES.contains(field) && node.isString()) {
            return policies.rewrite(node);
        }
        if (node.isArray()) {
            ArrayNode out = NODES.arrayNode();
            node.forEach(item -> out.add(node(field, item)));
            return out;
        }
        if (node instanceof ObjectNode object) {
            return object(field, object);
        }
        return node.isString() ? NODES.stringNode(text(field, node.asString())) : node;
    }

    private JsonNode object(String field, ObjectNode object) {
        if (isOfAws(object)) {
            policies.kept(object.path("document"));
            return object;
        }
        ObjectNode out = NODES.objectNode();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String name = entry.getKey().toLowerCase(Locale.ROOT);
            JsonNode value = entry.getValue();
            if (SETTINGS.contains(field)) {
                out.set(entry.getKey(), setting(value));
            } else if (field.equals("tags") && !name.equals("key") && !name.equals("value")) {
                out.set(rewriter.name(entry.getKey()), node("value", value));
            } else if (name.equals("cloudtrailevent") && value.isString()) {
                out.put(entry.getKey(), record(value.asString()));
            } else if (name.equals("context") && field.equals("awsopinions")) {
                out.set(entry.getKey(), policies.context(value));
            } else if (name.equals("missingcontext")) {
                out.set(entry.getKey(), conditionKeys(value));
            } else if (name.equals("encoded") && value.isString()) {
                out.put(entry.getKey(), "x".repeat(value.asString().length()));
            } else {
                out.set(entry.getKey(), node(name, value));
            }
        }
        return out;
    }

    /** A policy that AWS wrote and keeps. */
    private static boolean isOfAws(ObjectNode object) {
        return object.has("name")
                && (object.path("arn").asString("").contains("::aws:")
                        || object.path("kind").asString("").equals("aws-managed"));
    }

    private String text(String field, String text) {
        if (SECRETS.contains(field)) {
            return text.endsWith(AWS_ADDRESS) ? text : SecretScrubber.HIDDEN;
        }
        if (field.equals("sourceipaddress")) {
            // An address for documentation (RFC 5737): which one it was says where somebody sat.
            return text.endsWith(AWS_ADDRESS) || text.equals("AWS Internal") ? text : "192.0.2.1";
        }
        if (KEPT.contains(field)) {
            return text;
        }
        return TEXTS.contains(field) ? rewriter.text(text) : rewriter.name(text);
    }

    /** Hyperparameters and environment values: numbers say more about the work than anybody needs to know. */
    private JsonNode setting(JsonNode value) {
        if (!value.isString()) {
            return value;
        }
        String text = value.asString();
        return NODES.stringNode(NUMBER.matcher(text).matches() ? "0" : rewriter.name(text));
    }

    private JsonNode conditionKeys(JsonNode keys) {
        ArrayNode out = NODES.arrayNode();
        keys.forEach(key -> out.add(policies.conditionKey(key.asString(""))));
        return out;
    }

    /** A CloudTrail record as LookupEvents gives it: JSON inside a text. */
    private String record(String text) {
        try {
            return Json.line(node("", Json.parse(text)));
        } catch (CaseFormatException notJson) {
            return rewriter.text(text);
        }
    }
}
