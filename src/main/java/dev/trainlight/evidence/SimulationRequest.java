package dev.trainlight.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question to IAM's policy simulator: may this principal do that? Answers are only worth something with the concrete
 * resource and every context key that a policy may look at; without them the simulator says "implicitly denied"
 * (permission-model §9.1).
 *
 * @param principal ARN of a role or user; of a role with its path, never of a session
 * @param action such as {@code s3:GetObject}
 * @param resource ARN, empty for actions that know no resources
 * @param context values by condition key
 */
public record SimulationRequest(
        String principal, String action, Optional<String> resource, Map<String, List<String>> context) {
    public SimulationRequest {
        context = Map.copyOf(context);
    }
}
