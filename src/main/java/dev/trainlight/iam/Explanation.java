package dev.trainlight.iam;

import java.util.List;
import java.util.Optional;

/**
 * Why a decision came out as it did.
 *
 * @param decision the decision explained
 * @param layers one for each layer that takes part, in {@link Layer}'s order
 * @param nearMiss the Allow that came closest, where the denial is implicit and one came close
 */
public record Explanation(Decision decision, List<LayerExplanation> layers, Optional<NearMiss> nearMiss) {

    /**
     * A layer.
     *
     * @param layer which
     * @param verdict its own verdict
     * @param statements every statement considered, in order
     */
    public record LayerExplanation(Layer layer, Verdict verdict, List<StatementExplanation> statements) {}

    /** Whether a statement applied. */
    public enum Match {
        MATCHED,
        FAILED,
        UNKNOWN
    }

    /** The element of a statement that decided whether it applies. */
    public enum Element {
        PRINCIPAL,
        ACTION,
        RESOURCE,
        CONDITION
    }

    /**
     * A statement.
     *
     * @param policy the policy's name or ARN
     * @param document the document it stands in
     * @param statement the statement
     * @param match whether it applied
     * @param elements each element that was looked at, in order
     */
    public record StatementExplanation(
            String policy,
            PolicyDocument document,
            Statement statement,
            Match match,
            List<ElementExplanation> elements) {}

    /**
     * An element of a statement.
     *
     * @param element which
     * @param match whether it matched
     * @param expected what the policy wants, as written (the closest value where there are several)
     * @param actual what the request has; empty where the request has nothing there
     * @param conditionKey the condition key, for conditions
     * @param operator the condition operator, for conditions
     * @param variablesWithoutValue the policy variables in that value for which the request has none, as they are written
     *     between the braces
     * @param position where the element (or the closest value) stands
     */
    public record ElementExplanation(
            Element element,
            Match match,
            String expected,
            Optional<String> actual,
            Optional<String> conditionKey,
            Optional<String> operator,
            List<String> variablesWithoutValue,
            Position position) {}

    /**
     * The Allow that came closest to granting what was refused.
     *
     * @param layer where it stands
     * @param policy the policy's name or ARN
     * @param statement the statement
     * @param difference in what it differs
     * @param element the one element that failed
     */
    public record NearMiss(
            Layer layer, String policy, Statement statement, Difference difference, ElementExplanation element) {}

    /** In what a near miss differs: what a person has to change. */
    public enum Difference {
        /** Resource names another bucket. */
        OTHER_BUCKET,
        /** The same bucket, another prefix or object. */
        OTHER_PREFIX,
        /** An object action, but the resource is the bare bucket: {@code /*} is missing. */
        OBJECT_SUFFIX_MISSING,
        /** A bucket action, but the resource names objects: {@code /*} is too much. */
        OBJECT_SUFFIX_TOO_MUCH,
        /** The same kind of resource in another account. */
        OTHER_ACCOUNT,
        /** The same resource in another region. */
        OTHER_REGION,
        /** Another resource of the same service. */
        OTHER_RESOURCE,
        /** The action needs {@code "Resource": "*"}. */
        NEEDS_WILDCARD_RESOURCE,
        /** The resource fits, the action is not listed. */
        ACTION_NOT_LISTED,
        /** A condition's key was not in the request. */
        CONDITION_KEY_ABSENT,
        /** A condition's key had another value. */
        CONDITION_VALUE_DIFFERS,
        /** A policy variable had no value. */
        VARIABLE_WITHOUT_VALUE,
        /** The principal is another one. */
        OTHER_PRINCIPAL
    }
}
