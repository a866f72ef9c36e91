package dev.trainlight.aws.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.aws.AwsSession;
import dev.trainlight.aws.SessionOrigin;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CloudTrailEvent;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Json;
import dev.trainlight.evidence.Principal;
import dev.trainlight.evidence.RefusedAttempt;
import dev.trainlight.evidence.Subject;
import dev.trainlight.evidence.Where;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import tools.jackson.databind.JsonNode;

/** What is gathered about subjects that are no job: plans, refused attempts, pasted texts, roles; and special fields. */
class CollectSubjectsTest {
    private static final String MIA = "arn:aws:sts::111122223333:assumed-role/DataScientist/mia";

    private FakeAws aws;

    @BeforeEach
    void start() {
        aws = new FakeAws();
        TypicalAccount.stub(aws);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private Case collect(Subject subject) throws AccountException {
        return collect(subject, MIA);
    }

    private Case collect(Subject subject, String identity) throws AccountException {
        return aws.account(identity).collect(subject, CollectionListener.NONE, Cancellation.NEVER);
    }

    private static Principal caller(Case found) {
        return found.caller().toOptional().orElseThrow();
    }

    @Test
    void aPlannedJobsResourcesAreReadAndTheCallerIsWhoeverIsSignedIn() throws Exception {
        JsonNode request = Json.parse("""
                {"TrainingJobName":"next","RoleArn":"arn:aws:iam::111122223333:role/service-role/TrainRole",
                 "AlgorithmSpecification":{"TrainingImage":"111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:2026.11"},
                 "OutputDataConfig":{"S3OutputPath":"s3://ml-models/next/","KmsKeyId":"alias/ml"}}""");
        Case found = collect(new Subject.Planned(request));
        assertThat(found.request().toOptional().orElseThrow().name()).contains("next");
        assertThat(found.trainingJob().isUnknown()).isTrue();
        assertThat(caller(found).arn()).contains("arn:aws:iam::111122223333:role/DataScientist");
        assertThat(found.json().path("principals").path("caller").path("source").asString())
                .isEqualTo("signed-in");
        assertThat(found.resource(TypicalAccount.MODELS)).isPresent();
        assertThat(found.resource(TypicalAccount.KEY)).isPresent();
        assertThat(found.resource(TypicalAccount.REPOSITORY)).isPresent();
        assertThat(aws.asked("LookupEvents")).isZero();
    }

    @Test
    void aRefusedAttemptBringsItsMessageItsRequestAndItsCaller() throws Exception {
        JsonNode event = Json.parse("""
                {"eventTime":"2026-11-21T10:00:00Z","eventSource":"sagemaker.amazonaws.com","eventName":"CreateTrainingJob","eventID":"r1","errorCode":"ValidationException",
                 "errorMessage":"Could not assume role arn:aws:iam::111122223333:role/service-role/TrainRole. Please ensure that the role exists",
                 "userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/DataScientist/mia"},
                 "requestParameters":{"trainingJobName":"r","roleArn":"arn:aws:iam::111122223333:role/service-role/TrainRole","outputDataConfig":{"s3OutputPath":"s3://ml-models/r/"}}}""");
        aws.json(
                "LookupEvents",
                "ResourceName",
                TypicalAccount.events(
                        "{\"eventTime\":\"2026-11-21T10:00:00Z\",\"eventName\":\"AssumeRole\",\"eventID\":\"a1\",\"userIdentity\":{\"invokedBy\":\"sagemaker.amazonaws.com\"},\"errorCode\":\"AccessDenied\"}",
                        "{\"eventTime\":\"2026-11-21T10:00:00Z\",\"eventName\":\"AssumeRole\",\"eventID\":\"a2\",\"userIdentity\":{\"invokedBy\":\"ec2.amazonaws.com\"}}"));
        Case found = collect(new Subject.Refused(new RefusedAttempt(
                FakeAws.NOW,
                Optional.of(MIA),
                Optional.of("r"),
                "ValidationException",
                event.path("errorMessage").asString(),
                new CloudTrailEvent(
                        Optional.of(FakeAws.NOW),
                        "sagemaker.amazonaws.com",
                        "CreateTrainingJob",
                        Optional.of("ValidationException"),
                        Optional.empty(),
                        Optional.of(MIA),
                        event))));
        assertThat(found.trainingJob().isNone()).isTrue();
        assertThat(found.where()).contains(Where.CREATE_CALL);
        assertThat(found.message().orElseThrow()).startsWith("Could not assume role");
        assertThat(found.request().toOptional().orElseThrow().roleArn()).contains(TypicalAccount.ROLE);
        assertThat(caller(found).sessionName()).contains("mia");
        assertThat(found.resource(TypicalAccount.MODELS)).isPresent();
        assertThat(found.cloudTrailEvents().toOptional().orElseThrow())
                .extracting(record -> record.json().path("eventID").asString())
                .containsExactlyInAnyOrder("r1", "a1");
    }

    @Test
    void aPastedTextBringsWhatItNames() throws Exception {
        String text = """
                botocore.exceptions.ClientError: User: arn:aws:sts::111122223333:assumed-role/TrainRole/SageMaker is not authorized to perform:
                s3:GetObject on resource: "arn:aws:s3:::ml-data/train/x.csv" because no identity-based policy allows it; key arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555.""";
        Case found = collect(new Subject.Message(text, Optional.of(Where.CONTAINER_LOG)));
        assertThat(found.message()).contains(text);
        assertThat(found.where()).contains(Where.CONTAINER_LOG);
        assertThat(found.executionRole().toOptional().orElseThrow().arn()).contains(TypicalAccount.ROLE);
        assertThat(found.resource(TypicalAccount.DATA)).isPresent();
        assertThat(found.resource(TypicalAccount.KEY)).isPresent();
        assertThat(caller(found).arn()).contains("arn:aws:iam::111122223333:role/DataScientist");
    }

    @Test
    void aPastedTextThatNamesAJobBringsTheJobIfThereIsOne() throws Exception {
        String named =
                "User: arn:aws:iam::111122223333:user/sam is not authorized to perform: sagemaker:CreateTrainingJob"
                        + " on resource: arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn-1";
        assertThat(collect(new Subject.Message(named, Optional.empty()))
                        .trainingJob()
                        .isPresent())
                .isTrue();
        aws.jsonError("DescribeTrainingJob", "ValidationException", "Requested resource not found.");
        Case found = collect(new Subject.Message(named, Optional.empty()));
        assertThat(found.trainingJob().isNone()).isTrue();
        assertThat(caller(found).arn()).contains("arn:aws:iam::111122223333:user/sam");
    }

    @Test
    void aRoleAloneIsReadWithItsPolicies() throws Exception {
        Case found = collect(new Subject.Role(TypicalAccount.ROLE));
        assertThat(found.job().orElseThrow().roleArn()).contains(TypicalAccount.ROLE);
        assertThat(found.executionRole()
                        .toOptional()
                        .orElseThrow()
                        .identityPolicies()
                        .orElse(java.util.List.of()))
                .hasSize(3);
    }

    @Test
    void aRoleOfAnotherAccountIsUnknown() throws Exception {
        Case found = collect(new Subject.Role("arn:aws:iam::444455556666:role/Theirs"));
        Principal role = found.executionRole().toOptional().orElseThrow();
        assertThat(role.identityPolicies().isUnknown()).isTrue();
        assertThat(found.gaps()).anySatisfy(gap -> {
            assertThat(gap.call()).contains("iam:GetRole");
            assertThat(gap.reason()).isEqualTo("OtherAccount");
        });
    }

    @Test
    void aUserIsReadWithTheGroupsPolicies() throws Exception {
        aws.query(
                "GetUser",
                "<User><UserName>sam</UserName><UserId>AIDASAM</UserId><Arn>arn:aws:iam::111122223333:user/team/sam</Arn></User>");
        aws.query("ListAttachedUserPolicies", TypicalAccount.attached());
        aws.query("ListUserPolicies", TypicalAccount.names("Own"));
        aws.query(
                "GetUserPolicy",
                "<UserName>sam</UserName><PolicyName>Own</PolicyName><PolicyDocument>"
                        + FakeAws.document(TypicalAccount.READ) + "</PolicyDocument>");
        aws.query(
                "ListGroupsForUser",
                "<Groups><member><GroupName>ml</GroupName></member></Groups><IsTruncated>false</IsTruncated>");
        aws.query("ListAttachedGroupPolicies", TypicalAccount.attached("arn:aws:iam::111122223333:policy/TrainAccess"));
        aws.query("ListGroupPolicies", TypicalAccount.names("OfGroup"));
        aws.query(
                "GetGroupPolicy",
                "<GroupName>ml</GroupName><PolicyName>OfGroup</PolicyName><PolicyDocument>"
                        + FakeAws.document(TypicalAccount.READ) + "</PolicyDocument>");
        Case found = collect(new Subject.Role(TypicalAccount.ROLE), "arn:aws:iam::111122223333:user/team/sam");
        Principal user = caller(found);
        assertThat(user.type()).contains("user");
        assertThat(user.sessionPolicies().toOptional().orElseThrow()).isEmpty();
        assertThat(user.permissionsBoundary().isNone()).isTrue();
        assertThat(user.identityPolicies().toOptional().orElseThrow())
                .allSatisfy(policy -> assertThat(policy.document().isPresent()).isTrue())
                .extracting(policy -> policy.name())
                .containsExactly("Own", "TrainAccess", "OfGroup");
    }

    @Test
    void anIdentityCenterSessionHasNoSessionPolicy() throws Exception {
        TypicalAccount.role(
                aws,
                "AWSReservedSSO_Ds_1",
                "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Ds_1",
                "AROASSO",
                "");
        aws.query("ListAttachedRolePolicies", "RoleName=AWSReservedSSO_Ds_1", TypicalAccount.attached());
        aws.query("ListRolePolicies", "RoleName=AWSReservedSSO_Ds_1", TypicalAccount.names());
        Principal caller = caller(collect(
                new Subject.Role(TypicalAccount.ROLE),
                "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Ds_1/ana@example.com"));
        assertThat(caller.arn().orElseThrow()).contains(":role/aws-reserved/sso.amazonaws.com/");
        assertThat(caller.sessionName()).contains("ana@example.com");
        assertThat(caller.sessionPolicies().toOptional().orElseThrow()).isEmpty();
    }

    /** A session that this program made passes no policy; of any other nobody knows. */
    @Test
    void theRoleOfAProfileHasNoSessionPolicyAndAnyOtherSessionMayHaveOne() throws Exception {
        JsonNode request = Json.parse("{\"TrainingJobName\":\"next\"}");
        Case unknown = collect(new Subject.Planned(request));
        assertThat(caller(unknown).sessionPolicies().isUnknown()).isTrue();
        assertThat(caller(unknown).identityPolicies().isPresent()).isTrue();
        assertThat(caller(unknown).permissionsBoundary().isUnknown()).isFalse();

        AwsSession assumed = new AwsSession(aws.session().settings(), new AssumedHere());
        Case known = new AwsAccount(assumed, FakeAws.identity(MIA), FakeAws.limits(), FakeAws.clock())
                .collect(new Subject.Planned(request), CollectionListener.NONE, Cancellation.NEVER);
        assertThat(caller(known).sessionPolicies().orElse(null)).isEmpty();
    }

    private static final class AssumedHere implements AwsCredentialsProvider, SessionOrigin {
        @Override
        public AwsCredentials resolveCredentials() {
            return AwsBasicCredentials.create("AKIAEXAMPLE", "secret");
        }

        @Override
        public boolean withoutSessionPolicy() {
            return true;
        }
    }

    @Test
    void aLustreFileSystemIsNotTakenForOneOfEfs() throws Exception {
        Case found = collect(new Subject.Planned(Json.parse("""
                {"TrainingJobName":"next","InputDataConfig":[{"ChannelName":"train","DataSource":{"FileSystemDataSource":
                 {"FileSystemId":"fs-0a1b2c3d4e5f60718","FileSystemType":"FSxLustre","FileSystemAccessMode":"ro","DirectoryPath":"/data"}}}]}""")));
        assertThat(found.gaps()).noneMatch(gap -> gap.call().orElse("").startsWith("elasticfilesystem:"));
        assertThat(found.resources().orElse(List.of()))
                .noneMatch(resource -> resource.arn().contains("file-system"));
    }

    @Test
    void ofAFederatedUserNothingIsKnown() throws Exception {
        Case found = collect(
                new Subject.Planned(Json.parse("{\"TrainingJobName\":\"next\"}")),
                "arn:aws:sts::111122223333:federated-user/ana");
        assertThat(caller(found).type()).contains("federated-user");
        assertThat(caller(found).identityPolicies().isUnknown()).isTrue();
        assertThat(caller(found).sessionPolicies().isUnknown()).isTrue();
    }

    @Test
    void fileSystemsFunctionsRuleJobsAlgorithmsAndDomainsAreReadWhereAJobNamesThem() throws Exception {
        aws.json("DescribeTrainingJob", """
                {"TrainingJobName":"churn-1","TrainingJobArn":"arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn-1","TrainingJobStatus":"Failed","RoleArn":"arn:aws:iam::111122223333:role/service-role/TrainRole","CreationTime":1795255200,"LastModifiedTime":1795255500,
                 "AlgorithmSpecification":{"AlgorithmName":"sold","TrainingImageConfig":{"TrainingRepositoryAccessMode":"Vpc","TrainingRepositoryAuthConfig":{"TrainingRepositoryCredentialsProviderArn":"arn:aws:lambda:eu-west-1:111122223333:function:password"}}},
                 "InputDataConfig":[{"ChannelName":"t","DataSource":{"FileSystemDataSource":{"FileSystemId":"fs-1","FileSystemType":"EFS","FileSystemAccessMode":"ro","DirectoryPath":"/x"}}}],
                 "DebugRuleEvaluationStatuses":[{"RuleConfigurationName":"Loss","RuleEvaluationJobArn":"arn:aws:sagemaker:eu-west-1:111122223333:processing-job/loss-1"}]}""");
        aws.json(
                "ListTags",
                "{\"Tags\":[{\"Key\":\"sagemaker:domain-arn\",\"Value\":\"arn:aws:sagemaker:eu-west-1:111122223333:domain/d-1\"}]}");
        aws.json("DescribeDomain", "{\"DomainSettings\":{\"ExecutionRoleIdentityConfig\":\"USER_PROFILE_NAME\"}}");
        aws.json(
                "DescribeAlgorithm",
                "{\"AlgorithmName\":\"sold\",\"AlgorithmStatus\":\"Completed\",\"ProductId\":\"prod-1\",\"TrainingSpecification\":{\"TrainingImage\":\"444455556666.dkr.ecr.eu-west-1.amazonaws.com/sold:1\"}}");
        aws.json(
                "DescribeProcessingJob",
                "{\"ProcessingJobName\":\"loss-1\",\"ProcessingJobStatus\":\"Failed\",\"FailureReason\":\"AccessDenied\"}");
        aws.restError(
                "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-west-1%3A111122223333%3Afunction%3Apassword/policy",
                404, "ResourceNotFoundException");
        aws.rest(
                "/2015-02-01/file-systems/fs-1/policy",
                "{\"FileSystemId\":\"fs-1\",\"Policy\":\"{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[]}\"}");
        aws.rest(
                "/2015-02-01/mount-targets",
                "{\"MountTargets\":[{\"MountTargetId\":\"fsmt-1\",\"FileSystemId\":\"fs-1\",\"SubnetId\":\"subnet-9\",\"LifeCycleState\":\"available\"}]}");
        Case found = collect(new Subject.Job("churn-1"));
        JsonNode function = found.resource("arn:aws:lambda:eu-west-1:111122223333:function:password")
                .orElseThrow()
                .json();
        assertThat(function.get("policy").isNull()).isTrue();
        JsonNode files = found.resource("arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-1")
                .orElseThrow()
                .json();
        assertThat(files.path("policy").isObject()).isTrue();
        assertThat(files.path("mountTargetSubnets").get(0).asString()).isEqualTo("subnet-9");
        assertThat(found.resource("arn:aws:sagemaker:eu-west-1:111122223333:processing-job/loss-1")
                        .orElseThrow()
                        .text("failureReason")
                        .orElse(""))
                .isEqualTo("AccessDenied");
        assertThat(found.resource("arn:aws:sagemaker:eu-west-1:111122223333:algorithm/sold")
                        .orElseThrow()
                        .text("productId")
                        .orElse(""))
                .isEqualTo("prod-1");
        assertThat(found.resource("arn:aws:sagemaker:eu-west-1:111122223333:domain/d-1")
                        .orElseThrow()
                        .text("executionRoleIdentityConfig")
                        .orElse(""))
                .isEqualTo("USER_PROFILE_NAME");
    }

    @Test
    void codedMessagesAreDecodedUnlessTheyWereCutOff() throws Exception {
        String coded = "Ab1_".repeat(40);
        aws.query(
                "DecodeAuthorizationMessage",
                "<DecodedMessage>{\"allowed\":false,\"explicitDeny\":true}</DecodedMessage>");
        String text =
                "You are not authorized to perform this operation. Encoded authorization failure message: " + coded;
        Case found = collect(new Subject.Message(text, Optional.empty()));
        JsonNode decoded = found.json().path("decodedMessages").get(0);
        assertThat(decoded.path("message").path("explicitDeny").asBoolean()).isTrue();
        assertThat(coded).startsWith(decoded.path("encoded").asString());
        String cut = (text + coded.repeat(9)).substring(0, 1024);
        assertThat(collect(new Subject.Message(cut, Optional.empty())).json().has("decodedMessages"))
                .isFalse();
    }

    @Test
    void secretsNeverReachTheCase() throws Exception {
        JsonNode request = Json.parse("""
                {"TrainingJobName":"next","Environment":{"DB_PASSWORD":"hunter2hunter2","STAGE":"beta"}}""");
        String planned = collect(new Subject.Planned(request)).json().toString();
        assertThat(planned).doesNotContain("hunter2").contains("beta");
        String pasted = collect(new Subject.Message(
                        "export AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzzzz", Optional.empty()))
                .json()
                .toString();
        assertThat(pasted).doesNotContain("wJalrXUtnFEMI");
        aws.json(
                "GetLogEvents",
                "{\"events\":[{\"timestamp\":1,\"message\":\"token ghp_abcdefghijklmnopqrstuvwxyz0123456789\"}]}");
        assertThat(collect(new Subject.Job("churn-1")).json().path("logEvents").toString())
                .contains("token")
                .doesNotContain("ghp_abc");
    }
}
