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
 * A permissions boundary: it grants nothing and caps everything, and others may have the same. What it does not allow is
 * allowed in it, never added to the role (permission-model §12).
 *
 * @param principal ARN of the principal that has it
 * @param arn the boundary's own ARN, or its name where that is all that is known
 * @param policy its name
 */
public record BoundaryRemedy(String principal, String arn, String policy) implements Remedy {
    @Override
    public Place place() {
        return new Place.Boundary(principal);
    }

    @Override
    public Target target() {
        return new Target(TargetType.PERMISSIONS_BOUNDARY, arn, Optional.of(policy));
    }

    @Override
    public WhoCanFixIt owner() {
        return WhoCanFixIt.IAM_ADMINISTRATOR;
    }

    @Override
    public Optional<DocumentLimit> limit() {
        return Optional.of(DocumentLimit.MANAGED_POLICY);
    }

    /** A boundary that AWS manages is not the account's to change. */
    @Override
    public boolean editable() {
        return arn.startsWith("arn:") && !arn.contains(":iam::aws:");
    }

    @Override
    public List<ObjectNode> statements(List<Grant> grants) {
        return StatementWriter.write(grants, statement -> {});
    }

    @Override
    public Sentence name() {
        return Sentence.of("fix.name.boundary", policy);
    }
}
