package dev.trainlight.evidence;

import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.Slot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A principal of the case: contracts.md §1, <i>Principal</i>.
 *
 * @param arn role, user, federated user or root
 * @param roleId {@code AROA…}
 * @param type {@code role}, {@code user}, {@code federated-user} or {@code root}; from the ARN where not given
 * @param sessionName of a role session
 * @param tags its tags
 * @param identityPolicies its identity-based policies, inline and managed
 * @param permissionsBoundary its boundary
 * @param sessionPolicies policies of its session
 * @param trustPolicy who may assume it
 * @param json the whole, with fields that are not known here
 */
public record Principal(
        Optional<String> arn,
        Optional<String> roleId,
        Optional<String> type,
        Optional<String> sessionName,
        Slot<Map<String, String>> tags,
        Slot<List<NamedPolicy>> identityPolicies,
        Slot<NamedPolicy> permissionsBoundary,
        Slot<List<NamedPolicy>> sessionPolicies,
        Slot<PolicyDocument> trustPolicy,
        JsonNode json) {
    /** The member of a case's {@code principals} for who submitted the job. */
    public static final String CALLER = "caller";

    /** The member of a case's {@code principals} for the role that the job runs with. */
    public static final String EXECUTION_ROLE = "executionRole";

    /** Whether AWS said that there is no such principal; false where nobody asked. */
    public boolean missing() {
        return json.path("exists").isBoolean() && !json.path("exists").asBoolean();
    }
}
