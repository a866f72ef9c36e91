package dev.trainlight.fix.remedy;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoCanFixIt;
import dev.trainlight.fix.Change.Target;
import dev.trainlight.fix.TargetType;
import dev.trainlight.fix.document.DocumentLimit;
import dev.trainlight.fix.document.Exemption.Surroundings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What opens a KMS key: its policy, or, where that is not known or full, a grant, which joins the others without touching
 * the policy (kms/latest/developerguide/grants.html). In a key policy {@code "Resource": "*"} means this key.
 *
 * @param key the key's ARN
 * @param principal ARN of the role or user
 * @param way by which of the two
 * @param alias the name that people gave the key, where it has one
 */
public record KeyPolicyRemedy(String key, String principal, Way way, Optional<String> alias) implements Remedy {
    /** The two ways into a key. */
    public enum Way {
        POLICY,
        GRANT
    }

    /** The grant that gives the same, beside the policy. */
    public KeyPolicyRemedy asGrant() {
        return new KeyPolicyRemedy(key, principal, Way.GRANT, alias);
    }

    @Override
    public Place place() {
        return way == Way.POLICY ? new Place.ResourcePolicy(key) : new Place.KeyGrants(key);
    }

    @Override
    public Target target() {
        return new Target(way == Way.POLICY ? TargetType.KEY_POLICY : TargetType.KEY_GRANT, key, Optional.empty());
    }

    @Override
    public WhoCanFixIt owner() {
        return WhoCanFixIt.KEY_ADMINISTRATOR;
    }

    @Override
    public Optional<DocumentLimit> limit() {
        return way == Way.POLICY ? Optional.of(DocumentLimit.KEY_POLICY) : Optional.empty();
    }

    @Override
    public Surroundings surroundings() {
        return Surroundings.RESOURCE;
    }

    @Override
    public List<ObjectNode> statements(List<Grant> grants) {
        if (way == Way.GRANT) {
            return List.of(grant(grants));
        }
        List<Grant> here = grants.stream()
                .map(grant -> new Grant(grant.purpose(), grant.action(), "*", grant.conditions()))
                .toList();
        return StatementWriter.write(here, statement -> StatementWriter.principal(statement, "AWS", principal));
    }

    /** The input of CreateGrant (kms/latest/APIReference/API_CreateGrant.html). */
    private ObjectNode grant(List<Grant> grants) {
        Set<String> operations = new LinkedHashSet<>();
        grants.forEach(
                grant -> operations.add(grant.action().substring(grant.action().indexOf(':') + 1)));
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.put("KeyId", key).put("GranteePrincipal", principal);
        ArrayNode list = input.putArray("Operations");
        operations.forEach(list::add);
        return input.put("Name", "TrainlightTrainingAccess");
    }

    @Override
    public Sentence name() {
        String known = alias.orElseGet(() -> key.substring(key.lastIndexOf('/') + 1));
        return Sentence.of(way == Way.POLICY ? "fix.name.key" : "fix.name.key-grant", known);
    }
}
