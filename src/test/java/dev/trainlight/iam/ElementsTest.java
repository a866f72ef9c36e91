package dev.trainlight.iam;

import static dev.trainlight.iam.Ask.ROLE;
import static dev.trainlight.iam.Ask.SESSION;
import static dev.trainlight.iam.Ask.document;
import static dev.trainlight.iam.Ask.may;
import static dev.trainlight.iam.Ask.statement;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementsTest {
    private static final PolicyDocument ALL = statement("'Effect':'Allow','Action':'*','Resource':'*'");

    /** IAM/reference_policies_elements_action.html */
    @Nested
    class Actions {
        @ParameterizedTest
        @CsvSource({
            "s3:GetObject, ALLOW",
            "S3:GETOBJECT, ALLOW",
            "s3:get*, ALLOW",
            "s3:*Object, ALLOW",
            "s3:G?tObject, ALLOW",
            "s3:*, ALLOW",
            "*, ALLOW",
            "*:*, ALLOW",
            "s3:Get, IMPLICIT_DENY",
            "s3:GetObject?, IMPLICIT_DENY",
            "s3:GetObjects, IMPLICIT_DENY",
            "s3-outposts:GetObject, IMPLICIT_DENY",
            "GetObject, IMPLICIT_DENY",
            "s3:, IMPLICIT_DENY",
            "s*:GetObject, UNKNOWN",
            "*:GetObject, UNKNOWN",
            "e*:GetObject, IMPLICIT_DENY"
        })
        void matchRegardlessOfCase(String action, Verdict expected) {
            assertThat(may().identity(statement("'Effect':'Allow','Action':'" + action + "','Resource':'*'"))
                            .verdict())
                    .isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {" s3:GetObject", "s3:GetObject ", "s3: GetObject", "s3:GetObject,s3:PutObject", "s3:Get*,"})
        void aBlankOrACommaMatchesNothing(String action) {
            assertThat(may().identity(statement("'Effect':'Allow','Action':'" + action + "','Resource':'*'"))
                            .verdict())
                    .isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(may().identity(ALL, statement("'Effect':'Deny','Action':'" + action + "','Resource':'*'"))
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
        }

        @Test
        void aRequestInAnotherCaseIsTheSameRequest() {
            assertThat(may().does("S3:getobject")
                            .identity(statement("'Effect':'Allow','Action':'s3:GetObject','Resource':'*'"))
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
        }
    }

    /** IAM/reference_policies_elements_resource.html, IAM/reference-arns.html */
    @Nested
    class Resources {
        private static Verdict reading(String pattern, String resource) {
            return may().on(resource)
                    .ownedBy(Ask.ACCOUNT)
                    .identity(statement("'Effect':'Allow','Action':'*','Resource':'" + pattern + "'"))
                    .verdict();
        }

        @ParameterizedTest
        @CsvSource({
            "arn:aws:s3:::ml-data/*, ALLOW",
            "arn:aws:s3:::ml-data*, ALLOW",
            "arn:aws:s3:::*/x.csv, ALLOW",
            "arn:aws:s3:::ml-????/train/x.csv, ALLOW",
            "arn:*:s3:::ml-data/*, ALLOW",
            "arn:aws:s3:*:*:ml-data/*, ALLOW",
            "arn:aws:s3:::ml-data, IMPLICIT_DENY",
            "arn:aws:s3:::ML-data/*, IMPLICIT_DENY",
            "arn:aws:s3:::ml-data/?, IMPLICIT_DENY",
            "arn:aws-cn:s3:::ml-data/*, IMPLICIT_DENY",
            "ARN:aws:s3:::ml-data/*, IMPLICIT_DENY",
            "ml-data/train/x.csv, IMPLICIT_DENY"
        })
        void matchSegmentBySegment(String pattern, Verdict expected) {
            assertThat(reading(pattern, Ask.OBJECT)).isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({
            "arn:aws:s3:*, SHORT_RESOURCE_ARN",
            "arn:aws:s3*, SHORT_RESOURCE_ARN",
            "arn:*, SHORT_RESOURCE_ARN",
            "arn:aws:s*:::ml-data/*, WILDCARD_IN_SERVICE_SEGMENT"
        })
        void whatIsOpenIsUnknown(String pattern, Unsettled point) {
            Decision decision = may().identity(statement("'Effect':'Allow','Action':'*','Resource':'" + pattern + "'"))
                    .decide();
            assertThat(decision.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(decision.unsettled()).containsExactly(point);
        }

        @Test
        void aStarMayReachOverAColonOnlyAtTheEndOfItsSegment() {
            String queue = "arn:aws:sqs:eu-west-1:111122223333:a:b";
            assertThat(reading("arn:aws:sqs:eu-*:b", queue)).isEqualTo(Verdict.UNKNOWN);
            assertThat(reading("arn:aws:sqs:eu-*1:a:b", queue)).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(reading("arn:aws:sqs:*:*:b", queue)).isEqualTo(Verdict.UNKNOWN);
            assertThat(reading("arn:aws:sqs:*:*:c", queue)).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(reading("arn:aws:sqs:*:*:a*", queue)).isEqualTo(Verdict.ALLOW);
        }

        @Test
        void aStarCrossesSlashesAndColonsInTheResourcePart() {
            String stream = "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/sagemaker/TrainingJobs:log-stream:a/b";
            assertThat(reading("arn:aws:logs:*:*:log-group:/aws/*", stream)).isEqualTo(Verdict.ALLOW);
            assertThat(reading("arn:aws:logs:*:*:*", stream)).isEqualTo(Verdict.ALLOW);
            assertThat(reading("arn:aws:logs:*:*:log-group:/aws/sagemaker/TrainingJobs", stream))
                    .isEqualTo(Verdict.IMPLICIT_DENY);
        }

        @Test
        void aWildcardInTheResourceTypeIsOpen() {
            String job = "arn:aws:sagemaker:eu-west-1:111122223333:training-job/a";
            assertThat(reading("arn:aws:sagemaker:*:*:train*/a", job)).isEqualTo(Verdict.UNKNOWN);
            assertThat(reading("arn:aws:sagemaker:*:*:training-job*", job)).isEqualTo(Verdict.UNKNOWN);
            assertThat(reading("arn:aws:sagemaker:*:*:*/*", job)).isEqualTo(Verdict.ALLOW);
            assertThat(reading("arn:aws:sns:*:*:*topic*", "arn:aws:sns:eu-west-1:111122223333:my-topic"))
                    .isEqualTo(Verdict.ALLOW);
            assertThat(reading("arn:aws:s3:::ml-*/train/*", Ask.OBJECT)).isEqualTo(Verdict.ALLOW);
        }

        /** "Actions … that do not support resource-level permissions", IAM/access_policies_job-functions… and the service authorization reference */
        @Test
        void anActionWithoutResourcesNeedsTheBareStar() {
            Ask ask = may().does("ecr:GetAuthorizationToken").on("*");
            assertThat(ask.identity(ALL).verdict()).isEqualTo(Verdict.ALLOW);
            PolicyDocument specific = statement(
                    "'Effect':'Allow','Action':'ecr:*','Resource':'arn:aws:ecr:eu-west-1:111122223333:repository/a'");
            assertThat(ask.identity(specific).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(ask.identity(statement("'Effect':'Allow','Action':'ecr:*','Resource':'arn:*:*:*:*:*'"))
                            .verdict())
                    .isEqualTo(Verdict.IMPLICIT_DENY);
            PolicyDocument deny = statement(
                    "'Effect':'Deny','Action':'ecr:*','Resource':'arn:aws:ecr:eu-west-1:111122223333:repository/a'");
            assertThat(ask.identity(ALL, deny).verdict()).isEqualTo(Verdict.ALLOW);
            assertThat(ask.identity(statement(
                                    "'Effect':'Allow','Action':'ecr:*','NotResource':'arn:aws:ecr:*:*:repository/a'"))
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
        }

        @Test
        void theCallerMaySayThatAnActionHasNoResources() {
            PolicyDocument specific =
                    statement("'Effect':'Allow','Action':'quantum:*','Resource':'arn:aws:quantum:::a'");
            Ask ask = may().does("quantum:ListQubits").on("arn:aws:quantum:::a").identity(specific);
            assertThat(ask.verdict()).isEqualTo(Verdict.ALLOW);
            assertThat(ask.wildcardOnly().verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
        }

        @Test
        void aRequestOnEverythingMatchesTheStarAlone() {
            assertThat(reading("*", "*")).isEqualTo(Verdict.ALLOW);
            assertThat(reading("arn:aws:s3:::*", "*")).isEqualTo(Verdict.IMPLICIT_DENY);
        }
    }

    /** IAM/reference_policies_elements_notaction.html, …_notresource.html */
    @Nested
    class Negations {
        @Test
        void invertTheListAndNotEachValue() {
            PolicyDocument notAction =
                    statement("'Effect':'Allow','NotAction':['s3:GetObject','s3:PutObject'],'Resource':'*'");
            assertThat(may().identity(notAction).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(may().does("s3:PutObject").identity(notAction).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(may().does("s3:DeleteObject").identity(notAction).verdict())
                    .isEqualTo(Verdict.ALLOW);
            PolicyDocument notResource = statement(
                    "'Effect':'Deny','Action':'*','NotResource':['arn:aws:s3:::ml-data/*','arn:aws:s3:::other/*']");
            assertThat(may().identity(ALL, notResource).verdict()).isEqualTo(Verdict.ALLOW);
            assertThat(may().on("arn:aws:s3:::third/x")
                            .identity(ALL, notResource)
                            .verdict())
                    .isEqualTo(Verdict.EXPLICIT_DENY);
        }

        @Test
        void anInvalidEntryDoesNotBecomeAGrant() {
            assertThat(may().identity(statement("'Effect':'Allow','NotAction':'s3: GetObject','Resource':'*'"))
                            .verdict())
                    .isEqualTo(Verdict.UNKNOWN);
            assertThat(may().identity(statement("'Effect':'Allow','Action':'*','NotResource':'ml-data'"))
                            .verdict())
                    .isEqualTo(Verdict.UNKNOWN);
            assertThat(may().identity(ALL, statement("'Effect':'Deny','NotAction':'s3: GetObject','Resource':'*'"))
                            .verdict())
                    .isEqualTo(Verdict.EXPLICIT_DENY);
        }
    }

    /** IAM/reference_policies_elements_principal.html */
    @Nested
    class Principals {
        private static Verdict to(String principal) {
            return may().resourcePolicy(
                            statement("'Effect':'Allow','Principal':" + principal + ",'Action':'*','Resource':'*'"))
                    .verdict();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "'*' | ALLOW",
                    "{'AWS':'*'} | ALLOW",
                    "{'AWS':['x','" + SESSION + "']} | ALLOW",
                    "{'AWS':'" + ROLE + "'} | ALLOW",
                    "{'AWS':'arn:aws:iam::111122223333:role/service-role/*'} | IMPLICIT_DENY",
                    "{'AWS':'arn:aws:sts::111122223333:assumed-role/Train/*'} | IMPLICIT_DENY",
                    "{'AWS':'arn:aws:iam::*:root'} | IMPLICIT_DENY",
                    "{'AWS':'arn:aws:iam::111122223333:role/Train'} | IMPLICIT_DENY",
                    "{'AWS':'arn:aws:iam::111122223333:role/service-role/train'} | IMPLICIT_DENY",
                    "{'AWS':'arn:aws:iam::444455556666:role/service-role/Train'} | IMPLICIT_DENY",
                    "{'AWS':'arn:aws:sts::111122223333:assumed-role/Train/Other'} | IMPLICIT_DENY",
                    "{'Service':'sagemaker.amazonaws.com'} | IMPLICIT_DENY",
                    "{'Federated':'" + SESSION + "'} | IMPLICIT_DENY",
                    "{'CanonicalUser':'79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be'} | UNKNOWN"
                })
        void areNamedExactlyOrNotAtAll(String principal, Verdict expected) {
            assertThat(to(principal)).isEqualTo(expected);
        }

        @Test
        void aPathDoesNotShowInTheSession() {
            assertThat(may().by(SESSION)
                            .resourcePolicy(statement(
                                    "'Effect':'Allow','Principal':{'AWS':'" + ROLE + "'},'Action':'*','Resource':'*'"))
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
        }

        @Test
        void wherePrincipalsDoNotBelongNothingIsSure() {
            PolicyDocument identity = statement("'Effect':'Allow','Principal':'*','Action':'*','Resource':'*'");
            assertThat(may().identity(identity).decide().unsettled())
                    .containsExactly(Unsettled.PRINCIPAL_WHERE_NONE_BELONGS);
            assertThat(may().resourcePolicy(ALL).decide().unsettled()).containsExactly(Unsettled.PRINCIPAL_MISSING);
        }
    }

    /** IAM/reference_policies_elements_version.html */
    @Test
    void withoutTheNewVersionVariablesAreText() {
        String json =
                "{VERSION'Statement':{'Effect':'Allow','Action':'*','Resource':'arn:aws:s3:::home/${aws:PrincipalTag/team}/*'}}";
        for (String version : new String[] {"", "'Version':'2008-10-17',"}) {
            PolicyDocument policy = document(json.replace("VERSION", version));
            assertThat(may().on("arn:aws:s3:::home/ml/x")
                            .with("aws:PrincipalTag/team", "ml")
                            .identity(policy)
                            .verdict())
                    .isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(may().on("arn:aws:s3:::home/${aws:PrincipalTag/team}/x")
                            .identity(policy)
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
        }
        assertThat(may().on("arn:aws:s3:::home/ml/x")
                        .with("aws:PrincipalTag/team", "ml")
                        .identity(document(json.replace("VERSION", "'Version':'2012-10-17',")))
                        .verdict())
                .isEqualTo(Verdict.ALLOW);
    }
}
