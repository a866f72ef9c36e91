package dev.trainlight.fix.remedy;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoCanFixIt;
import dev.trainlight.fix.Change.Target;
import dev.trainlight.fix.TargetType;
import dev.trainlight.fix.document.DocumentLimit;
import dev.trainlight.iam.Arn;
import java.util.Optional;

/**
 * A role's trust policy: SageMaker may assume the role, for jobs of this account alone ({@code aws:SourceAccount},
 * sagemaker/latest/dg/security-confused-deputy-prevention.html).
 *
 * @param role the role's ARN
 * @param principal the service that assumes it
 */
public record TrustPolicyRemedy(String role, String principal) implements ResourcePolicyRemedy {
    @Override
    public Place place() {
        return new Place.Trust(role);
    }

    @Override
    public Target target() {
        return new Target(TargetType.TRUST_POLICY, role, Optional.empty());
    }

    @Override
    public WhoCanFixIt owner() {
        return WhoCanFixIt.IAM_ADMINISTRATOR;
    }

    @Override
    public Optional<DocumentLimit> limit() {
        return Optional.of(DocumentLimit.TRUST_POLICY);
    }

    @Override
    public String principalType() {
        return "Service";
    }

    @Override
    public boolean namesResource() {
        return false;
    }

    @Override
    public Sentence name() {
        return Sentence.of(
                "fix.name.trust", Arn.parse(role).map(Arn::resourceName).orElse(role));
    }
}
