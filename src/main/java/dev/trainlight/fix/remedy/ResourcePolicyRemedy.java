package dev.trainlight.fix.remedy;

import dev.trainlight.fix.document.Exemption.Surroundings;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The policy of one resource: its statements say for whom they are, and every one is about that resource alone. */
sealed interface ResourcePolicyRemedy extends Remedy
        permits BucketPolicyRemedy, RepositoryPolicyRemedy, TrustPolicyRemedy, OtherResourcePolicyRemedy {
    /** Who gets access: ARN of a role or user with its path, or a service. */
    String principal();

    /** What kind of principal that is, in the grammar of policies. */
    default String principalType() {
        return "AWS";
    }

    /** Whether a statement names the resource; where it does not, it can only be about its own. */
    default boolean namesResource() {
        return true;
    }

    @Override
    default Surroundings surroundings() {
        return Surroundings.RESOURCE;
    }

    @Override
    default List<ObjectNode> statements(List<Grant> grants) {
        return StatementWriter.write(grants, statement -> {
            StatementWriter.principal(statement, principalType(), principal());
            if (!namesResource()) {
                statement.remove("Resource");
            }
        });
    }
}
