package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.requirement.Requirement;
import dev.trainlight.iam.AuthorizationRequest;
import dev.trainlight.iam.Decision;
import dev.trainlight.iam.RequestPrincipal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says in words which document or fact an undetermined check lacks. */
final class MissingEvidence {
    private static final String CONTEXT = "context:";

    private MissingEvidence() {}

    static List<Sentence> of(Requirement requirement, Decision decision) {
        List<Sentence> missing = decision.missing().stream()
                .sorted(Comparator.comparing(MissingEvidence::isOfAnOrganization))
                .map(word -> sentence(requirement, word))
                .distinct()
                .toList();
        return missing.isEmpty()
                ? List.of(Sentence.of(
                        "missing.documentation", requirement.request().action()))
                : missing;
    }

    /** Policies of an organization come last: of all documents they are the hardest to get and seldom the cause. */
    private static boolean isOfAnOrganization(String word) {
        return word.equals("scps") || word.equals("rcps");
    }

    private static Sentence sentence(Requirement requirement, String word) {
        String resource = requirement.request().resource();
        String principal = requirement.principal().orElse("");
        String action = requirement.request().action();
        if (word.startsWith(CONTEXT)) {
            return Sentence.of("missing.context", word.substring(CONTEXT.length()));
        }
        return switch (word) {
            case "identityPolicies" ->
                principal.isEmpty()
                        ? Sentence.of("missing.caller-policies")
                        : Sentence.of("missing.identity", principal);
            case "boundary" -> Sentence.of("missing.boundary", principal);
            case "sessionPolicies" -> Sentence.of("missing.session", principal);
            case "scps" -> Sentence.of("missing.scps");
            case "rcps" ->
                foreignOwner(requirement)
                        .map(owner -> Sentence.of("missing.rcps-of-account", owner))
                        .orElse(Sentence.of("missing.rcps"));
            case "vpcEndpointPolicies" -> Sentence.of("missing.endpoint");
            case "grants" -> Sentence.of("missing.grants", resource);
            case "resourcePolicy" -> resourcePolicy(action, resource);
            default -> Sentence.of("missing.other", word);
        };
    }

    private static Optional<String> foreignOwner(Requirement requirement) {
        AuthorizationRequest request = requirement.request();
        return request.resourceAccount()
                .filter(owner -> request.principal() instanceof RequestPrincipal.Aws aws
                        && !aws.arn().account().equals(owner));
    }

    private static Sentence resourcePolicy(String action, String resource) {
        String service = action.substring(0, Math.max(0, action.indexOf(':')));
        return switch (service) {
            case "s3" -> Sentence.of("missing.bucket-policy", bucket(resource));
            case "kms" -> Sentence.of("missing.key-policy", resource);
            case "sts" -> Sentence.of("missing.trust-policy", resource);
            case "ecr" -> Sentence.of("missing.repository-policy", resource);
            default -> Sentence.of("missing.resource-policy", resource);
        };
    }

    private static String bucket(String arn) {
        int slash = arn.indexOf('/');
        return slash < 0 ? arn : arn.substring(0, slash);
    }
}
