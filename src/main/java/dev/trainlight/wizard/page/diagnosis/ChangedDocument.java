package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.evidence.Case;
import dev.trainlight.wizard.text.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A document that decides something and reads differently in a later case: it was changed, added or taken away, or could be
 * read only one of the two times.
 *
 * @param kind what it is
 * @param name of the policy, for people; empty where there is but one of its kind
 * @param owner whose it is, for people; empty for policies of the organization
 */
public record ChangedDocument(Kind kind, String name, String owner) {
    /** What a document is, with the word of the bundle. */
    public enum Kind {
        IDENTITY_POLICY("identity-policy"),
        BOUNDARY("boundary"),
        TRUST_POLICY("trust-policy"),
        TAGS("tags"),
        RESOURCE_POLICY("resource-policy"),
        GRANTS("grants"),
        ENDPOINT_POLICY("endpoint-policy"),
        ORGANIZATION_POLICY("organization-policy");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    /** The documents in which two cases differ. */
    static List<ChangedDocument> between(Case before, Case after) {
        Map<ChangedDocument, List<JsonNode>> old = documents(before.json());
        Map<ChangedDocument, List<JsonNode>> now = documents(after.json());
        Set<ChangedDocument> all = new LinkedHashSet<>(now.keySet());
        all.addAll(old.keySet());
        return all.stream()
                .filter(each -> !Objects.equals(old.get(each), now.get(each)))
                .toList();
    }

    private static Map<ChangedDocument, List<JsonNode>> documents(JsonNode json) {
        Map<ChangedDocument, List<JsonNode>> documents = new LinkedHashMap<>();
        json.path("principals").forEach(principal -> principal(principal, documents));
        for (JsonNode resource : json.path("resources")) {
            String name = Names.resource(resource.path("arn").asString(""));
            add(documents, Kind.RESOURCE_POLICY, "", name, resource.path("policy"));
            add(documents, Kind.GRANTS, "", name, resource.path("grants"));
        }
        for (JsonNode endpoint : json.path("vpcEndpoints")) {
            String id = endpoint.path("VpcEndpointId").asString("");
            add(documents, Kind.ENDPOINT_POLICY, "", id, endpoint.path("PolicyDocument"));
        }
        for (String kind : List.of("serviceControlPolicies", "resourceControlPolicies")) {
            json.path("organization")
                    .path(kind)
                    .forEach(level -> level.forEach(policy -> add(
                            documents,
                            Kind.ORGANIZATION_POLICY,
                            policy.path("name").asString(""),
                            "",
                            policy.path("document"))));
        }
        return documents;
    }

    private static void principal(JsonNode principal, Map<ChangedDocument, List<JsonNode>> documents) {
        String owner = Names.principal(principal.path("arn").asString(""));
        for (JsonNode policy : principal.path("identityPolicies")) {
            // What has neither is a list of policies that could not be read.
            if (policy.has("kind") || policy.has("arn")) {
                add(documents, Kind.IDENTITY_POLICY, policy.path("name").asString(""), owner, policy.path("document"));
            }
        }
        add(documents, Kind.BOUNDARY, "", owner, principal.path("permissionsBoundary"));
        add(documents, Kind.TRUST_POLICY, "", owner, principal.path("trustPolicy"));
        add(documents, Kind.TAGS, "", owner, principal.path("tags"));
    }

    private static void add(
            Map<ChangedDocument, List<JsonNode>> documents, Kind kind, String name, String owner, JsonNode document) {
        // Of a policy that cannot be read it is still known that it is there; of anything else nothing is.
        if (document.isMissingNode() && kind != Kind.IDENTITY_POLICY && kind != Kind.ORGANIZATION_POLICY) {
            return;
        }
        documents
                .computeIfAbsent(new ChangedDocument(kind, name, owner), _ -> new ArrayList<>())
                .add(document);
    }
}
