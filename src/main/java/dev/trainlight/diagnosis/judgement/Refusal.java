package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.DeniedBy;
import dev.trainlight.diagnosis.WhoCanFixIt;
import dev.trainlight.iam.Decision;
import dev.trainlight.iam.Layer;
import dev.trainlight.iam.Statement;
import dev.trainlight.iam.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One layer that refuses one check: AWS names one at a time, the evaluator all of them.
 *
 * @param examination the check
 * @param layer the layer
 * @param explicit whether a statement denies
 * @param statement that statement
 */
record Refusal(Examination examination, Layer layer, boolean explicit, Optional<Decision.DecidingStatement> statement) {
    /** Every layer that refuses the check, explicit denials first. */
    static List<Refusal> of(Examination examination) {
        Decision decision = examination.check().evaluation();
        List<Layer> layers = new ArrayList<>(decision.blockedBy());
        if (layers.isEmpty()) {
            decision.layers().forEach((layer, verdict) -> {
                if (verdict == Verdict.EXPLICIT_DENY || verdict == Verdict.IMPLICIT_DENY) {
                    layers.add(layer);
                }
            });
        }
        List<Refusal> refusals = new ArrayList<>();
        for (Layer layer : layers) {
            boolean explicit = decision.layers().get(layer) == Verdict.EXPLICIT_DENY;
            Optional<Decision.DecidingStatement> statement = decision.statements().stream()
                    .filter(deciding ->
                            explicit && deciding.layer() == layer && deciding.effect() == Statement.Effect.DENY)
                    .findFirst();
            refusals.add(new Refusal(examination, layer, explicit, statement));
        }
        refusals.sort((one, other) -> Boolean.compare(other.explicit(), one.explicit()));
        return refusals;
    }

    DeniedBy deniedBy() {
        String action = examination.check().action().toLowerCase(Locale.ROOT);
        return switch (layer) {
            case IDENTITY -> explicit ? DeniedBy.IDENTITY_POLICY : DeniedBy.NO_ALLOW;
            case BOUNDARY -> DeniedBy.PERMISSIONS_BOUNDARY;
            case SESSION -> DeniedBy.SESSION_POLICY;
            case SCP -> DeniedBy.SERVICE_CONTROL_POLICY;
            case RCP -> DeniedBy.RESOURCE_CONTROL_POLICY;
            case ENDPOINT -> DeniedBy.VPC_ENDPOINT_POLICY;
            case RESOURCE ->
                action.startsWith("kms:")
                        ? DeniedBy.KEY_POLICY
                        : action.startsWith("sts:") ? DeniedBy.TRUST_POLICY : DeniedBy.RESOURCE_POLICY;
        };
    }

    static WhoCanFixIt whoCanFix(DeniedBy deniedBy) {
        return switch (deniedBy) {
            case NO_ALLOW, IDENTITY_POLICY, PERMISSIONS_BOUNDARY, SESSION_POLICY, TRUST_POLICY, UNKNOWN ->
                WhoCanFixIt.IAM_ADMINISTRATOR;
            case SERVICE_CONTROL_POLICY, RESOURCE_CONTROL_POLICY -> WhoCanFixIt.ORGANIZATION_ADMINISTRATOR;
            case RESOURCE_POLICY -> WhoCanFixIt.RESOURCE_OWNER;
            case KEY_POLICY -> WhoCanFixIt.KEY_ADMINISTRATOR;
            case VPC_ENDPOINT_POLICY -> WhoCanFixIt.NETWORK_ADMINISTRATOR;
        };
    }
}
