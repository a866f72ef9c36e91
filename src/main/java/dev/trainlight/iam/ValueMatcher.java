package dev.trainlight.iam;

import dev.trainlight.iam.Operator.Relation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The values that a condition compares with, read once for their operator's family
 * (IAM/reference_policies_elements_condition_operators.html). A value that cannot be read as its family wants, in the
 * request or in the policy, matches neither the operator nor its negation.
 */
abstract sealed class ValueMatcher {
    /** A value of the policy fits. */
    static final int FITS = 1;
    /** A value of the policy perhaps fits. */
    static final int DOUBTFUL = 2;
    /** The request's value, or one of the policy's, cannot be read. */
    static final int UNREADABLE = 4;

    /** How the request's value stands to the policy's values: {@link #FITS} alone, or the other two combined, or zero. */
    abstract int match(Inquiry inquiry, String actual);

    /** Whether some value could fit a key that nobody knows. */
    abstract boolean canFit();

    /** Whether one of the policy's values cannot be read. */
    abstract boolean unreadable();

    static ValueMatcher of(Operator operator, List<String> values, boolean variables) {
        Operator.Base base = operator.base();
        return switch (base.family()) {
            case STRING -> new Strings(values, variables, base.like(), base.ignoresCase());
            case ARN -> new Arns(values, variables);
            case NUMERIC -> new Numbers(values, base.relation());
            case DATE -> new Dates(values, base.relation());
            case BOOL -> new Bools(values, variables);
            case BINARY -> new Binaries(values);
            case IP_ADDRESS -> new Addresses(values);
            case NULL -> new Nulls(values);
        };
    }

    private static final class Strings extends ValueMatcher {
        private final Template[] templates;
        private final boolean ignoreCase;

        Strings(List<String> values, boolean variables, boolean wildcards, boolean ignoreCase) {
            this.templates = values.stream()
                    .map(value -> Template.of(value, variables, wildcards))
                    .toArray(Template[]::new);
            this.ignoreCase = ignoreCase;
        }

        @Override
        int match(Inquiry inquiry, String actual) {
            int found = 0;
            for (Template template : templates) {
                switch (template.matches(inquiry, actual, 0, actual.length(), ignoreCase)) {
                    case TRUE -> {
                        return FITS;
                    }
                    case UNKNOWN -> found = DOUBTFUL;
                    case FALSE -> {}
                }
            }
            return found;
        }

        @Override
        boolean canFit() {
            return templates.length > 0;
        }

        @Override
        boolean unreadable() {
            return false;
        }
    }

    private static final class Arns extends ValueMatcher {
        private final List<ArnPattern> patterns = new ArrayList<>();
        private final boolean unreadable;

        Arns(List<String> values, boolean variables) {
            boolean broken = false;
            for (String value : values) {
                ArnPattern pattern = ArnPattern.of(value, variables);
                if (pattern == null) {
                    broken = true;
                } else {
                    patterns.add(pattern);
                }
            }
            unreadable = broken;
        }

        @Override
        int match(Inquiry inquiry, String actual) {
            int[] ends = ArnSegments.ends(actual);
            if (ends == null) {
                return UNREADABLE;
            }
            int found = unreadable ? UNREADABLE : 0;
            for (ArnPattern pattern : patterns) {
                switch (pattern.matches(inquiry, actual, ends)) {
                    case TRUE -> {
                        return FITS;
                    }
                    case UNKNOWN -> found |= DOUBTFUL;
                    case FALSE -> {}
                }
            }
            return found;
        }

        @Override
        boolean canFit() {
            return !patterns.isEmpty();
        }

        @Override
        boolean unreadable() {
            return unreadable;
        }
    }

    /** Families whose values are read into one comparable form. */
    private abstract static sealed class Parsed<T> extends ValueMatcher {
        private final List<T> values = new ArrayList<>();
        private boolean unreadable;

        final void readAll(List<String> texts) {
            for (String text : texts) {
                T value = read(text);
                if (value == null) {
                    unreadable = true;
                } else {
                    values.add(value);
                }
            }
        }

        /** The value, or null where the text is none. */
        abstract T read(String text);

        /** Whether the request's value stands to the policy's as the operator wants. */
        abstract boolean fits(T actual, T expected);

        @Override
        final int match(Inquiry inquiry, String actual) {
            T value = readActual(actual);
            if (value == null) {
                return UNREADABLE;
            }
            for (T expected : values) {
                if (fits(value, expected)) {
                    return FITS;
                }
            }
            return unreadable ? UNREADABLE : 0;
        }

