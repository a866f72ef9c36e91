package dev.trainlight.iam;

import static dev.trainlight.iam.Ask.may;
import static dev.trainlight.iam.Ask.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * IAM/reference_policies_elements_condition_operators.html,
 * IAM/reference_policies_condition-single-vs-multi-valued-context-keys.html,
 * IAM/reference_policies_multi-value-conditions.html. In the tables the key {@code k} has the value in the middle; a
 * dash means that it is not there, a list stands in brackets.
 */
class ConditionsTest {
    private static Verdict allow(String condition, String value) {
        Ask ask = may();
        if (value.startsWith("[")) {
            String inner = value.substring(1, value.length() - 1);
            ask.with("x:k", inner.isEmpty() ? List.of() : List.of(inner.split(";", -1)));
        } else if (!value.equals("-")) {
            ask.with("x:k", value.equals("''") ? "" : value);
        }
        return ask.identity(statement("'Effect':'Allow','Action':'*','Resource':'*','Condition':{" + condition + "}"))
                .verdict();
    }

    private static void check(String operator, String expected, String value, String result) {
        String condition = "'" + operator + "':{'x:k':" + expected + "}";
        Verdict verdict = switch (result) {
            case "true" -> Verdict.ALLOW;
            case "false" -> Verdict.IMPLICIT_DENY;
            default -> Verdict.UNKNOWN;
        };
        assertThat(allow(condition, value)).as(condition + " with " + value).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "StringEquals | 'a' | a | true",
                "StringEquals | 'a' | A | false",
                "StringEquals | 'a*' | ab | false",
                "StringEquals | 'a*' | a* | true",
                "StringEquals | ['a','b'] | b | true",
                "StringEquals | [] | b | false",
                "StringNotEquals | 'a' | b | true",
                "StringNotEquals | ['a','b'] | b | false",
                "StringNotEquals | ['a','b'] | c | true",
                "StringNotEquals | [] | b | true",
                "StringEqualsIgnoreCase | 'Straße' | sTRASSE | false",
                "StringEqualsIgnoreCase | 'Abc' | aBC | true",
                "StringNotEqualsIgnoreCase | 'Abc' | aBC | false",
                "StringLike | 'a*c' | abbc | true",
                "StringLike | 'a?c' | abbc | false",
                "StringLike | 'A*' | abc | false",
                "StringLike | '*' | '' | true",
                "StringNotLike | ['a*','b*'] | bx | false",
                "StringNotLike | ['a*','b*'] | cx | true",
            })
    void strings(String operator, String expected, String value, String result) {
        check(operator, expected, value, result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NumericEquals | 10 | 10.0 | true",
                "NumericEquals | '10' | 1e1 | false",
                "NumericEquals | 'abc' | abc | false",
                "NumericNotEquals | '10' | 11 | true",
                "NumericNotEquals | '10' | abc | false",
                "NumericNotEquals | ['10','abc'] | 11 | false",
                "NumericLessThan | '10' | 9.99 | true",
                "NumericLessThan | '10' | 10 | false",
                "NumericLessThan | '9' | 10 | false",
                "NumericLessThanEquals | '10' | 10.00 | true",
                "NumericGreaterThan | '-1' | 0 | true",
                "NumericGreaterThanEquals | '1.5' | 1.4999 | false",
                "NumericLessThan | ['1','100'] | 50 | true",
                "NumericEquals | '10' | - | false",
                "NumericNotEquals | '10' | - | true",
            })
    void numbers(String operator, String expected, String value, String result) {
        check(operator, expected, value, result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DateEquals | '2026-11-22T10:00:00Z' | 1795341600 | true",
                "DateEquals | '1795341600' | 2026-11-22T11:00:00+01:00 | true",
                "DateEquals | 1795341600 | 2026-11-22T10:00Z | true",
                "DateLessThan | '2026-11-22' | 2026-11-21T23:59:59.999Z | true",
                "DateLessThan | '2026-11-22' | 2026-11-22T00:00:00Z | false",
                "DateLessThanEquals | '2026-11-22' | 2026-11-22T00:00:00Z | true",
                "DateGreaterThan | '2026' | 2026-01-01T00:00:01Z | true",
                "DateGreaterThan | '2026-11' | 2026-10-31 | false",
                "DateGreaterThanEquals | '1795341600' | 1795341599 | false",
                "DateNotEquals | '2026-11-22' | 2026-11-23 | true",
                "DateNotEquals | '2026-11-22' | tomorrow | false",
                "DateEquals | 'tomorrow' | tomorrow | false",
                "DateLessThan | '2026-13-01' | 2026-11-22 | false",
            })
    void dates(String operator, String expected, String value, String result) {
        check(operator, expected, value, result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Bool | 'true' | true | true",
                "Bool | true | true | true",
                "Bool | 'false' | true | false",
                "Bool | ['true','false'] | false | true",
                "Bool | 'true' | 1 | false",
                "Bool | '1' | 1 | false",
                "Bool | 'True' | true | unknown",
                "Bool | 'true' | - | false",
                "BoolIfExists | 'true' | - | true",
                "BoolIfExists | 'true' | false | false",
                "BinaryEquals | 'QmluYXJ5' | QmluYXJ5 | true",
                "BinaryEquals | 'QmluYXJ5' | QmluYXJ6 | false",
                "BinaryEquals | 'QQ==' | QQ== | true",
                "BinaryEquals | '!' | ! | false",
            })
    void booleansAndBinaries(String operator, String expected, String value, String result) {
        check(operator, expected, value, result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "IpAddress | '10.0.0.0/8' | 10.255.0.1 | true",
                "IpAddress | '10.0.0.0/8' | 11.0.0.1 | false",
                "IpAddress | '10.0.0.7/24' | 10.0.0.200 | true",
                "IpAddress | '10.0.0.0/31' | 10.0.0.2 | false",
                "IpAddress | '10.0.0.1' | 10.0.0.1 | true",
                "IpAddress | '10.0.0.1' | 10.0.0.10 | false",
                "IpAddress | '0.0.0.0/0' | 203.0.113.7 | true",
                "IpAddress | '0.0.0.0/0' | 2001:db8::1 | false",
                "IpAddress | '2001:db8::/32' | 2001:0DB8:0:0:0:0:0:1 | true",
                "IpAddress | '2001:DB8:1234:5678::/64' | 2001:db8:1234:5678:9::1 | true",
                "IpAddress | '2001:db8::/33' | 2001:db8:8000::1 | false",
                "IpAddress | '10.0.0.0/33' | 10.0.0.0 | false",
                "IpAddress | '10.0.0' | 10.0.0.0 | false",
                "IpAddress | '10.0.0.0/8' | 10.0.0.256 | false",
                "IpAddress | ['192.0.2.0/24','203.0.113.0/24'] | 203.0.113.9 | true",
                "NotIpAddress | '10.0.0.0/8' | 11.0.0.1 | true",
                "NotIpAddress | '10.0.0.0/8' | 2001:db8::1 | true",
                "NotIpAddress | ['192.0.2.0/24','203.0.113.0/24'] | 203.0.113.9 | false",
                "NotIpAddress | '10.0.0.0/8' | nowhere | false",
                "NotIpAddress | '10.0.0.0/8' | - | true",
            })
    void addresses(String operator, String expected, String value, String result) {
        check(operator, expected, value, result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ArnEquals | 'arn:aws:iam::*:role/T*' | arn:aws:iam::111122223333:role/Train | true",
                "ArnLike | 'arn:aws:iam::*:role/*' | arn:aws:iam::111122223333:role/a/b | true",
                "ArnLike | 'arn:aws:iam::*:role/*' | arn:aws:iam::111122223333:user/a | false",
                "ArnLike | 'arn:aws:*:role/Train' | arn:aws:iam::111122223333:role/Train | false",
                "ArnLike | 'arn:aws:logs:*:*:a*' | arn:aws:logs:r:1:a:b:c | true",
                "ArnLike | 'arn:aws:iam::1111:ROLE/Train' | arn:aws:iam::1111:role/Train | false",
                "ArnNotLike | 'arn:aws:iam::*:role/*' | arn:aws:iam::111122223333:user/a | true",
                "ArnNotEquals | 'arn:aws:iam::*:role/*' | arn:aws:iam::111122223333:role/a | false",
                "ArnLike | '*' | arn:aws:iam::111122223333:user/a | false",
                "ArnLike | 'arn:aws:iam::*:role/*' | Train | false",
                "ArnNotLike | 'arn:aws:iam::*:role/*' | Train | false",
                "ArnNotLike | 'Train' | arn:aws:iam::111122223333:user/a | false",
                "ArnNotLike | 'arn:aws:iam::*:role/*' | - | true",
            })
    void arns(String operator, String expected, String value, String result) {
        check(operator, expected, value, result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "StringEquals | 'a' | - | false",
                "StringNotEquals | 'a' | - | true",
                "StringEqualsIfExists | 'a' | - | true",
                "StringEqualsIfExists | 'a' | b | false",
                "StringNotEqualsIfExists | 'a' | - | true",
                "StringNotEqualsIfExists | 'a' | a | false",
                "Null | 'true' | - | true",
                "Null | 'true' | a | false",
                "Null | true | - | true",
                "Null | 'false' | a | true",
                "Null | 'false' | - | false",
                "Null | ['true','false'] | - | true",
                "Null | 'perhaps' | - | false",
                "Null | 'false' | [a;b] | true",
                "Null | 'true' | [] | true",
                "Null | 'true' | '' | unknown",
            })
    void missingKeys(String operator, String expected, String value, String result) {
        check(operator, expected, value, result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ForAllValues:StringEquals | ['a','b'] | [a;b] | true",
                "ForAllValues:StringEquals | ['a','b'] | [a;c] | false",
                "ForAllValues:StringEquals | ['a','b'] | [] | true",
                "ForAllValues:StringEquals | ['a','b'] | - | true",
                "ForAllValues:StringEquals | ['a','b'] | '' | true",
                "ForAllValues:StringEquals | ['a','b'] | a | true",
                "ForAllValues:StringEquals | ['a','b'] | c | false",
                "ForAllValues:StringNotEquals | ['a','b'] | [c;d] | true",
                "ForAllValues:StringNotEquals | ['a','b'] | [c;a] | false",
                "ForAllValues:StringLike | ['a*'] | [ab;ac] | true",
                "ForAllValues:NumericLessThan | '10' | [1;11] | false",
                "ForAnyValue:StringEquals | ['a','b'] | [c;b] | true",
                "ForAnyValue:StringEquals | ['a','b'] | [c;d] | false",
                "ForAnyValue:StringEquals | ['a','b'] | [] | false",
                "ForAnyValue:StringEquals | ['a','b'] | - | false",
                "ForAnyValue:StringNotEquals | ['a','b'] | - | false",
                "ForAnyValue:StringNotEquals | ['a','b'] | [] | false",
                "ForAnyValue:StringNotEquals | ['a','b'] | [a;c] | true",
                "ForAnyValue:StringNotEquals | ['a','b'] | [a;b] | false",
                "ForAnyValue:StringEquals | 'a' | a | true",
                "ForAnyValue:StringNotEquals | 'a' | '' | unknown",
                "ForAnyValue:StringEquals | 'a' | '' | false",
                "ForAllValues:Null | 'true' | - | true",
                "ForAllValues:Null | 'true' | [a] | false",
                "ForAllValues:Null | 'false' | [a] | true",
                "ForAllValues:Null | 'false' | - | true",
                "ForAnyValue:Null | 'true' | - | false",
                "ForAnyValue:Null | 'true' | [a] | false",
                "ForAnyValue:Null | 'false' | [a] | true",
                "ForAnyValue:Null | 'false' | - | false",
                "StringEquals | 'a' | [a] | true",
                "StringEquals | 'a' | [a;b] | false",
                "StringNotEquals | 'c' | [a;b] | false",
                "StringNotEqualsIfExists | 'c' | [a;b] | false",
                "StringNotEquals | 'c' | [] | true",
            })
    void keysWithSeveralValues(String operator, String expected, String value, String result) {
        check(operator, expected, value, result);
    }

    @Test
    void operatorsAndKeysAreAllNeeded() {
        String both = "'StringEquals':{'x:a':'1','x:b':'2'},'Bool':{'x:c':'true'}";
        assertThat(allow(both, "-")).isEqualTo(Verdict.IMPLICIT_DENY);
        Ask ask = may().with("x:a", "1")
                .with("x:b", "2")
                .identity(statement("'Effect':'Allow','Action':'*','Resource':'*','Condition':{" + both + "}"));
        assertThat(ask.verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
        assertThat(ask.with("x:c", "true").verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(ask.with("x:b", "3").verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
    }

    @Test
    void keyNamesAreComparedRegardlessOfCaseTagKeysToo() {
        assertThat(may().with("AWS:principaltag/TEAM", "ml")
                        .identity(
                                statement(
                                        "'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:PrincipalTag/team':'ml'}}"))
                        .verdict())
                .isEqualTo(Verdict.ALLOW);
    }

    @Test
    void aNegatedOperatorInADenyHitsWhereTheKeyIsMissing() {
        PolicyDocument all = statement("'Effect':'Allow','Action':'*','Resource':'*'");
        for (String operator : new String[] {"StringNotEquals", "StringNotEqualsIfExists"}) {
            PolicyDocument deny = statement("'Effect':'Deny','Action':'*','Resource':'*','Condition':{'" + operator
                    + "':{'aws:SourceVpce':'vpce-1'}}");
            assertThat(may().identity(all, deny).verdict()).isEqualTo(Verdict.EXPLICIT_DENY);
            assertThat(may().with("aws:SourceVpce", "vpce-1")
                            .identity(all, deny)
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
        }
    }

    @Test
    void everyOperatorOfTheReferenceIsKnown() {
        for (Operator.Base base : Operator.Base.values()) {
            for (String prefix : new String[] {"", "ForAllValues:", "ForAnyValue:"}) {
                assertThat(Operator.named(prefix + base.text())).isPresent();
                assertThat(Operator.named(prefix + base.text() + "IfExists").isPresent())
                        .isEqualTo(base != Operator.Base.NULL);
            }
        }
        assertThat(Operator.named("ForSomeValues:StringEquals")).isEmpty();
        assertThat(Operator.named("stringequals")).isEmpty();
    }
}
