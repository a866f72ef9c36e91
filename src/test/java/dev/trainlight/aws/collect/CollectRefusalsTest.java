package dev.trainlight.aws.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Gap;
import dev.trainlight.evidence.Subject;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What becomes of a collection where AWS refuses: gaps that name the call, ways round, and the few ends. */
class CollectRefusalsTest {
    private static final String SUPPORT = "arn:aws:sts::111122223333:assumed-role/Support/ana";

    private FakeAws aws;

    @BeforeEach
    void start() {
        aws = new FakeAws();
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private Case collect() throws AccountException {
        return collect(new Subject.Job("churn-1"));
    }

    private Case collect(Subject subject) throws AccountException {
        return aws.account(SUPPORT).collect(subject, CollectionListener.NONE, Cancellation.NEVER);
    }

    private static Optional<Gap> gap(Case found, String call) {
        return found.gaps().stream()
                .filter(gap -> gap.call().filter(call::equals).isPresent())
                .findFirst();
    }

    private static JsonNode resource(Case found, String arn) {
        return found.resource(arn).orElseThrow().json();
    }

    @Test
    void whoMaySeeTheJobOnlyStillGetsACase() throws Exception {
        aws.json("DescribeTrainingJob", """
                {"TrainingJobName":"churn-1","TrainingJobArn":"arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn-1","TrainingJobStatus":"Failed",
                 "RoleArn":"arn:aws:iam::111122223333:role/service-role/TrainRole","CreationTime":1795255200,"LastModifiedTime":1795255500,
                 "AlgorithmSpecification":{"TrainingImage":"111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:1"},
                 "InputDataConfig":[{"ChannelName":"train","DataSource":{"S3DataSource":{"S3Uri":"s3://ml-data/train/"}}}],
                 "ResourceConfig":{"VolumeKmsKeyId":"alias/ml"},"VpcConfig":{"Subnets":["subnet-1"],"SecurityGroupIds":["sg-1"]}}""");
        Case found = collect();
        assertThat(found.job().orElseThrow().name()).contains("churn-1");
        assertThat(found.gaps())
                .extracting(gap -> gap.call().orElse(""))
                .contains(
                        "sagemaker:ListTags",
                        "logs:DescribeLogStreams",
                        "logs:FilterLogEvents",
                        "iam:GetRole",
                        "iam:ListAttachedRolePolicies",
                        "iam:ListRolePolicies",
                        "s3:GetBucketPolicy",
                        "s3:GetBucketLocation",
                        "s3:GetEncryptionConfiguration",
                        "s3:GetBucketOwnershipControls",
                        "s3:GetBucketRequestPayment",
                        "s3:GetBucketPublicAccessBlock",
                        "kms:DescribeKey",
                        "kms:ListAliases",
                        "ecr:GetRepositoryPolicy",
                        "ecr:DescribeImages",
                        "ec2:DescribeSubnets",
                        "ec2:DescribeSecurityGroups",
                        "cloudtrail:LookupEvents",
                        "organizations:DescribeOrganization");
        assertThat(found.gaps())
                .allSatisfy(gap -> assertThat(gap.reason())
                        .isIn("AccessDenied", "AccessDeniedException", "UnauthorizedOperation"));
        assertThat(resource(found, TypicalAccount.DATA).has("policy"))
                .as("unknown is not none")
                .isFalse();
        assertThat(found.vpcEndpoints().isUnknown()).isTrue();
        JsonNode policies =
                found.json().path("principals").path("executionRole").path("identityPolicies");
        assertThat(policies)
                .isNotEmpty()
                .allSatisfy(policy -> assertThat(policy.has("document"))
                        .as("policies that could not be read stand there without a document")
                        .isFalse());
    }

    @Test
    void aJobThatIsNotThereEndsTheCollection() {
        aws.jsonError("DescribeTrainingJob", "ValidationException", "Requested resource not found.");
        assertThatThrownBy(this::collect).isInstanceOfSatisfying(AccountException.class, ended -> {
            assertThat(ended.failure().kind()).isEqualTo(Failure.Kind.NOT_FOUND);
            assertThat(ended.failure().text(java.util.Locale.ROOT))
                    .contains("churn-1")
                    .contains("eu-west-1");
        });
    }

    @Test
    void aSessionThatIsOverEndsTheCollection() {
        TypicalAccount.stub(aws);
        aws.queryError("GetRole", 403, "ExpiredToken");
        assertThatThrownBy(this::collect)
                .isInstanceOfSatisfying(
                        AccountException.class,
                        ended -> assertThat(ended.failure().kind()).isEqualTo(Failure.Kind.SIGN_IN_NEEDED));
    }

    @Test
    void wrongCredentialsEndTheCollectionWhereNothingElseAnswers() {
        aws.server()
                .stubFor(WireMock.any(WireMock.anyUrl())
                        .atPriority(1)
                        .willReturn(FakeAws.jsonError("UnrecognizedClientException", "The security token is invalid")));
        assertThatThrownBy(this::collect)
                .isInstanceOfSatisfying(
                        AccountException.class,
                        ended -> assertThat(ended.failure().kind()).isEqualTo(Failure.Kind.BAD_CREDENTIALS));
    }

    @Test
    void searchStandsInForDescribe() throws Exception {
        TypicalAccount.stub(aws);
        aws.jsonError("DescribeTrainingJob", "AccessDeniedException", "no");
        aws.json("Search", """
                {"Results":[{"TrainingJob":{"TrainingJobName":"churn-1","TrainingJobStatus":"Failed","RoleArn":"arn:aws:iam::111122223333:role/service-role/TrainRole",
                 "CreationTime":1795255200,"LastModifiedTime":1795255500,"FailureReason":"ClientError: x","Tags":[{"Key":"a","Value":"b"}],
                 "InputDataConfig":[{"ChannelName":"t","DataSource":{"S3DataSource":{"S3DataType":"S3Prefix","S3Uri":"s3://ml-data/train/"}}}]}}]}""");
        Case found = collect();
        assertThat(found.job().orElseThrow().failureReason()).contains("ClientError: x");
        assertThat(found.job().orElseThrow().tags()).containsEntry("a", "b");
        assertThat(found.resource(TypicalAccount.DATA)).isPresent();
        assertThat(gap(found, "sagemaker:DescribeTrainingJob")).isEmpty();
    }

    @Test
    void theCallOnRecordStandsInForAJobThatMayNotBeRead() throws Exception {
        TypicalAccount.stub(aws);
        aws.jsonError("DescribeTrainingJob", "AccessDeniedException", "no");
        aws.json("LookupEvents", "CreateTrainingJob", TypicalAccount.events("""
                {"eventTime":"2026-11-21T10:00:01Z","eventSource":"sagemaker.amazonaws.com","eventName":"CreateTrainingJob","eventID":"e",
                 "userIdentity":{"arn":"arn:aws:sts::111122223333:assumed-role/DataScientist/mia"},
                 "requestParameters":{"trainingJobName":"churn-1","roleArn":"arn:aws:iam::111122223333:role/service-role/TrainRole",
                 "outputDataConfig":{"s3OutputPath":"s3://ml-models/churn/"}}}"""));
        Case found = collect();
        assertThat(found.trainingJob().isUnknown()).isTrue();
        assertThat(found.request().toOptional().orElseThrow().roleArn()).contains(TypicalAccount.ROLE);
        assertThat(found.resource(TypicalAccount.MODELS)).isPresent();
        assertThat(found.executionRole().toOptional().orElseThrow().roleId()).contains("AROATRAIN");
        assertThat(gap(found, "sagemaker:DescribeTrainingJob").orElseThrow().reason())
                .isEqualTo("AccessDeniedException");
    }

    @Test
    void authorizationDetailsStandInForARoleThatMayNotBeRead() throws Exception {
        TypicalAccount.stub(aws);
        for (String call : new String[] {"GetRole", "ListAttachedRolePolicies", "ListRolePolicies", "GetPolicy"}) {
            aws.queryError(call, 403, "AccessDenied");
        }
        aws.query("GetAccountAuthorizationDetails", """
                <IsTruncated>true</IsTruncated><Marker>next</Marker><UserDetailList/><GroupDetailList/><Policies/><RoleDetailList><member><RoleName>Other</RoleName></member></RoleDetailList>""");
        aws.query("GetAccountAuthorizationDetails", "Marker=next", """
                <IsTruncated>false</IsTruncated><UserDetailList/><GroupDetailList/>
                <RoleDetailList><member><Path>/service-role/</Path><RoleName>TrainRole</RoleName><RoleId>AROATRAIN</RoleId><Arn>arn:aws:iam::111122223333:role/service-role/TrainRole</Arn>
                <AssumeRolePolicyDocument>%1$s</AssumeRolePolicyDocument>
                <RolePolicyList><member><PolicyName>ReadData</PolicyName><PolicyDocument>%2$s</PolicyDocument></member></RolePolicyList>
                <AttachedManagedPolicies><member><PolicyName>TrainAccess</PolicyName><PolicyArn>arn:aws:iam::111122223333:policy/TrainAccess</PolicyArn></member></AttachedManagedPolicies></member></RoleDetailList>
                <Policies><member><PolicyName>TrainAccess</PolicyName><Arn>arn:aws:iam::111122223333:policy/TrainAccess</Arn><DefaultVersionId>v2</DefaultVersionId>
                <PolicyVersionList><member><Document>%1$s</Document><VersionId>v1</VersionId><IsDefaultVersion>false</IsDefaultVersion></member>
                <member><Document>%2$s</Document><VersionId>v2</VersionId><IsDefaultVersion>true</IsDefaultVersion></member></PolicyVersionList></member></Policies>""".formatted(
                        FakeAws.document(TypicalAccount.TRUST), FakeAws.document(TypicalAccount.READ)));
        Case found = collect();
        JsonNode role = found.json().path("principals").path("executionRole");
        assertThat(role.path("roleId").asString()).isEqualTo("AROATRAIN");
        assertThat(role.path("permissionsBoundary").isNull()).isTrue();
        assertThat(role.path("identityPolicies"))
                .hasSize(2)
                .allSatisfy(policy -> assertThat(policy.path("document")
                                .path("Statement")
                                .get(0)
                                .path("Sid")
                                .asString())
                        .isEqualTo("Read"));
        assertThat(found.gaps())
                .noneMatch(gap ->
                        gap.resource().filter(TypicalAccount.ROLE::equals).isPresent());
        assertThat(aws.asked("GetAccountAuthorizationDetails"))
                .as("read once, two pages")
                .isEqualTo(2);
    }

    @Test
    void aRoleThatIsNotThereHasNoPoliciesAndTrustsNobody() throws Exception {
        TypicalAccount.stub(aws);
        for (String call : new String[] {"GetRole", "ListAttachedRolePolicies", "ListRolePolicies"}) {
            aws.queryError(call, 404, "NoSuchEntity");
        }
        JsonNode role = collect().json().path("principals").path("executionRole");
        assertThat(role.path("exists").asBoolean(true)).isFalse();
        assertThat(role.get("trustPolicy").isNull()).isTrue();
        assertThat(role.path("identityPolicies")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "policy, NoSuchBucketPolicy, policy",
        "encryption, ServerSideEncryptionConfigurationNotFoundError, encryptionKeyArn",
        "ownershipControls, OwnershipControlsNotFoundError, objectOwnership",
        "publicAccessBlock, NoSuchPublicAccessBlockConfiguration, publicAccessBlock",
    })
    void whereS3SaysThatThereIsNoneThereIsNoGap(String part, String code, String field) throws Exception {
        TypicalAccount.stub(aws);
        aws.s3Error("ml-data", part, 404, code);
        Case found = collect();
        assertThat(resource(found, TypicalAccount.DATA).get(field).isNull()).isTrue();
        assertThat(found.gaps())
                .noneMatch(gap ->
                        gap.resource().filter(TypicalAccount.DATA::equals).isPresent());
    }

    @Test
    void aBucketThatIsNotThereIsSaidToBeMissing() throws Exception {
        TypicalAccount.stub(aws);
        for (String part : new String[] {
            "policy", "encryption", "ownershipControls", "publicAccessBlock", "location", "requestPayment"
        }) {
            aws.s3Error("ml-data", part, 404, "NoSuchBucket");
        }
        JsonNode bucket = resource(collect(), TypicalAccount.DATA);
        assertThat(bucket.path("exists").asBoolean(true)).isFalse();
    }

    @Test
    void headBucketTellsTheRegionEvenWhereItIsRefused() throws Exception {
        TypicalAccount.stub(aws);
        aws.s3Error("ml-data", "location", 403, "AccessDenied");
        aws.server()
                .stubFor(WireMock.head(WireMock.urlPathEqualTo("/ml-data"))
                        .willReturn(
                                WireMock.aResponse().withStatus(403).withHeader("x-amz-bucket-region", "us-east-2")));
        Case found = collect();
        assertThat(resource(found, TypicalAccount.DATA).path("region").asString())
                .isEqualTo("us-east-2");
        assertThat(gap(found, "s3:GetBucketLocation")).isEmpty();
    }

    @Test
    void aForeignBucketsPolicyIsUnknown() throws Exception {
        TypicalAccount.stub(aws);
        aws.s3Error("ml-data", "policy", 405, "MethodNotAllowed");
        Case found = collect();
        assertThat(resource(found, TypicalAccount.DATA).has("policy")).isFalse();
        assertThat(resource(found, TypicalAccount.DATA).has("accountId")).isFalse();
        assertThat(gap(found, "s3:GetBucketPolicy").orElseThrow().reason()).isEqualTo("MethodNotAllowed");
    }

    @Test
    void aForeignKeysPolicyIsNotAskedFor() throws Exception {
        TypicalAccount.stub(aws);
        String foreign = "arn:aws:kms:eu-west-1:444455556666:key/abc";
        aws.s3(
                "ml-data",
                "encryption",
                TypicalAccount.encryption(
                        "<SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>" + foreign + "</KMSMasterKeyID>", false));
        aws.json("DescribeKey", "444455556666", """
                {"KeyMetadata":{"AWSAccountId":"444455556666","KeyId":"abc","Arn":"arn:aws:kms:eu-west-1:444455556666:key/abc","KeyState":"Disabled","KeyManager":"CUSTOMER"}}""");
        Case found = collect();
        assertThat(resource(found, foreign).path("state").asString()).isEqualTo("Disabled");
        assertThat(resource(found, foreign).path("accountId").asString()).isEqualTo("444455556666");
        assertThat(resource(found, foreign).has("policy")).isFalse();
        assertThat(found.gaps())
                .anySatisfy(gap -> assertThat(gap)
                        .isEqualTo(new Gap(
                                "key policy", Optional.of(foreign), Optional.of("kms:GetKeyPolicy"), "OtherAccount")));
    }

    @Test
    void anAliasIsFoundInTheListWhereTheKeyMayNotBeDescribed() throws Exception {
        TypicalAccount.stub(aws);
        aws.jsonError("DescribeKey", "AccessDeniedException", "no");
        Case found = collect();
        assertThat(resource(found, TypicalAccount.KEY).path("policy").isObject())
                .isTrue();
        assertThat(gap(found, "kms:DescribeKey")).isPresent();
    }

    @Test
    void anImageThatIsNotThereHasNoTag() throws Exception {
        TypicalAccount.stub(aws);
        aws.jsonError("DescribeImages", "ImageNotFoundException", "The image does not exist");
        JsonNode repository = resource(collect(), TypicalAccount.REPOSITORY);
        assertThat(repository.path("imageTags").isArray()).isTrue();
        assertThat(repository.path("imageTags")).isEmpty();
    }

    @Test
    void aRepositoryThatIsNotThereIsSaidToBeMissing() throws Exception {
        TypicalAccount.stub(aws);
        aws.jsonError("DescribeImages", "RepositoryNotFoundException", "The repository does not exist");
        aws.jsonError("GetRepositoryPolicy", "RepositoryNotFoundException", "The repository does not exist");
        Case found = collect();
        assertThat(resource(found, TypicalAccount.REPOSITORY).path("exists").asBoolean(true))
                .isFalse();
        assertThat(resource(found, TypicalAccount.REPOSITORY).path("imageTags")).isEmpty();
    }

    @Test
    void withoutALogGroupThereAreNoLinesAndNoGap() throws Exception {
        TypicalAccount.stub(aws);
        for (String call : new String[] {"DescribeLogStreams", "FilterLogEvents"}) {
            aws.jsonError(call, "ResourceNotFoundException", "The specified log group does not exist.");
        }
        Case found = collect();
        assertThat(found.logEvents().toOptional().orElseThrow()).isEmpty();
        assertThat(found.gaps()).noneMatch(gap -> gap.call().orElse("").startsWith("logs:"));
    }

    @Test
    void awsOwnRegistriesAndBucketsAreNotAsked() throws Exception {
        TypicalAccount.stub(aws);
        aws.json("DescribeTrainingJob", """
                {"TrainingJobName":"churn-1","RoleArn":"arn:aws:iam::111122223333:role/service-role/TrainRole","CreationTime":1795255200,"LastModifiedTime":1795255500,
                 "AlgorithmSpecification":{"TrainingImage":"763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-training:2.5"},
                 "InputDataConfig":[{"ChannelName":"m","DataSource":{"S3DataSource":{"S3Uri":"s3://jumpstart-cache-prod-eu-west-1/model/"}}}]}""");
        Case found = collect();
        assertThat(aws.asked("GetRepositoryPolicy")).isZero();
        assertThat(found.json().path("resources").toString()).doesNotContain("jumpstart");
        assertThat(found.vpcEndpoints().toOptional().orElseThrow())
                .as("no VPC, no endpoint")
                .isEmpty();
    }
}
