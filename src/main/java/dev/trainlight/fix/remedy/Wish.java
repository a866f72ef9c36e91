package dev.trainlight.fix.remedy;

import dev.trainlight.iam.Statement;
import dev.trainlight.iam.Statement.ConditionElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a guard wants of a request: the value of a condition key that would satisfy it.
 *
 * @param key the condition key, as written
 * @param wanted what value
 */
public record Wish(String key, Wanted wanted) {

    /** A value that satisfies a guard. */
    public sealed interface Wanted {
        /** Any value: the key must be there. */
        record Present() implements Wanted {}

        /**
         * One of these, perhaps with wildcards.
         *
         * @param values the guard's list
         */
        record OneOf(List<String> values) implements Wanted {}

        /**
         * A number no larger.
         *
         * @param number the largest
         */
        record AtMost(long number) implements Wanted {}

        /**
         * A number no smaller.
         *
         * @param number the smallest
         */
        record AtLeast(long number) implements Wanted {}
    }

    /**
     * What a Deny wants so that it lets a request pass: that one of its conditions no longer holds. Only conditions that
     * ask for something count (an absent key, a value outside a list); that a forbidden value be left out is no wish of
     * the guard, it is what it forbids.
     */
    public static List<Wish> ofDeny(Statement deny) {
        List<Wish> wishes = new ArrayList<>();
        for (ConditionElement condition : deny.conditions()) {
            unmet(condition).ifPresent(wanted -> wishes.add(new Wish(condition.key(), wanted)));
        }
        return wishes;
    }

    /** What the condition of an Allow wants so that it holds. */
    public static Optional<Wish> ofAllow(String operator, String key, List<String> values) {
        List<String> texts =
                values.stream().filter(value -> !value.contains("${")).toList();
        return switch (plain(operator)) {
            case "null" ->
                values.contains("false") ? Optional.of(new Wish(key, new Wanted.Present())) : Optional.empty();
            case "stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike", "bool" ->
                texts.isEmpty() ? Optional.empty() : Optional.of(new Wish(key, new Wanted.OneOf(texts)));
            case "numericlessthan" -> number(values).map(n -> new Wish(key, new Wanted.AtMost(n - 1)));
            case "numericlessthanequals" -> number(values).map(n -> new Wish(key, new Wanted.AtMost(n)));
            case "numericgreaterthan" -> number(values).map(n -> new Wish(key, new Wanted.AtLeast(n + 1)));
            case "numericgreaterthanequals" -> number(values).map(n -> new Wish(key, new Wanted.AtLeast(n)));
            default -> Optional.empty();
        };
    }

    private static Optional<Wanted> unmet(ConditionElement condition) {
        List<String> values = condition.values().stream()
                .map(Statement.Value::text)
                .filter(value -> !value.contains("${"))
                .toList();
        return switch (plain(condition.operator())) {
            case "null" -> values.contains("true") ? Optional.of(new Wanted.Present()) : Optional.empty();
            case "stringnotequals", "stringnotequalsignorecase", "stringnotlike", "arnnotequals", "arnnotlike" ->
                values.isEmpty() ? Optional.empty() : Optional.of(new Wanted.OneOf(values));
            case "bool" ->
                values.contains("false")
                        ? Optional.of(new Wanted.OneOf(List.of("true")))
                        : Optional.of(new Wanted.OneOf(List.of("false")));
            case "numericgreaterthan" -> number(values).map(Wanted.AtMost::new);
            case "numericgreaterthanequals" -> number(values).map(n -> new Wanted.AtMost(n - 1));
            case "numericlessthan" -> number(values).map(Wanted.AtLeast::new);
            case "numericlessthanequals" -> number(values).map(n -> new Wanted.AtLeast(n + 1));
            default -> Optional.empty();
        };
    }

    /** The operator without its set prefix and IfExists, in lower case. */
    private static String plain(String operator) {
        String text = operator.substring(operator.indexOf(':') + 1).toLowerCase(Locale.ROOT);
        return text.endsWith("ifexists") ? text.substring(0, text.length() - "ifexists".length()) : text;
    }

    private static Optional<Long> number(List<String> values) {
        try {
            return values.stream().findFirst().map(Long::parseLong);
        } catch (NumberFormatException noWholeNumber) {
            return Optional.empty();
        }
    }
}
