package dev.trainlight.diagnosis;

import dev.trainlight.iam.Position;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Optional;

/**
 * A cause: who is refused what, by which policy.
 *
 * @param rule id in permission-model.md, such as {@code DAT-02}
 * @param stage the stage it blocks
 * @param confidence how sure it is
 * @param whoNeedsIt whose permission it is
 * @param principal ARN or service, where known
 * @param actions IAM actions
 * @param resources ARNs
 * @param deniedBy the kind of policy
 * @param explicit whether a statement denies
 * @param statement the statement that denies; empty for an implicit denial
 * @param nearMiss the Allow that came closest
 * @param because one plain sentence
 * @param whoCanFixIt who can change it
 * @param evidence what says so
 * @param checks ids of the checks that it explains
 */
public record Finding(
        String rule,
        Stage stage,
        Confidence confidence,
        WhoNeedsIt whoNeedsIt,
        Optional<String> principal,
        List<String> actions,
        List<String> resources,
        DeniedBy deniedBy,
        boolean explicit,
        Optional<StatementRef> statement,
        Optional<NearMissRef> nearMiss,
        Sentence because,
        WhoCanFixIt whoCanFixIt,
        List<Evidence> evidence,
        List<String> checks) {

    /**
     * A statement of a policy.
     *
     * @param policy name or ARN
     * @param sid its Sid
     * @param index from zero; empty where only the policy is known
     * @param position in the document's text; empty where only the policy is known
     */
    public record StatementRef(
            String policy, Optional<String> sid, Optional<Integer> index, Optional<Position> position) {}

    /**
     * The Allow that came closest.
     *
     * @param policy name or ARN
     * @param sid its Sid
     * @param index from zero
     * @param position of the element that differs
     * @param differs the one element in which it differs
     */
    public record NearMissRef(String policy, Optional<String> sid, int index, Position position, Sentence differs) {}

    /**
     * What says so.
     *
     * @param source where it comes from
     * @param text the words, redacted
     */
    public record Evidence(EvidenceSource source, String text) {}
}
