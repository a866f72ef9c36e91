package dev.trainlight.aws.collect;

import java.util.List;
import java.util.Optional;

/**
 * What IAM's policy simulator answers. It knows the identity-based policies, the boundary and the organization's service
 * control policies; it knows no resource control policies, endpoint policies or session policies, and for roles no
 * policies of resources (API_SimulatePrincipalPolicy.html).
 *
 * @param principal whom it is about
 * @param action what
 * @param resource on what; {@code *} where none was named
 * @param decision {@code allowed}, {@code implicitDeny} or {@code explicitDeny}
 * @param organizations whether the organization's policies allow it; empty where the simulator does not say
 * @param boundary whether the permissions boundary allows it; empty where there is none
 * @param missingContext condition keys that a policy looks at and that were not given
 * @param matched policies whose statements decided
 */
public record AwsOpinion(
        String principal,
        String action,
        String resource,
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
