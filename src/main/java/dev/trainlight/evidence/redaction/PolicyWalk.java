package dev.trainlight.evidence.redaction;

import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Walks through a policy document: actions, operators and keys are AWS's; resources, principals and values somebody's. */
final class PolicyWalk {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");

    /** Condition keys whose values are words of AWS's. */
    private static final Set<String> VALUES_OF_AWS = Set.of(
            "aws:requestedregion",
            "aws:principaltype",
            "aws:principalservicename",
            "aws:principalservicenameslist",
            "aws:calledvia",
            "aws:calledviafirst",
            "aws:calledvialast",
            "aws:securetransport",
            "aws:viaawsservice",
            "aws:multifactorauthpresent",
            "iam:passedtoservice",
            "iam:awsservicename",
            "s3:x-amz-acl",
            "s3:x-amz-server-side-encryption",
            "s3:signatureversion",
            "s3:authtype",
            "s3:tlsversion",
            "ec2:authorizedservice",
            "ec2:permission",
            "kms:viaservice",
            "kms:grantoperations",
            "kms:grantconstrainttype",
            "kms:keyspec",
            "kms:keyusage",
            "kms:keyorigin",
            "kms:encryptionalgorithm",
            "sagemaker:instancetypes",
            "sagemaker:taggingaction",
            "sagemaker:filesystemaccessmode",
            "sagemaker:filesystemtype");

    private static final Set<String> MOMENTS = Set.of("aws:currenttime", "aws:epochtime", "aws:tokenissuetime");

    private final Rewriter rewriter;

    PolicyWalk(Rewriter rewriter) {
        this.rewriter = rewriter;
    }

    /** Whether a tree is a policy document. */
    static boolean isPolicy(JsonNode node) {
        return node.isObject() && (node.has("Statement") || node.has("statement"));
    }

