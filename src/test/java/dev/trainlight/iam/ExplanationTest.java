package dev.trainlight.iam;

import static dev.trainlight.iam.Ask.document;
import static dev.trainlight.iam.Ask.may;
import static dev.trainlight.iam.Ask.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.iam.Explanation.Difference;
import dev.trainlight.iam.Explanation.Element;
import dev.trainlight.iam.Explanation.ElementExplanation;
import dev.trainlight.iam.Explanation.LayerExplanation;
import dev.trainlight.iam.Explanation.Match;
import dev.trainlight.iam.Explanation.NearMiss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationTest {
    private static PolicyDocument allow(String action, String resource) {
        return statement("'Effect':'Allow','Action':'" + action + "','Resource':'" + resource + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "s3:GetObject, arn:aws:s3:::ml-data/train/x.csv, s3:GetObject, arn:aws:s3:::other-data/*, OTHER_BUCKET",
        "s3:GetObject, arn:aws:s3:::ml-data/train/x.csv, s3:GetObject, arn:aws:s3:::ml-data/test/*, OTHER_PREFIX",
        "s3:GetObject, arn:aws:s3:::ml-data/train/x.csv, s3:GetObject, arn:aws:s3:::ml-data, OBJECT_SUFFIX_MISSING",
        "s3:ListBucket, arn:aws:s3:::ml-data, s3:ListBucket, arn:aws:s3:::ml-data/*, OBJECT_SUFFIX_TOO_MUCH",
        "s3:GetObject, arn:aws:s3:::ml-data/train/x.csv, s3:PutObject, arn:aws:s3:::ml-data/*, ACTION_NOT_LISTED",
        "ecr:BatchGetImage, arn:aws:ecr:eu-west-1:111122223333:repository/a, ecr:BatchGetImage, arn:aws:ecr:eu-west-1:444455556666:repository/a, OTHER_ACCOUNT",
        "ecr:BatchGetImage, arn:aws:ecr:eu-west-1:111122223333:repository/a, ecr:BatchGetImage, arn:aws:ecr:us-east-1:111122223333:repository/*, OTHER_REGION",
        "ecr:BatchGetImage, arn:aws:ecr:eu-west-1:111122223333:repository/a, ecr:BatchGetImage, arn:aws:ecr:eu-west-1:111122223333:repository/b, OTHER_RESOURCE",
        "ecr:GetAuthorizationToken, *, ecr:GetAuthorizationToken, arn:aws:ecr:eu-west-1:111122223333:repository/a, NEEDS_WILDCARD_RESOURCE",
        "s3:GetObject, arn:aws:s3:::ml-data/train/x.csv, s3:GetObject, arn:aws:s3:::ml-data/${aws:username}/*, VARIABLE_WITHOUT_VALUE"
    })
    void namesTheOneDifference(String action, String on, String allowed, String resource, Difference difference) {
        NearMiss nearMiss = may().does(action)
                .on(on)
                .identity(allow(allowed, resource))
                .explain()
                .nearMiss()
                .orElseThrow();
        assertThat(nearMiss.layer()).isEqualTo(Layer.IDENTITY);
        assertThat(nearMiss.difference()).isEqualTo(difference);
        assertThat(nearMiss.element().expected())
                .isEqualTo(difference == Difference.ACTION_NOT_LISTED ? allowed : resource);
    }

    @Test
    void aConditionWhoseKeyIsAbsentIsANearMiss() {
        NearMiss nearMiss = may().identity(
                        statement(
                                "'Effect':'Allow','Action':'s3:*','Resource':'*','Condition':{'StringEquals':{'aws:SourceVpce':'vpce-1'}}"))
                .explain()
                .nearMiss()
                .orElseThrow();
        assertThat(nearMiss.difference()).isEqualTo(Difference.CONDITION_KEY_ABSENT);
        assertThat(nearMiss.element().conditionKey()).contains("aws:SourceVpce");
        assertThat(nearMiss.element().operator()).contains("StringEquals");
        assertThat(nearMiss.element().actual()).isEmpty();
    }

    @Test
    void aConditionWithAnotherValueIsANearMiss() {
        NearMiss nearMiss = may().with("aws:SourceVpce", "vpce-2")
                .identity(
                        statement(
                                "'Effect':'Allow','Action':'s3:*','Resource':'*','Condition':{'StringEquals':{'aws:SourceVpce':['x','vpce-1']}}"))
                .explain()
                .nearMiss()
                .orElseThrow();
        assertThat(nearMiss.difference()).isEqualTo(Difference.CONDITION_VALUE_DIFFERS);
        assertThat(nearMiss.element().expected()).isEqualTo("vpce-1");
        assertThat(nearMiss.element().actual()).contains("vpce-2");
    }

    @Test
    void aTrustPolicyThatNamesAnotherServiceIsANearMiss() {
        NearMiss nearMiss = may().by(new RequestPrincipal.Service("sagemaker.amazonaws.com"))
                .does("sts:AssumeRole")
                .on(Ask.ROLE)
                .resourcePolicy(
                        statement(
                                "'Effect':'Allow','Principal':{'Service':['ec2.amazonaws.com','glue.amazonaws.com']},'Action':'sts:AssumeRole'"))
                .explain()
                .nearMiss()
                .orElseThrow();
        assertThat(nearMiss.layer()).isEqualTo(Layer.RESOURCE);
        assertThat(nearMiss.difference()).isEqualTo(Difference.OTHER_PRINCIPAL);
        assertThat(nearMiss.element().actual()).contains("sagemaker.amazonaws.com");
    }

    @Test
    void theSmallestDifferenceWins() {
        NearMiss nearMiss = may().identity(
                        allow("ec2:*", "*"),
                        allow("s3:ListAllMyBuckets", "*"),
                        allow("s3:GetObject", "arn:aws:s3:::ml-data-2/*"),
                        allow("s3:GetObject", "arn:aws:s3:::ml-data"))
                .explain()
                .nearMiss()
                .orElseThrow();
        assertThat(nearMiss.policy()).isEqualTo("policy3");
        assertThat(nearMiss.difference()).isEqualTo(Difference.OBJECT_SUFFIX_MISSING);
    }

    @Test
    void anotherServiceOrTwoDifferencesAreNotNear() {
        assertThat(may().identity(allow("ec2:*", "*"), allow("s3:PutObject", "arn:aws:s3:::other/*"))
                        .explain()
                        .nearMiss())
                .isEmpty();
    }

    @Test
    void whatIsAllowedOrExplicitlyDeniedHasNone() {
        PolicyDocument near = allow("s3:GetObject", "arn:aws:s3:::other/*");
        assertThat(may().identity(near, allow("s3:*", "*")).explain().nearMiss())
                .isEmpty();
        assertThat(may().identity(near, statement("'Effect':'Deny','Action':'s3:*','Resource':'*'"))
                        .explain()
                        .nearMiss())
                .isEmpty();
    }

    @Test
    void tellsEveryElementOfEveryStatementWithItsPlace() {
        PolicyDocument document = document("""
                {'Version':'2012-10-17','Statement':[
                  {'Sid':'A','Effect':'Allow','Action':['s3:PutObject','s3:Get*'],'Resource':['arn:aws:s3:::a/*','arn:aws:s3:::ml-data/*']},
                  {'Sid':'B','Effect':'Deny','NotAction':'s3:Get*','Resource':'*'},
                  {'Sid':'C','Effect':'Deny','Action':'*','Resource':'*',
                   'Condition':{'Bool':{'aws:SecureTransport':'false'},'StringNotEquals':{'aws:PrincipalOrgID':'o-1'}}}
                ]}""");
        LayerExplanation layer = may().with("aws:SecureTransport", "true")
                .identity(document)
                .explain()
                .layers()
                .getFirst();
        assertThat(layer.layer()).isEqualTo(Layer.IDENTITY);
        assertThat(layer.statements())
                .extracting(Explanation.StatementExplanation::match)
                .containsExactly(Match.MATCHED, Match.FAILED, Match.FAILED);
        assertThat(layer.statements().get(0).elements())
                .extracting(ElementExplanation::element, ElementExplanation::expected, ElementExplanation::position)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Element.ACTION, "s3:Get*", new Position(2, 56)),
                        org.assertj.core.groups.Tuple.tuple(
                                Element.RESOURCE, "arn:aws:s3:::ml-data/*", new Position(2, 98)));
        assertThat(layer.statements().get(1).elements())
                .extracting(ElementExplanation::match)
                .containsExactly(Match.FAILED, Match.MATCHED);
        assertThat(layer.statements().get(2).elements())
                .extracting(ElementExplanation::match)
                .containsExactly(Match.MATCHED, Match.MATCHED, Match.FAILED, Match.MATCHED);
    }

    @Test
    void showsEveryLayerThatTakesPart() {
        Explanation explanation = may().identity(allow("s3:*", "*"))
                .scps(allow("s3:*", "*"), allow("ec2:*", "*"))
                .explain();
        assertThat(explanation.layers()).extracting(LayerExplanation::layer).containsExactly(Layer.IDENTITY, Layer.SCP);
        assertThat(explanation.layers().get(1).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
        assertThat(explanation.layers().get(1).statements()).hasSize(2);
    }
}
