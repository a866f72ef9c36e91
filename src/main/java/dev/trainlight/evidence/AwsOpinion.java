package dev.trainlight.evidence;

import java.util.List;
import java.util.Optional;

/**
 * What IAM's policy simulator answers to one question. It knows the identity-based policies, the boundary and the
 * organization's service control policies; it knows no resource control policies, endpoint policies or session policies,
 * and for roles no policies of resources (API_SimulatePrincipalPolicy.html).
 *
 * @param question what was asked, with the context that it was asked with
 * @param decision {@code allowed}, {@code implicitDeny} or {@code explicitDeny}
 * @param organizations whether the organization's policies allow it; empty where the simulator does not say
 * @param boundary whether the permissions boundary allows it; empty where there is none
 * @param missingContext condition keys that a policy looks at and that were not given; never those of the organization's
 *     policies
 * @param matched policies whose statements decided
 */
public record AwsOpinion(
        SimulationRequest question,
        String decision,
        Optional<Boolean> organizations,
        Optional<Boolean> boundary,
        List<String> missingContext,
        List<String> matched) {
    public AwsOpinion {
        missingContext = List.copyOf(missingContext);
        matched = List.copyOf(matched);
    }

    /** Whether AWS would allow it, as far as the simulator sees. */
    public boolean allowed() {
        return decision.equals("allowed");
    }
}