    /** The document, an object or a text, rewritten. */
    JsonNode rewrite(JsonNode document) {
        if (!document.isString()) {
            return tree(document);
        }
        String text = document.asString();
        boolean encoded = text.startsWith("%7B") || text.startsWith("%7b");
        String json = encoded ? URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8) : text;
        try {
            return NODES.stringNode(literals(json, Json.parse(json)));
        } catch (CaseFormatException notJson) {
            return NODES.stringNode(rewriter.text(text));
        }
    }

    /** A document that AWS wrote stays, but what it looks for in names must go on being found. */
    void kept(JsonNode document) {
        if (document.isString()) {
            try {
                kept(Json.parse(document.asString()));
            } catch (CaseFormatException notJson) {
                return;
            }
        }
        new PolicyWalk(new Keeping(rewriter)).tree(document);
    }

    private JsonNode tree(JsonNode document) {
        if (!(document instanceof ObjectNode object)) {
            return misplaced(document);
        }
        ObjectNode out = NODES.objectNode();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            switch (entry.getKey()) {
                case "Id" -> out.set("Id", strings(entry.getValue(), rewriter::label));
                case "Statement" -> out.set("Statement", statements(entry.getValue()));
                default -> out.set(entry.getKey(), entry.getValue());
            }
        }
        return out;
    }

    private JsonNode statements(JsonNode statements) {
        if (statements.isObject()) {
            return statement(statements);
        }
        ArrayNode out = NODES.arrayNode();
        statements.forEach(statement -> out.add(statement(statement)));
        return out;
    }

    private JsonNode statement(JsonNode statement) {
        if (!statement.isObject()) {
            return misplaced(statement);
        }
        ObjectNode out = NODES.objectNode();
        for (Map.Entry<String, JsonNode> entry : statement.properties()) {
            JsonNode value = entry.getValue();
            switch (entry.getKey()) {
                case "Sid" -> out.set("Sid", strings(value, rewriter::label));
                case "Resource", "NotResource" -> out.set(entry.getKey(), strings(value, rewriter::name));
                case "Principal", "NotPrincipal" -> out.set(entry.getKey(), principals(value));
                case "Condition" -> out.set("Condition", conditions(value));
                default -> out.set(entry.getKey(), value);
            }
        }
        return out;
    }

    private JsonNode principals(JsonNode principals) {
        if (!principals.isObject()) {
            return strings(principals, rewriter::name);
        }
        ObjectNode out = NODES.objectNode();
        principals
                .properties()
                .forEach(entry -> out.set(
                        entry.getKey(),
                        entry.getKey().equals("Service")
                                ? entry.getValue()
                                : strings(entry.getValue(), rewriter::name)));
        return out;
    }

    private JsonNode conditions(JsonNode conditions) {
        if (!conditions.isObject()) {
            return misplaced(conditions);
        }
        ObjectNode out = NODES.objectNode();
        conditions.properties().forEach(operator -> {
            if (!operator.getValue().isObject()) {
                out.set(operator.getKey(), misplaced(operator.getValue()));
                return;
            }
            ObjectNode keys = NODES.objectNode();
            operator.getValue().properties().forEach(key -> {
                boolean ofAws = VALUES_OF_AWS.contains(key.getKey().toLowerCase(Locale.ROOT))
                        || operator.getKey().startsWith("Null")
                        || operator.getKey().contains(":Null")
                        || operator.getKey().startsWith("Bool")
                        || operator.getKey().contains("IpAddress");
                keys.set(
                        conditionKey(key.getKey()),
                        ofAws ? key.getValue() : values(key.getKey().toLowerCase(Locale.ROOT), key.getValue()));
            });
            out.set(operator.getKey(), keys);
        });
        return out;
    }

    /** The context of a request: values by condition key. */
    JsonNode context(JsonNode context) {
        if (!context.isObject()) {
            return misplaced(context);
        }
        ObjectNode out = NODES.objectNode();
        context.properties().forEach(entry -> {
            String key = entry.getKey().toLowerCase(Locale.ROOT);
            boolean kept = VALUES_OF_AWS.contains(key) || MOMENTS.contains(key);
            out.set(conditionKey(entry.getKey()), kept ? entry.getValue() : values(key, entry.getValue()));
        });
        return out;
    }

    private JsonNode values(String key, JsonNode values) {
        // Which keys an encryption context has is AWS's affair where a service made it.
        boolean keys = key.equals("kms:encryptioncontextkeys");
        return strings(values, value -> keys && value.startsWith("aws:") ? value : rewriter.name(value));
    }

    /** Of a condition key only the name of a tag or of an encryption context is somebody's. */
    String conditionKey(String key) {
        int slash = key.indexOf('/');
        if (slash > 0) {
            return key.substring(0, slash + 1) + rewriter.name(key.substring(slash + 1));
        }
        String context = "kms:encryptioncontext:";
        return key.toLowerCase(Locale.ROOT).startsWith(context)
                ? key.substring(0, context.length()) + rewriter.name(key.substring(context.length()))
                : key;
    }

    private JsonNode strings(JsonNode node, UnaryOperator<String> change) {
        if (node.isString()) {
            return NODES.stringNode(change.apply(node.asString()));
        }
        if (!node.isArray()) {
            return misplaced(node);
        }
        ArrayNode out = NODES.arrayNode();
        node.forEach(item -> out.add(strings(item, change)));
        return out;
    }

    /** What no policy has at this place: of the same form, without the names that it says. */
    private JsonNode misplaced(JsonNode node) {
        if (node.isObject()) {
            ObjectNode out = NODES.objectNode();
            node.properties().forEach(entry -> out.set(entry.getKey(), misplaced(entry.getValue())));
            return out;
        }
        return node.isContainer() || node.isString() ? strings(node, rewriter::text) : node;
    }

    /** Changes a document that is a text inside its text, so that every place in it keeps its line and column. */
    private String literals(String text, JsonNode before) {
        JsonNode after = tree(before);
        Map<String, String> changes = new HashMap<>();
        compare(before, after, changes);
        return LITERAL.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(changes.getOrDefault(value(found.group()), found.group())));
    }

    private static String value(String literal) {
        try {
            return Json.mapper().readTree(literal).asString();
        } catch (JacksonException notALiteral) {
            return literal;
        }
    }

    private static void compare(JsonNode before, JsonNode after, Map<String, String> changes) {
        if (before.isString() && !before.equals(after)) {
            changes.put(before.asString(), Json.line(after));
        } else if (before.isArray()) {
            for (int index = 0; index < before.size(); index++) {
                compare(before.get(index), after.get(index), changes);
            }
        } else if (before.isObject()) {
            var now = after.properties().iterator();
            for (Map.Entry<String, JsonNode> entry : before.properties()) {
                Map.Entry<String, JsonNode> changed = now.next();
                if (!entry.getKey().equals(changed.getKey())) {
                    changes.put(entry.getKey(), Json.line(NODES.stringNode(changed.getKey())));
                }
                compare(entry.getValue(), changed.getValue(), changes);
            }
        }
    }

    /** Sees a document of AWS's through the eyes of another rewriter: everything stays. */
    private record Keeping(Rewriter behind) implements Rewriter {
        @Override
        public String name(String text) {
            return behind.kept(text);
        }

        @Override
        public String label(String text) {
            return text;
        }

        @Override
        public String text(String text) {
            return text;
        }

        @Override
        public String kept(String text) {
            return behind.kept(text);
        }
    }
}
