package dev.trainlight.iam;

import java.util.List;
import java.util.Optional;

/**
 * One statement of a policy document, as it is written; matching is the evaluator's.
 *
 * @param index from zero
 * @param sid its Sid
 * @param effect Allow or Deny
 * @param principal Principal or NotPrincipal; identity policies have none
 * @param action Action or NotAction
 * @param resource Resource or NotResource; trust policies have none
 * @param conditions every operator, key and value list of Condition
 * @param position the statement's opening brace
 */
public record Statement(
        int index,
        Optional<String> sid,
        Effect effect,
        Optional<PrincipalElement> principal,
        ListElement action,
        Optional<ListElement> resource,
        List<ConditionElement> conditions,
        Position position) {

    /** What a matching statement does. */
    public enum Effect {
        ALLOW,
        DENY
    }

    /**
     * A value and where it stands.
     *
     * @param text the string; a number or boolean as AWS reads it
     * @param position its first character
     */
    public record Value(String text, Position position) {}

    /**
     * Action, NotAction, Resource or NotResource.
     *
     * @param negated the Not form
     * @param values the patterns
     * @param position the element's name
     */
    public record ListElement(boolean negated, List<Value> values, Position position) {}

    /**
     * Principal or NotPrincipal.
     *
     * @param negated the Not form
     * @param everyone the bare {@code "*"}
     * @param entries by type
     * @param position the element's name
     */
    public record PrincipalElement(
            boolean negated, boolean everyone, List<PrincipalEntry> entries, Position position) {}

    /**
     * One principal of a list.
     *
     * @param type {@code AWS}, {@code Service}, {@code Federated}, {@code CanonicalUser}
     * @param value the principal
     */
    public record PrincipalEntry(String type, Value value) {}

    /**
     * One operator on one key.
     *
     * @param operator as written, such as {@code ForAnyValue:StringLikeIfExists}
     * @param key as written
     * @param values the values to compare with
     * @param position the key
     */
    public record ConditionElement(String operator, String key, List<Value> values, Position position) {}
}
