package dev.trainlight.iam;

import dev.trainlight.iam.Operator.Family;
import dev.trainlight.iam.Operator.SetOperator;
import dev.trainlight.iam.RequestContext.Value;
import dev.trainlight.iam.Statement.ConditionElement;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One operator on one key, made ready: what it says of a request
 * (IAM/reference_policies_elements_condition_operators.html,
 * IAM/reference_policies_condition-single-vs-multi-valued-context-keys.html).
 */
final class ConditionTest {
    /** Keys that AWS fills with several values (IAM/reference_policies_condition-keys.html). */
    private static final Set<String> MULTIVALUED = Set.of(
            "aws:tagkeys",
            "aws:calledvia",
            "aws:principalorgpaths",
            "aws:resourceorgpaths",
            "aws:sourceorgpaths",
            "aws:principalservicenameslist");

    private static final String SEVERAL_VALUES = "several values";
    private static final String ABSENT = "true";
    private static final String PRESENT = "false";

    private final Operator operator;
    private final String key;
    private final String lowerCaseKey;
    private final List<String> expected;
    private final ValueMatcher values;

    ConditionTest(ConditionElement element, boolean variables) {
        operator = Operator.named(element.operator())
                .orElseThrow(() -> new IllegalArgumentException("operator " + element.operator()));
        key = element.key();
        lowerCaseKey = key.toLowerCase(Locale.ROOT);
        expected = element.values().stream().map(Statement.Value::text).toList();
        values = ValueMatcher.of(operator, expected, variables);
    }

    String key() {
        return key;
    }

    String lowerCaseKey() {
        return lowerCaseKey;
    }

    Operator operator() {
        return operator;
    }

    Tri matches(Inquiry inquiry) {
        if (inquiry.passRole() && isTagOfRole()) {
            return inquiry.doubt(Doubt.open(Unsettled.PASS_ROLE_BY_TAG), this);
        }
        Value value = inquiry.value(lowerCaseKey);
        if (value != null) {
            return value.values().isEmpty() ? absent(inquiry) : present(inquiry, value.values());
        }
        return inquiry.isUnknown(lowerCaseKey) ? unknown(inquiry) : absent(inquiry);
    }

    private boolean isTagOfRole() {
        return lowerCaseKey.startsWith("iam:resourcetag/") || lowerCaseKey.startsWith("aws:resourcetag/");
    }

    /** ForAllValues holds for no value at all, ForAnyValue does not; a negated operator holds for a missing key. */
    private Tri absent(Inquiry inquiry) {
        return switch (operator.set()) {
            case FOR_ALL_VALUES -> Tri.TRUE;
            case FOR_ANY_VALUE -> Tri.of(operator.ifExists());
            case NONE -> {
                if (operator.base().family() == Family.NULL) {
                    yield Tri.of(values.match(inquiry, ABSENT) == ValueMatcher.FITS);
                }
                yield Tri.of(operator.ifExists() || operator.base().negated());
            }
        };
    }

    private Tri present(Inquiry inquiry, List<String> actual) {
        boolean emptyString = actual.size() == 1 && actual.getFirst().isEmpty();
        if (operator.set() == SetOperator.FOR_ALL_VALUES) {
            if (emptyString) {
                return Tri.TRUE;
            }
            Tri all = Tri.TRUE;
            for (String one : actual) {
                all = all.and(one(inquiry, one));
                if (all == Tri.FALSE) {
                    return all;
                }
            }
            return all;
        }
        if (operator.set() == SetOperator.FOR_ANY_VALUE) {
            Tri any = Tri.FALSE;
            for (String one : actual) {
                any = any.or(one(inquiry, one));
                if (any == Tri.TRUE) {
                    break;
                }
            }
            return emptyString && any != Tri.FALSE
                    ? any.and(inquiry.doubt(Doubt.open(Unsettled.EMPTY_STRING_VALUE), this))
                    : any;
        }
        if (operator.base().family() == Family.NULL) {
            return emptyString ? nullOfEmptyString(inquiry) : one(inquiry, PRESENT);
        }
        // A plain operator compares one value with one value; with a list it does not match, nor does its negation.
        return actual.size() == 1 ? one(inquiry, actual.getFirst()) : Tri.FALSE;
    }

