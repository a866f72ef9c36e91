package dev.trainlight.iam;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The evaluator's answer.
 *
 * @param verdict the answer
 * @param layers the verdict of each layer that takes part; a layer that does not is absent. SCP and RCP stand here with
 *     the verdict of all levels together
 * @param scpLevels the verdict of each SCP level, root first; empty where SCPs take no part
 * @param rcpLevels the same for RCPs
 * @param blockedBy the layers that deny, or that would have to allow and do not; empty unless the verdict is a denial
 * @param missing exactly the unknown parts that matter, in the words of contracts.md §5 ({@code resourcePolicy},
 *     {@code scps}, {@code context:KEY}); empty unless the verdict is unknown
 * @param unsettled the points that AWS's documentation leaves open and that matter here; empty unless the verdict is
 *     unknown
 * @param statements the statements that decided: the Deny that matched, or the Allow that granted
 */
public record Decision(
        Verdict verdict,
        Map<Layer, Verdict> layers,
        List<Verdict> scpLevels,
        List<Verdict> rcpLevels,
        List<Layer> blockedBy,
        List<String> missing,
        List<Unsettled> unsettled,
        List<DecidingStatement> statements) {

    /**
     * A statement that decided.
     *
     * @param layer where it stands
     * @param policy the policy's name, or its ARN
     * @param index the statement's index in the document, from zero
     * @param sid its Sid
     * @param position its opening brace in the document's text
     * @param effect Allow or Deny
     */
    public record DecidingStatement(
            Layer layer, String policy, int index, Optional<String> sid, Position position, Statement.Effect effect) {}

    public boolean allowed() {
        return verdict == Verdict.ALLOW;
    }

    public boolean denied() {
        return verdict == Verdict.IMPLICIT_DENY || verdict == Verdict.EXPLICIT_DENY;
    }
}
