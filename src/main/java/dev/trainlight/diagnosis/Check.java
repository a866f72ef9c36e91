package dev.trainlight.diagnosis;

import dev.trainlight.iam.AuthorizationRequest;
import dev.trainlight.iam.Decision;
import dev.trainlight.iam.PolicySet;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Optional;

/**
 * One permission that the job needs, and whether it has it.
 *
 * @param id rule and number, {@code DAT-02#1}
 * @param rule id in permission-model.md
 * @param stage the stage that needs it
 * @param whoNeedsIt whose permission it is
 * @param principal ARN or service
 * @param action IAM action
 * @param resource ARN, or {@code *}
 * @param decision the outcome
 * @param evaluation the evaluator's answer, which the outcome comes from
 * @param missing what would settle it, in words, where undetermined
 * @param title what it is for, in plain words ("Read the objects")
 * @param required whether a denial blocks the stage; otherwise it gives a warning
 * @param request what was asked of the evaluator, so that anyone can ask again for the explanation
 * @param policies the policies that it was asked with
 * @param vote what AWS's own policy simulator says about it, where it was asked
 */
public record Check(
        String id,
        String rule,
        Stage stage,
        WhoNeedsIt whoNeedsIt,
        String principal,
        String action,
        String resource,
        CheckDecision decision,
        Decision evaluation,
        List<Sentence> missing,
        Sentence title,
        boolean required,
        AuthorizationRequest request,
        PolicySet policies,
        Optional<AwsVote> vote) {

    /** The same check with AWS's opinion. */
    public Check with(AwsVote opinion) {
        return new Check(
                id,
                rule,
                stage,
                whoNeedsIt,
                principal,
                action,
                resource,
                decision,
                evaluation,
                missing,
                title,
                required,
                request,
                policies,
                Optional.of(opinion));
    }
}
