package dev.trainlight.evidence;

import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A resource of the case: contracts.md §1, <i>Resource</i>: bucket, key, repository, subnet, security group, …
 *
 * @param arn its ARN
 * @param accountId its owner, where known
 * @param policy its resource-based policy
 * @param json the whole, with the fields of each service
 */
public record Resource(String arn, Optional<String> accountId, Slot<PolicyDocument> policy, JsonNode json) {
    /** A field: unknown where absent, none where null, its text where it is a value. */
    public Slot<String> text(String field) {
        JsonNode node = json.path(field);
        if (node.isMissingNode()) {
            return Slot.unknown();
        }
        return node.isNull() || !node.isValueNode() ? Slot.none() : Slot.of(node.asString());
    }

    /** Whether AWS said that there is no such thing; false where nobody asked. */
    public boolean missing() {
        return json.path("exists").isBoolean() && !json.path("exists").asBoolean();
    }

    /** A field as JSON: unknown where absent, none where null. */
    public Slot<JsonNode> field(String field) {
        JsonNode node = json.path(field);
        if (node.isMissingNode()) {
            return Slot.unknown();
        }
        return node.isNull() ? Slot.none() : Slot.of(node);
    }

    /** The names that people gave a key: {@code alias/ml}; none for other resources, or where they were not collected. */
    public List<String> aliases() {
        List<String> names = new ArrayList<>();
        json.path("aliases").forEach(alias -> names.add(alias.asString("")));
        return List.copyOf(names);
    }
}
