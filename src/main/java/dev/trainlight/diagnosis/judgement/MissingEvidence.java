package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.requirement.Requirement;
import dev.trainlight.iam.Decision;
import java.util.List;

/** Says in words which document or fact an undetermined check lacks. */
final class MissingEvidence {
    private static final String CONTEXT = "context:";

    private MissingEvidence() {}

    static List<Sentence> of(Requirement requirement, Decision decision) {
        List<Sentence> missing = decision.missing().stream()
                .map(word -> sentence(requirement, word))
                .distinct()
                .toList();
        return missing.isEmpty()
                ? List.of(Sentence.of(
                        "missing.documentation", requirement.request().action()))
                : missing;
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
            case "rcps" -> Sentence.of("missing.rcps");
            case "vpcEndpointPolicies" -> Sentence.of("missing.endpoint");
            case "grants" -> Sentence.of("missing.grants", resource);
            case "resourcePolicy" -> resourcePolicy(action, resource);
            default -> Sentence.of("missing.other", word);
        };
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
