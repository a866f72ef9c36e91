package dev.trainlight.diagnosis;

import dev.trainlight.evidence.AwsOpinion;

/**
 * What AWS's policy simulator says about a check, beside our own answer. The two are compared in what the simulator can
 * see: identity-based policies, permissions boundary and service control policies.
 *
 * @param opinion its answer
 * @param agreement whether ours is the same
 * @param theirs its reason
 * @param ours the reason for our answer in what it can see
 * @param standsIn whether its word about the organization stands in for service control policies that nobody could read
 */
public record AwsVote(AwsOpinion opinion, Agreement agreement, Sentence theirs, Sentence ours, boolean standsIn) {

    /** How two answers go together. */
    public enum Agreement {
        SAME,
        DIFFERENT,
        /** One of the two does not know something that the other one looked at. */
        NOT_COMPARABLE
    }

    /** The vote in one sentence. */
    public Sentence sentence() {
        return switch (agreement) {
            case SAME -> standsIn ? Sentence.of("vote.same.stands-in", theirs) : Sentence.of("vote.same", theirs);
            case DIFFERENT -> Sentence.of("vote.different", theirs, ours);
            case NOT_COMPARABLE -> Sentence.of("vote.not-comparable", theirs);
        };
    }
}