        T readActual(String actual) {
            return read(actual);
        }

        @Override
        final boolean canFit() {
            return !values.isEmpty();
        }

        @Override
        final boolean unreadable() {
            return unreadable;
        }
    }

    private static boolean stands(int comparison, Relation relation) {
        return switch (relation) {
            case EQUAL -> comparison == 0;
            case LESS -> comparison < 0;
            case LESS_OR_EQUAL -> comparison <= 0;
            case GREATER -> comparison > 0;
            case GREATER_OR_EQUAL -> comparison >= 0;
        };
    }

    private static final class Numbers extends Parsed<BigDecimal> {
        private final Relation relation;

        Numbers(List<String> values, Relation relation) {
            this.relation = relation;
            readAll(values);
        }

        @Override
        BigDecimal read(String text) {
            return Scalars.decimal(text);
        }

        @Override
        boolean fits(BigDecimal actual, BigDecimal expected) {
            return stands(actual.compareTo(expected), relation);
        }
    }

    private static final class Dates extends Parsed<BigDecimal> {
        private final Relation relation;

        Dates(List<String> values, Relation relation) {
            this.relation = relation;
            readAll(values);
        }

        @Override
        BigDecimal read(String text) {
            return Scalars.epochSeconds(text);
        }

        @Override
        boolean fits(BigDecimal actual, BigDecimal expected) {
            return stands(actual.compareTo(expected), relation);
        }
    }

    private static final class Binaries extends Parsed<byte[]> {
        Binaries(List<String> values) {
            readAll(values);
        }

        @Override
        byte[] read(String text) {
            try {
                return Base64.getDecoder().decode(text);
            } catch (IllegalArgumentException _) {
                return null;
            }
        }

        @Override
        boolean fits(byte[] actual, byte[] expected) {
            return Arrays.equals(actual, expected);
        }
    }

    private static final class Addresses extends Parsed<IpRange> {
        Addresses(List<String> values) {
            readAll(values);
        }

        @Override
        IpRange read(String text) {
            return IpRange.parse(text);
        }

        @Override
        IpRange readActual(String actual) {
            return actual.indexOf('/') >= 0 ? null : IpRange.parse(actual);
        }

        @Override
        boolean fits(IpRange actual, IpRange expected) {
            return expected.contains(actual);
        }
    }

    /** true and false; other spellings of the two words, and variables, are open points. */
    private static final class Bools extends ValueMatcher {
        private final List<String> values;
        private final boolean variables;
        private final boolean unreadable;

        Bools(List<String> values, boolean variables) {
            this.values = values;
            this.variables = variables;
            this.unreadable = values.stream().anyMatch(value -> !isVariable(value) && !isBool(value));
        }

        private boolean isVariable(String value) {
            return variables && value.contains("${");
        }

        private static boolean isBool(String value) {
            return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
        }

        @Override
        int match(Inquiry inquiry, String actual) {
            if (!isBool(actual)) {
                return UNREADABLE;
            }
            int found = unreadable ? UNREADABLE : 0;
            for (String value : values) {
                Tri fits = fits(inquiry, actual, value);
                if (fits == Tri.TRUE) {
                    return FITS;
                }
                if (fits == Tri.UNKNOWN) {
                    found |= DOUBTFUL;
                }
            }
            return found;
        }

        private Tri fits(Inquiry inquiry, String actual, String value) {
            if (isVariable(value)) {
                return inquiry.doubt(Doubt.open(Unsettled.VARIABLE_IN_BOOL), value);
            }
            if (!value.equalsIgnoreCase(actual)) {
                return Tri.FALSE;
            }
            boolean plain = isPlain(value) && isPlain(actual);
            return plain ? Tri.TRUE : inquiry.doubt(Doubt.open(Unsettled.BOOL_IN_CAPITALS), List.of(value, actual));
        }

        private static boolean isPlain(String value) {
            return value.equals("true") || value.equals("false");
        }

        @Override
        boolean canFit() {
            return values.stream().anyMatch(value -> isVariable(value) || isBool(value));
        }

        @Override
        boolean unreadable() {
            return unreadable;
        }
    }

    /** For {@code Null}: the "value" of a key that is there is {@code false}, of one that is not {@code true}. */
    private static final class Nulls extends ValueMatcher {
        private final List<String> values;

        Nulls(List<String> values) {
            this.values = values;
        }

        @Override
        int match(Inquiry inquiry, String actual) {
            return values.contains(actual) ? FITS : 0;
        }

        @Override
        boolean canFit() {
            return true;
        }

        @Override
        boolean unreadable() {
            return false;
        }
    }
}
