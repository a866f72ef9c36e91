package dev.trainlight.fix.remedy;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoCanFixIt;
import dev.trainlight.fix.Change.Target;
import dev.trainlight.fix.TargetType;
import dev.trainlight.fix.document.DocumentLimit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A service or resource control policy: its administrators get a request with the evidence, never a patch
 * (permission-model §12).
 *
 * @param policy its ARN, or its name where that is all that is known
 * @param policyName its name
 * @param resourceControl whether it is an RCP; otherwise an SCP
 */
public record OrganizationRemedy(String policy, String policyName, boolean resourceControl) implements Remedy {
    @Override
    public Place place() {
        return new Place.Organization(policy, resourceControl);
    }

    @Override
    public Target target() {
        return new Target(
                resourceControl ? TargetType.RESOURCE_CONTROL_POLICY : TargetType.SERVICE_CONTROL_POLICY,
                policy,
                Optional.of(policyName));
    }

    @Override
    public WhoCanFixIt owner() {
        return WhoCanFixIt.ORGANIZATION_ADMINISTRATOR;
    }

    @Override
    public Optional<DocumentLimit> limit() {
        return Optional.of(DocumentLimit.ORGANIZATION_POLICY);
    }

    @Override
    public boolean editable() {
        return false;
    }

    @Override
    public List<ObjectNode> statements(List<Grant> grants) {
        return StatementWriter.write(grants, statement -> {});
    }

    @Override
    public Sentence name() {
        return Sentence.of(resourceControl ? "fix.name.rcp" : "fix.name.scp", policyName);
    }
}
