package dev.trainlight.fix;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoCanFixIt;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One document that changes.
 *
 * @param target what is changed
 * @param owner who can make the change
 * @param operation what is done
 * @param statements what is added or changed, as AWS takes it
 * @param before the document that was there; empty where there was none
 * @param document the whole document after the change; empty where it is not ours to write
 * @param solves ids of the checks that it settles
 * @param explanation one plain sentence
 * @param awsCli a command that makes the change, ready to paste; empty where there is none
 */
public record Change(
        Target target,
        WhoCanFixIt owner,
        Operation operation,
        List<JsonNode> statements,
        Optional<JsonNode> before,
        Optional<JsonNode> document,
        List<String> solves,
        Sentence explanation,
        Optional<String> awsCli) {

    /**
     * What is changed.
     *
     * @param type its kind
     * @param arn what it belongs to
     * @param policyName the inline policy's name, or the managed policy's
     * @param attachedTo whom a managed policy that is made anew is attached to; empty otherwise
     */
    public record Target(TargetType type, String arn, Optional<String> policyName, Optional<String> attachedTo) {
        /** A target that exists. */
        public Target(TargetType type, String arn, Optional<String> policyName) {
            this(type, arn, policyName, Optional.empty());
        }
    }
}
