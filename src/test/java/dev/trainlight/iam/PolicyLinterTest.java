package dev.trainlight.iam;

import static dev.trainlight.iam.Ask.document;
import static dev.trainlight.iam.Ask.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.iam.PolicyLinter.Finding;
import dev.trainlight.iam.PolicyLinter.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyLinterTest {
    private static final String LOGS = "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/sagemaker/TrainingJobs";

    private static List<Finding> lint(PolicyKind kind, String members) {
        return new PolicyLinter().lint(statement(members), kind);
    }

    private static List<Finding> identity(String action, String resource) {
        return lint(PolicyKind.IDENTITY, "'Effect':'Allow','Action':" + action + ",'Resource':" + resource);
    }

    @ParameterizedTest
    @CsvSource({
        "s3:ListObject, s3:ListBucket",
        "s3:ListObjectsV2, s3:ListBucket",
        "S3:HeadObject, s3:GetObject",
        "s3:GetObjects, s3:GetObject",
        "sagemaker:CreateTrainingJobs, sagemaker:CreateTrainingJob",
        "ecr:GetAuthorisationToken, ecr:GetAuthorizationToken",
        "s3:SomethingElseEntirely, ''"
    })
    void anActionThatDoesNotExistNamesTheOneThatWasMeant(String action, String meant) {
        List<Finding> findings = identity("'" + action + "'", "'*'");
        assertThat(findings).extracting(Finding::rule).containsExactly(Rule.ACTION_DOES_NOT_EXIST);
        assertThat(findings.getFirst().arguments()).containsExactly(action, meant);
    }

    @Test
    void anActionOfAServiceThatTheReferenceDoesNotKnowIsLeftAlone() {
        assertThat(identity("['quantum:Entangle','*','quantum:*']", "'*'")).isEmpty();
    }

    @Test
    void aBrokenActionOrAPatternWithoutActions() {
        assertThat(identity("['s3: GetObject','s3:GetObject,s3:PutObject','GetObject','s3:Fetch*']", "'*'"))
                .extracting(Finding::rule)
                .containsExactly(
                        Rule.ACTION_MALFORMED,
                        Rule.ACTION_MALFORMED,
                        Rule.ACTION_MALFORMED,
                        Rule.ACTION_PATTERN_COVERS_NOTHING);
    }

    @Test
    void aBucketActionOnObjects() {
        List<Finding> findings = identity("['s3:GetObject','s3:ListBucket']", "'arn:aws:s3:::ml-data/train/*'");
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().rule()).isEqualTo(Rule.BUCKET_ACTION_ON_OBJECTS);
        assertThat(findings.getFirst().arguments())
                .containsExactly("s3:ListBucket", "arn:aws:s3:::ml-data/train/*", "arn:aws:s3:::ml-data");
    }

    @Test
    void anObjectActionOnTheBareBucket() {
        List<Finding> findings = identity("['s3:GetObject','s3:ListBucket']", "'arn:aws:s3:::ml-data'");
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().rule()).isEqualTo(Rule.OBJECT_ACTION_ON_BUCKET);
        assertThat(findings.getFirst().arguments())
                .containsExactly("s3:GetObject", "arn:aws:s3:::ml-data", "arn:aws:s3:::ml-data/*");
    }

    @ParameterizedTest
    @CsvSource({
        "s3:GetObject, arn:aws:s3:::ml-data*",
        "s3:GetObject, arn:aws:s3:::*/train/*",
        "s3:ListBucket, arn:aws:s3:::ml-*",
        "s3:*, arn:aws:s3:::ml-data/*",
        "s3:GetObject, arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/object/*",
        "logs:PutLogEvents, arn:aws:logs:*:*:log-group:/aws/sagemaker/TrainingJobs:*",
        "logs:PutLogEvents, arn:aws:logs:*:*:log-group:/aws/sagemaker/*",
        "logs:DescribeLogStreams, arn:aws:logs:*:*:log-group:/aws/sagemaker/TrainingJobs:*",
        "ecr:BatchGetImage, arn:aws:ecr:*:*:repository/*",
        "iam:PassRole, arn:aws:iam::*:role/service-role/Train",
        "s3:GetObject, arn:aws:s3:::home/${aws:username}/*",
        "sagemaker:CreateTrainingJob, arn:aws:sagemaker:*:*:*"
    })
    void resourcesOfTheRightKindAreLeftAlone(String action, String resource) {
        assertThat(identity("'" + action + "'", "'" + resource + "'")).isEmpty();
    }

    @Test
    void aLogGroupWithoutItsStreams() {
        List<Finding> findings = identity("['logs:CreateLogStream','logs:CreateLogGroup']", "'" + LOGS + "'");
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().rule()).isEqualTo(Rule.LOG_GROUP_WITHOUT_STREAMS);
        assertThat(findings.getFirst().arguments()).containsExactly("logs:CreateLogStream", LOGS, LOGS + ":*");
    }

    @Test
    void anActionThatNeedsTheWildcard() {
        assertThat(identity("'ecr:GetAuthorizationToken'", "'arn:aws:ecr:eu-west-1:111122223333:repository/a'"))
                .extracting(Finding::rule)
                .containsExactly(Rule.ACTION_NEEDS_WILDCARD_RESOURCE);
        assertThat(identity("'ecr:GetAuthorizationToken'", "'*'")).isEmpty();
        assertThat(
                        lint(
                                PolicyKind.IDENTITY,
                                "'Effect':'Allow','Action':'ecr:GetAuthorizationToken','NotResource':'arn:aws:ecr:*:*:repository/a'"))
                .isEmpty();
    }

    @Test
    void aResourceOfAnotherKind() {
        List<Finding> findings =
                identity("'sagemaker:CreateTrainingJob'", "'arn:aws:sagemaker:eu-west-1:111122223333:model/a'");
        assertThat(findings).extracting(Finding::rule).containsExactly(Rule.RESOURCE_OF_ANOTHER_KIND);
        assertThat(findings.getFirst().arguments().get(2)).contains("training-job/");
    }

    @Test
    void networkInterfacesAreNeitherScopedNorConditioned() {
        String allow = "'Effect':'Allow','Action':['ec2:CreateNetworkInterface','ec2:DescribeVpcs'],'Resource':";
        assertThat(lint(PolicyKind.IDENTITY, allow + "'*'")).isEmpty();
        assertThat(lint(PolicyKind.IDENTITY, allow + "['arn:aws:ec2:*:*:subnet/subnet-1','*']"))
                .isEmpty();
        assertThat(
                        lint(
                                PolicyKind.IDENTITY,
                                "'Effect':'Allow','Action':'ec2:CreateNetworkInterface','Resource':'arn:aws:ec2:*:*:subnet/subnet-1'"))
                .extracting(Finding::rule)
                .containsExactly(Rule.NETWORK_INTERFACE_SCOPED);
        assertThat(
                        lint(
                                PolicyKind.IDENTITY,
                                "'Effect':'Allow','Action':'ec2:*NetworkInterface*','Resource':'*','Condition':{'StringEquals':{'ec2:Vpc':'x'}}"))
                .extracting(Finding::rule)
                .containsExactly(Rule.NETWORK_INTERFACE_CONDITIONED);
        assertThat(
                        lint(
                                PolicyKind.SERVICE_CONTROL,
                                "'Effect':'Deny','Action':'ec2:CreateNetworkInterface','Resource':'arn:aws:ec2:*:*:subnet/subnet-1'"))
                .isEmpty();
    }

    @Test
    void oldAndUselessConditionKeys() {
        List<Finding> findings = lint(
                PolicyKind.IDENTITY,
                "'Effect':'Allow','Action':'sagemaker:CreateTrainingJob','Resource':'*','Condition':{'Null':{'sagemaker:VolumeKmsKey':'false'}}");
        assertThat(findings).extracting(Finding::rule).containsExactly(Rule.DEPRECATED_CONDITION_KEY);
        assertThat(findings.getFirst().arguments())
                .containsExactly("sagemaker:VolumeKmsKey", "sagemaker:VolumeKmsKeyArn");
        assertThat(
                        lint(
                                PolicyKind.IDENTITY,
                                "'Effect':'Allow','Action':'s3:GetObject','Resource':'*','Condition':{'StringLike':{'s3:prefix':'a/*'}}"))
                .extracting(Finding::rule)
                .containsExactly(Rule.CONDITION_KEY_NOT_FILLED);
        assertThat(
                        lint(
                                PolicyKind.IDENTITY,
                                "'Effect':'Allow','Action':['s3:GetObject','s3:List*'],'Resource':'*','Condition':{'StringLike':{'s3:prefix':'a/*'}}"))
                .isEmpty();
        assertThat(
                        lint(
                                PolicyKind.IDENTITY,
                                "'Effect':'Allow','Action':'iam:PassRole','Resource':'*','Condition':{'StringEquals':{'iam:ResourceTag/a':'b'}}"))
                .extracting(Finding::rule)
                .containsExactly(Rule.PASS_ROLE_BY_TAG);
    }

    @Test
    void whatTheKindOfDocumentWants() {
        String bare = "'Effect':'Allow','Action':'s3:GetObject','Resource':'*'";
        String trust = "'Effect':'Allow','Principal':{'Service':'sagemaker.amazonaws.com'},'Action':'sts:AssumeRole'";
        assertThat(lint(PolicyKind.IDENTITY, bare)).isEmpty();
        assertThat(lint(PolicyKind.TRUST, trust)).isEmpty();
        assertThat(lint(PolicyKind.BUCKET, bare)).extracting(Finding::rule).containsExactly(Rule.PRINCIPAL_MISSING);
        assertThat(lint(PolicyKind.IDENTITY, trust))
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(Rule.PRINCIPAL_NOT_ALLOWED, Rule.RESOURCE_MISSING);
    }

    @Test
    void principalsThatNameNobody() {
        assertThat(
                        lint(
                                PolicyKind.BUCKET,
                                "'Effect':'Allow','Principal':{'AWS':['arn:aws:iam::111122223333:role/*','AROAEXAMPLE','*']},'Action':'s3:*','Resource':'*'"))
                .extracting(Finding::rule, finding -> finding.arguments().getFirst())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Rule.PRINCIPAL_WITH_WILDCARD, "arn:aws:iam::111122223333:role/*"),
                        org.assertj.core.groups.Tuple.tuple(Rule.PRINCIPAL_DELETED, "AROAEXAMPLE"));
        assertThat(lint(
                        PolicyKind.BUCKET,
                        "'Effect':'Allow','NotPrincipal':{'AWS':'111122223333'},'Action':'s3:*','Resource':'*'"))
                .extracting(Finding::rule)
                .containsExactly(Rule.ALLOW_WITH_NOT_PRINCIPAL);
    }

    @Test
    void variablesWithoutTheVersionThatHasThem() {
        String json =
                "{VERSION'Statement':{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::a/${aws:username}/*'}}";
        assertThat(new PolicyLinter().lint(document(json.replace("VERSION", "")), PolicyKind.IDENTITY))
                .extracting(Finding::rule)
                .containsExactly(Rule.VARIABLE_WITHOUT_VERSION);
        assertThat(new PolicyLinter()
                        .lint(document(json.replace("VERSION", "'Version':'2012-10-17',")), PolicyKind.IDENTITY))
                .isEmpty();
    }

    @Test
    void namesStatementAndPlace() {
        List<Finding> findings = new PolicyLinter().lint(document("""
                                {'Statement':[{'Effect':'Allow','Action':'s3:*','Resource':'*'},
                                 {'Effect':'Allow','Action':['s3:GetObject',
                                  's3:ListObject'],'Resource':'*'}]}"""), PolicyKind.IDENTITY);
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().statement()).isEqualTo(1);
        assertThat(findings.getFirst().position()).isEqualTo(new Position(3, 3));
    }
}