    private Tri nullOfEmptyString(Inquiry inquiry) {
        Tri there = one(inquiry, PRESENT);
        Tri away = Tri.of(values.match(inquiry, ABSENT) == ValueMatcher.FITS);
        if (there == away) {
            return there;
        }
        Tri counts = inquiry.doubt(Doubt.open(Unsettled.EMPTY_STRING_VALUE), lowerCaseKey);
        return switch (counts) {
            case TRUE -> there;
            case FALSE -> away;
            case UNKNOWN -> Tri.UNKNOWN;
        };
    }

    private Tri one(Inquiry inquiry, String actual) {
        if (operator.base().family() == Family.NULL) {
            return Tri.of(values.match(inquiry, PRESENT) == ValueMatcher.FITS);
        }
        int match = values.match(inquiry, actual);
        if (match == ValueMatcher.FITS) {
            return Tri.of(!operator.base().negated());
        }
        if (operator.base().negated() && (match & ValueMatcher.UNREADABLE) != 0) {
            return Tri.FALSE;
        }
        if ((match & ValueMatcher.DOUBTFUL) != 0) {
            return Tri.UNKNOWN;
        }
        return Tri.of(operator.base().negated());
    }

    /** The key may be absent, or have any value. */
    private Tri unknown(Inquiry inquiry) {
        Doubt doubt = Doubt.key(inquiry.nameOf(lowerCaseKey, key));
        Tri present = inquiry.present(doubt, lowerCaseKey);
        if (present == Tri.FALSE) {
            return absent(inquiry);
        }
        Tri withValue = withSomeValue(inquiry, doubt);
        if (present == Tri.TRUE) {
            return withValue;
        }
        Tri without = absent(inquiry);
        return without == withValue ? without : Tri.UNKNOWN;
    }

    private Tri withSomeValue(Inquiry inquiry, Doubt doubt) {
        if (operator.base().family() == Family.NULL) {
            return one(inquiry, PRESENT);
        }
        boolean negated = operator.base().negated();
        boolean everyValue = operator.set() == SetOperator.FOR_ALL_VALUES;
        if (!values.canFit() && (!negated || values.unreadable())) {
            // An empty string counts as no value for ForAllValues, so that it can hold even there.
            return everyValue ? inquiry.doubt(doubt, atom(false)) : Tri.FALSE;
        }
        boolean strings = operator.base().family() == Family.STRING;
        boolean several = MULTIVALUED.contains(lowerCaseKey);
        if (!values.canFit() && strings && (everyValue || (operator.set() == SetOperator.NONE && !several))) {
            return Tri.TRUE;
        }
        if (negated && values.unreadable() && !everyValue) {
            return Tri.FALSE;
        }
        if (operator.set() != SetOperator.NONE) {
            return inquiry.doubt(doubt, atom(!negated));
        }
        if (several && inquiry.doubt(doubt, SEVERAL_VALUES) == Tri.TRUE) {
            return Tri.FALSE;
        }
        // Of strings, either the operator or its negation holds; of other values, neither where they cannot be read.
        return negated && strings ? inquiry.doubt(doubt, atom(true)).not() : inquiry.doubt(doubt, atom(!negated));
    }

    /** The same question about the same key has the same answer, wherever it is asked. */
    private Atom atom(boolean positive) {
        return new Atom(
                lowerCaseKey,
                operator.set(),
                operator.base().family(),
                operator.base().relation(),
                operator.base().like(),
                operator.base().ignoresCase(),
                positive,
                expected);
    }

    private record Atom(
            String key,
            SetOperator set,
            Family family,
            Operator.Relation relation,
            boolean like,
            boolean ignoreCase,
            boolean positive,
            List<String> values) {}
}
