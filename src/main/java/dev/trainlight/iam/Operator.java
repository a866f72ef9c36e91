package dev.trainlight.iam;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A condition operator with its prefix and suffix, taken apart
 * (IAM/reference_policies_elements_condition_operators.html).
 *
 * @param base what is compared, and how
 * @param set the set operator before it
 * @param ifExists whether {@code IfExists} follows it
 */
record Operator(Base base, SetOperator set, boolean ifExists) {
    private static final Map<String, Operator> ALL = all();

    /** The kind of value that an operator compares. */
    enum Family {
        STRING,
        NUMERIC,
        DATE,
        BOOL,
        BINARY,
        IP_ADDRESS,
        ARN,
        NULL
    }

    /** How a value of the request stands to a value of the policy. */
    enum Relation {
        EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }

    /** The operators without prefix and suffix. */
    enum Base {
        STRING_EQUALS("StringEquals", Family.STRING, Relation.EQUAL, false),
        STRING_NOT_EQUALS("StringNotEquals", Family.STRING, Relation.EQUAL, true),
        STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", Family.STRING, Relation.EQUAL, false),
        STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", Family.STRING, Relation.EQUAL, true),
        STRING_LIKE("StringLike", Family.STRING, Relation.EQUAL, false),
        STRING_NOT_LIKE("StringNotLike", Family.STRING, Relation.EQUAL, true),
        NUMERIC_EQUALS("NumericEquals", Family.NUMERIC, Relation.EQUAL, false),
        NUMERIC_NOT_EQUALS("NumericNotEquals", Family.NUMERIC, Relation.EQUAL, true),
        NUMERIC_LESS_THAN("NumericLessThan", Family.NUMERIC, Relation.LESS, false),
        NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Family.NUMERIC, Relation.LESS_OR_EQUAL, false),
        NUMERIC_GREATER_THAN("NumericGreaterThan", Family.NUMERIC, Relation.GREATER, false),
        NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Family.NUMERIC, Relation.GREATER_OR_EQUAL, false),
        DATE_EQUALS("DateEquals", Family.DATE, Relation.EQUAL, false),
        DATE_NOT_EQUALS("DateNotEquals", Family.DATE, Relation.EQUAL, true),
        DATE_LESS_THAN("DateLessThan", Family.DATE, Relation.LESS, false),
        DATE_LESS_THAN_EQUALS("DateLessThanEquals", Family.DATE, Relation.LESS_OR_EQUAL, false),
        DATE_GREATER_THAN("DateGreaterThan", Family.DATE, Relation.GREATER, false),
        DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", Family.DATE, Relation.GREATER_OR_EQUAL, false),
        BOOL("Bool", Family.BOOL, Relation.EQUAL, false),
        BINARY_EQUALS("BinaryEquals", Family.BINARY, Relation.EQUAL, false),
        IP_ADDRESS("IpAddress", Family.IP_ADDRESS, Relation.EQUAL, false),
        NOT_IP_ADDRESS("NotIpAddress", Family.IP_ADDRESS, Relation.EQUAL, true),
        ARN_EQUALS("ArnEquals", Family.ARN, Relation.EQUAL, false),
        ARN_LIKE("ArnLike", Family.ARN, Relation.EQUAL, false),
        ARN_NOT_EQUALS("ArnNotEquals", Family.ARN, Relation.EQUAL, true),
        ARN_NOT_LIKE("ArnNotLike", Family.ARN, Relation.EQUAL, true),
        NULL("Null", Family.NULL, Relation.EQUAL, false);

        private final String text;
        private final Family family;
        private final Relation relation;
        private final boolean negated;

        Base(String text, Family family, Relation relation, boolean negated) {
            this.text = text;
            this.family = family;
            this.relation = relation;
            this.negated = negated;
        }

        String text() {
            return text;
        }

        Family family() {
            return family;
        }

        Relation relation() {
            return relation;
        }

        /** Whether the operator is true where no value fits. */
        boolean negated() {
            return negated;
        }

        boolean ignoresCase() {
            return this == STRING_EQUALS_IGNORE_CASE || this == STRING_NOT_EQUALS_IGNORE_CASE;
        }

        boolean like() {
            return this == STRING_LIKE || this == STRING_NOT_LIKE || family == Family.ARN;
        }
    }

    /** How an operator treats a key with several values. */
    enum SetOperator {
        NONE(""),
        FOR_ALL_VALUES("ForAllValues:"),
        FOR_ANY_VALUE("ForAnyValue:");

        private final String text;

        SetOperator(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** The operator of that exact name; empty where AWS has none. {@code Null} takes no {@code IfExists}. */
    static Optional<Operator> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** The operator whose name differs in case alone, or that is nearest to a misspelled one. */
    static Optional<String> nearest(String name) {
        return Spelling.nearest(name, ALL.keySet());
    }

    private static Map<String, Operator> all() {
        Map<String, Operator> operators = new HashMap<>();
        for (SetOperator set : SetOperator.values()) {
            for (Base base : Base.values()) {
                operators.put(set.text() + base.text(), new Operator(base, set, false));
                if (base != Base.NULL) {
                    operators.put(set.text() + base.text() + "IfExists", new Operator(base, set, true));
                }
            }
        }
        return Map.copyOf(operators);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s%s%s", set.text(), base.text(), ifExists ? "IfExists" : "");
    }
}
