package dev.trainlight.fix.remedy;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoCanFixIt;
import dev.trainlight.fix.Change.Target;
import dev.trainlight.fix.TargetType;
import dev.trainlight.fix.document.DocumentLimit;
import dev.trainlight.fix.document.Exemption.Surroundings;
import dev.trainlight.iam.Arn;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A session policy: whoever starts the session hands it over, and the next session can have another one.
 *
 * @param principal ARN of the principal whose session it is
 * @param policy the name that the evaluator shows
 */
public record SessionPolicyRemedy(String principal, String policy) implements Remedy {
    @Override
    public Place place() {
        return new Place.SessionPolicy(principal, policy);
    }

    @Override
    public Target target() {
        return new Target(TargetType.SESSION_POLICY, principal, Optional.of(policy));
    }

    @Override
    public WhoCanFixIt owner() {
        return WhoCanFixIt.IAM_ADMINISTRATOR;
    }

    @Override
    public Optional<DocumentLimit> limit() {
        return Optional.of(DocumentLimit.SESSION_POLICY);
    }

    @Override
    public Surroundings surroundings() {
        return Surroundings.OWN;
    }

    @Override
    public List<ObjectNode> statements(List<Grant> grants) {
        return StatementWriter.write(grants, statement -> {});
    }

    @Override
    public Sentence name() {
        return Sentence.of(
                "fix.name.session", Arn.parse(principal).map(Arn::resourceName).orElse(principal));
    }
}
