package dev.trainlight.fix.remedy;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoCanFixIt;
import dev.trainlight.fix.Change.Target;
import dev.trainlight.fix.TargetType;
import dev.trainlight.fix.document.DocumentLimit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The policy of a VPC endpoint. Gateway endpoints want {@code "Principal": "*"} and the principal as a condition
 * (vpc/latest/privatelink/vpc-endpoints-access.html, "Principals for gateway endpoints").
 *
 * @param arn the endpoint's ARN
 * @param id the endpoint's id
 * @param principal ARN of the role or user
 */
public record EndpointPolicyRemedy(String arn, String id, String principal) implements Remedy {
    @Override
    public Place place() {
        return new Place.EndpointPolicy(id);
    }

    @Override
    public Target target() {
        return new Target(TargetType.VPC_ENDPOINT_POLICY, arn, Optional.of(id));
    }

    @Override
    public WhoCanFixIt owner() {
        return WhoCanFixIt.NETWORK_ADMINISTRATOR;
    }

    @Override
    public Optional<DocumentLimit> limit() {
        return Optional.of(DocumentLimit.ENDPOINT_POLICY);
    }

    @Override
    public List<ObjectNode> statements(List<Grant> grants) {
        return StatementWriter.write(grants, statement -> {
            StatementWriter.after(statement, "Effect", "Principal", JsonNodeFactory.instance.stringNode("*"));
            statement
                    .withObjectProperty("Condition")
                    .withObjectProperty("ArnEquals")
                    .put("aws:PrincipalArn", principal);
        });
    }

    @Override
    public Sentence name() {
        return Sentence.of("fix.name.endpoint", id);
    }
}
