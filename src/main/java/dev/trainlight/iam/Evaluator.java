package dev.trainlight.iam;

/**
 * Decides authorization requests as AWS does, in three values, following
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">AWS's evaluation
 * logic</a>. Pure and thread-safe.
 */
public final class Evaluator {
    /** The plain decision: fast, without explanations. */
    public Decision decide(AuthorizationRequest request, PolicySet policies) {
        throw new UnsupportedOperationException("policy engine");
    }

    /** The decision with the reason of every statement considered, and the near miss of an implicit denial. */
    public Explanation explain(AuthorizationRequest request, PolicySet policies) {
        throw new UnsupportedOperationException("policy engine");
    }
}
