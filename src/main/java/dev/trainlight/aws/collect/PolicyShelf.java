package dev.trainlight.aws.collect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The identity-based policies of one principal while they are being read: several lists (attached, inline, those of each
 * group), each of policies whose documents come one by one. A list that has not come, or never will, stands there as one
 * policy without a document, so that whatever could be read counts already and nobody takes the rest for nothing.
 */
final class PolicyShelf {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Draft draft;
    private final String principal;
    private final Map<String, List<ObjectNode>> lists = new LinkedHashMap<>();
    private final Map<String, JsonNode> documents = new LinkedHashMap<>();

    /**
     * @param principal {@code caller} or {@code executionRole}
     */
    PolicyShelf(Draft draft, String principal) {
        this.draft = draft;
        this.principal = principal;
    }

    /** A list will come under that name, which people read until it does. */
    synchronized void expect(String list) {
        lists.put(list, List.of(NODES.objectNode().put("name", list)));
        publish();
    }

    /** The list came: inline policies, by name; those of a group say so, since they are changed there. */
    synchronized void inline(String list, Optional<String> group, List<String> names) {
        List<ObjectNode> policies = new ArrayList<>();
        for (String name : names) {
            ObjectNode policy = NODES.objectNode().put("name", name).put("kind", "inline");
            group.ifPresent(of -> policy.put("group", of));
            policies.add(policy);
        }
        lists.put(list, policies);
        publish();
    }

    /** The list came: managed policies, by ARN. */
    synchronized void managed(String list, List<String> arns) {
        List<ObjectNode> policies = new ArrayList<>();
        arns.forEach(arn -> policies.add(ManagedPolicies.named(arn)));
        lists.put(list, policies);
        publish();
    }

    /** The document of an inline policy came. */
    synchronized void inlineDocument(String list, String name, JsonNode document) {
        documents.put(list + "\n" + name, document);
        publish();
    }

    /** The document of a managed policy came. */
    synchronized void managedDocument(String arn, JsonNode document) {
        documents.put(arn, document);
        publish();
    }

    private void publish() {
        ArrayNode all = NODES.arrayNode();
        lists.forEach((list, policies) -> policies.forEach(policy -> {
            ObjectNode copy = policy.deepCopy();
            JsonNode document = documents.get(
                    policy.has("arn")
                            ? policy.path("arn").asString()
                            : list + "\n" + policy.path("name").asString());
            if (document != null) {
                copy.set("document", document);
            }
            all.add(copy);
        }));
        draft.principal(principal, node -> node.set("identityPolicies", all));
    }
}
