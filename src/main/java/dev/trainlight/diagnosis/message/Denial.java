package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.DeniedBy;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Optional;

/**
 * Somebody was refused something by a policy.
 *
 * @param rule rule id of permission-model.md
 * @param stage the stage in which it happened
 * @param confidence whether the text says so or it is inferred
 * @param whoNeedsIt whose permission it is
 * @param principal who was refused: an ARN, a service's name, or what the text gives in its place (masked parts stay as
 *     they are); empty where the text names nobody
 * @param actions IAM actions as AWS has them ({@code s3:GetObject}, never {@code s3:HeadObject}), all of which are
 *     needed, in AWS's own case where known; empty where they could not be told
 * @param resources ARNs, {@code *}, or the name in the text where no ARN can be derived; may be empty
 * @param deniedBy the kind of policy; {@code UNKNOWN} where the text does not say
 * @param explicit whether a statement denies
 * @param policyArn the policy that AWS names
 * @param authorizationId of AWS's access troubleshooter (permission-model §7.4)
 * @param encoded the encoded authorization message
 * @param truncated whether the text ends in the middle of the denial, so that a reason may be missing
 * @param sentence what the text says, in one plain sentence
 * @param evidence the telling words
 * @param alternatives what else it can be
 * @param separator what tells them apart
 */
public record Denial(
        String rule,
        Optional<Stage> stage,
        Confidence confidence,
        WhoNeedsIt whoNeedsIt,
        Optional<String> principal,
        List<String> actions,
        List<String> resources,
        DeniedBy deniedBy,
        boolean explicit,
        Optional<String> policyArn,
        Optional<String> authorizationId,
        Optional<EncodedMessage> encoded,
        boolean truncated,
        Sentence sentence,
        List<TextSpan> evidence,
        List<Reading> alternatives,
        Optional<Sentence> separator)
        implements Reading {
    public Denial {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        evidence = List.copyOf(evidence);
        alternatives = List.copyOf(alternatives);
    }
}
