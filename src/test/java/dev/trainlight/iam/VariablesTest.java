package dev.trainlight.iam;

import static dev.trainlight.iam.Ask.may;
import static dev.trainlight.iam.Ask.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IAM/reference_policies_variables.html, and there #policy-vars-no-value. */
class VariablesTest {
    private static final PolicyDocument ALL = statement("'Effect':'Allow','Action':'*','Resource':'*'");

    private static PolicyDocument on(String resource) {
        return statement("'Effect':'Allow','Action':'*','Resource':'" + resource + "'");
    }

    private static PolicyDocument when(String condition) {
        return statement("'Effect':'Allow','Action':'*','Resource':'*','Condition':{" + condition + "}");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:s3:::home/${aws:PrincipalTag/team}/*, arn:aws:s3:::home/ml/x, ALLOW",
        "arn:aws:s3:::home/${AWS:principaltag/TEAM}/*, arn:aws:s3:::home/ml/x, ALLOW",
        "arn:aws:s3:::home/${aws:PrincipalTag/team}/*, arn:aws:s3:::home/other/x, IMPLICIT_DENY",
        "arn:aws:s3:::home/${aws:PrincipalTag/none}/*, arn:aws:s3:::home/ml/x, IMPLICIT_DENY",
        "arn:aws:sqs:eu-west-1:111122223333:q-${aws:PrincipalTag/team}, arn:aws:sqs:eu-west-1:111122223333:q-ml, ALLOW",
        "arn:aws:sns:eu-west-1:111122223333:${aws:PrincipalTag/team}, arn:aws:sns:eu-west-1:111122223333:ml, ALLOW",
        "arn:aws:sqs:${aws:PrincipalTag/region}:111122223333:q, arn:aws:sqs:eu-west-1:111122223333:q, IMPLICIT_DENY",
        "arn:aws:s3:::${aws:PrincipalTag/star}/*, arn:aws:s3:::anything/x, IMPLICIT_DENY",
        "arn:aws:s3:::${aws:PrincipalTag/star}/*, arn:aws:s3:::a*/x, ALLOW",
        "arn:aws:s3:::a${*}b/x, arn:aws:s3:::a*b/x, ALLOW",
        "arn:aws:s3:::a${*}b/x, arn:aws:s3:::acb/x, IMPLICIT_DENY",
        "arn:aws:s3:::a${?}b/x, arn:aws:s3:::acb/x, IMPLICIT_DENY",
        "arn:aws:s3:::a${$}b/x, arn:aws:s3:::a$b/x, ALLOW",
        "arn:aws:s3:::a${unclosed/x, arn:aws:s3:::a${unclosed/x, ALLOW"
    })
    void inResources(String pattern, String resource, Verdict expected) {
        assertThat(may().with("aws:PrincipalTag/team", "ml")
                        .with("aws:PrincipalTag/star", "a*")
                        .with("aws:PrincipalTag/region", "eu-west-1")
                        .on(resource)
                        .identity(on(pattern))
                        .verdict())
                .isEqualTo(expected);
    }

    @Test
    void aDefaultStandsBehindCommaAndBlank() {
        Ask ask = may().on("arn:aws:s3:::home/shared/x");
        assertThat(ask.identity(withDefault("${aws:PrincipalTag/team, QsharedQ}"))
                        .verdict())
                .isEqualTo(Verdict.ALLOW);
        assertThat(ask.identity(withDefault("${aws:PrincipalTag/team,QsharedQ}"))
                        .verdict())
                .isEqualTo(Verdict.IMPLICIT_DENY);
        assertThat(ask.with("aws:PrincipalTag/team", "ml")
                        .identity(withDefault("${aws:PrincipalTag/team, QsharedQ}"))
                        .verdict())
                .isEqualTo(Verdict.IMPLICIT_DENY);
    }

    private static PolicyDocument withDefault(String variable) {
        try {
            return PolicyDocument.parse(
                    "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"arn:aws:s3:::home/"
                            + variable.replace("Q", "\u0027") + "/*\"}}");
        } catch (PolicySyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"StringEquals", "StringLike", "StringEqualsIgnoreCase"})
    void inStringConditions(String operator) {
        PolicyDocument policy = when("'" + operator + "':{'aws:ResourceTag/team':'${aws:PrincipalTag/team}'}");
        Ask ask = may().with("aws:ResourceTag/team", "ml").identity(policy);
        assertThat(ask.verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
        assertThat(ask.with("aws:PrincipalTag/team", "ml").verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(ask.with("aws:PrincipalTag/team", "*").verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
    }

    @Test
    void inArnConditions() {
        PolicyDocument policy =
                when("'ArnLike':{'aws:SourceArn':'arn:aws:sagemaker:*:${aws:PrincipalAccount}:training-job/*'}");
        assertThat(may().with("aws:SourceArn", "arn:aws:sagemaker:eu-west-1:111122223333:training-job/a")
                        .identity(policy)
                        .verdict())
                .isEqualTo(Verdict.ALLOW);
        assertThat(may().with("aws:SourceArn", "arn:aws:sagemaker:eu-west-1:444455556666:training-job/a")
                        .identity(policy)
                        .verdict())
                .isEqualTo(Verdict.IMPLICIT_DENY);
    }

    @Test
    void withoutAValueAPositiveOperatorFailsAndANegatedOneHolds() {
        String key = "{'aws:ResourceTag/team':'${aws:PrincipalTag/team}'}";
        Ask ask = may().with("aws:ResourceTag/team", "ml");
        assertThat(ask.identity(when("'StringEquals':" + key)).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
        assertThat(ask.identity(when("'StringNotEquals':" + key)).verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(ask.identity(when("'StringNotEquals':{'aws:ResourceTag/team':['${aws:PrincipalTag/team}','ml']}"))
                        .verdict())
                .isEqualTo(Verdict.IMPLICIT_DENY);
    }

    @Test
    void withoutAValueADenyWithNotResourceHitsEverything() {
        PolicyDocument deny = statement(
                "'Effect':'Deny','Action':'*','NotResource':'arn:aws:s3:::ml-data/${aws:PrincipalTag/team}/*'");
        assertThat(may().identity(ALL, deny).verdict()).isEqualTo(Verdict.EXPLICIT_DENY);
        assertThat(may().with("aws:PrincipalTag/team", "train")
                        .identity(ALL, deny)
                        .verdict())
                .isEqualTo(Verdict.ALLOW);
    }

    @Test
    void withoutAValueAnAllowWithNotResourceIsOpen() {
        PolicyDocument allow = statement(
                "'Effect':'Allow','Action':'*','NotResource':['arn:aws:s3:::a/${aws:PrincipalTag/team}/*','arn:aws:s3:::b/*']");
        Decision decision = may().identity(allow).decide();
        assertThat(decision.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(decision.unsettled()).containsExactly(Unsettled.NOT_RESOURCE_VARIABLE_WITHOUT_VALUE);
        assertThat(may().on("arn:aws:s3:::b/x").identity(allow).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
    }

    @Test
    void multivaluedKeysAreNoVariables() {
        assertThat(may().on("arn:aws:s3:::a/x")
                        .with("aws:TagKeys", List.of("a"))
                        .identity(on("arn:aws:s3:::${aws:TagKeys}/*"))
                        .verdict())
                .isEqualTo(Verdict.IMPLICIT_DENY);
    }

    @Test
    void aVariableInABoolConditionIsOpen() {
        assertThat(may().with("aws:SecureTransport", "true")
                        .with("aws:PrincipalTag/t", "true")
                        .identity(when("'Bool':{'aws:SecureTransport':'${aws:PrincipalTag/t}'}"))
                        .decide()
                        .unsettled())
                .containsExactly(Unsettled.VARIABLE_IN_BOOL);
    }

    @Test
    void anUnknownVariableIsUnknownOnlyWhereItCouldFit() {
        PolicyDocument policy = on("arn:aws:s3:::ml-data/${aws:PrincipalTag/team}/*");
        Decision decision =
                may().unknownKey("aws:PrincipalTag/team").identity(policy).decide();
        assertThat(decision.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(decision.missing()).containsExactly("context:aws:PrincipalTag/team");
        assertThat(may().on("arn:aws:s3:::other/x")
                        .unknownKey("aws:PrincipalTag/team")
                        .identity(policy)
                        .verdict())
                .isEqualTo(Verdict.IMPLICIT_DENY);
    }
}
