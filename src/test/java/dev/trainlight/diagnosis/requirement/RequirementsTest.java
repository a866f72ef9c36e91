package dev.trainlight.diagnosis.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.Cases;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.evidence.Case;
import dev.trainlight.iam.RequestContext;
import dev.trainlight.iam.RequestPrincipal;
import dev.trainlight.sagemaker.ImageRegistries;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule: which field triggers it, and what exactly is asked. */
class RequirementsTest {
    private static final Requirements REQUIREMENTS = new Requirements(new ManagedPolicies(), ImageRegistries.bundled());

    private static Requirements.Found found(Cases cases) {
        Case evidence = cases.build();
        return REQUIREMENTS.of(evidence, evidence.job().orElseThrow());
    }

    private static List<Requirement> of(Cases cases, String rule) {
        return found(cases).requirements().stream()
                .filter(requirement -> requirement.rule().equals(rule))
                .toList();
    }

    private static Requirement one(Cases cases, String rule, String action) {
        List<Requirement> matching = of(cases, rule).stream()
                .filter(requirement -> requirement.request().action().equals(action))
                .toList();
        assertThat(matching).as(rule + " " + action).hasSize(1);
        return matching.getFirst();
    }

    private static List<String> actions(Cases cases, String rule) {
        return of(cases, rule).stream()
                .map(requirement -> requirement.request().action())
                .toList();
    }

    private static void value(Requirement requirement, String key, String... values) {
        assertThat(requirement.request().context().get(key))
                .as(key)
                .map(RequestContext.Value::values)
                .contains(List.of(values));
    }

    private static void absent(Requirement requirement, String key) {
        assertThat(requirement.request().context().get(key)).as(key).isEmpty();
        assertThat(requirement.request().context().isUnknown(key)).as(key).isFalse();
    }

    /** A policy that asks for these keys, so that it matters whether they are known. */
    private static Cases asking(Cases cases, String... keys) {
        for (String key : keys) {
            cases.roleWith(
                    "{'Effect':'Deny','Action':'none:*','Resource':'*','Condition':{'Null':{'" + key + "':'true'}}}");
        }
        return cases;
    }

    @Test
    void everySentenceHasItsWords() {
        Cases cases = Cases.planned().vpc().key().job("ResourceConfig", "VolumeKmsKeyId", "'" + Cases.KEY + "'");
        Sentences english = Sentences.in(Locale.ENGLISH);
        assertThat(found(cases).requirements())
                .allSatisfy(requirement ->
                        assertThat(english.text(requirement.title())).isNotBlank());
    }

    @Nested
    class Submit {
        @Test
        void sub01AsksToCreateThisJobWithEveryKeyOfTheRequest() {
            Cases cases = Cases.planned()
                    .vpc()
                    .key()
                    .job("ResourceConfig", "VolumeKmsKeyId", "'" + Cases.KEY + "'")
                    .job("ResourceConfig", "KeepAlivePeriodInSeconds", "600")
                    .job("OutputDataConfig", "KmsKeyId", "'" + Cases.KEY + "'")
                    .job("RemoteDebugConfig", "{'EnableRemoteDebug':true}")
                    .job("Tags", "[{'Key':'team','Value':'churn'}]");
            Requirement create = one(cases, "SUB-01", "sagemaker:CreateTrainingJob");
            assertThat(create.whoNeedsIt()).isEqualTo(WhoNeedsIt.CALLER);
            assertThat(create.request().resource())
                    .isEqualTo("arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn-1");
            value(create, "sagemaker:InstanceTypes", "ml.m5.xlarge");
            value(create, "sagemaker:VpcSubnets", "subnet-1");
            value(create, "sagemaker:VpcSecurityGroupIds", "sg-1");
            value(create, "sagemaker:NetworkIsolation", "false");
            value(create, "sagemaker:InterContainerTrafficEncryption", "false");
            value(create, "sagemaker:EnableRemoteDebug", "true");
            value(create, "sagemaker:VolumeKmsKeyArn", Cases.KEY);
            value(create, "sagemaker:OutputKmsKeyArn", Cases.KEY);
            value(create, "sagemaker:KeepAlivePeriod", "600");
            value(create, "sagemaker:MaxRuntimeInSeconds", "3600");
            value(create, "aws:RequestTag/team", "churn");
            value(create, "aws:TagKeys", "team");
            value(create, "aws:RequestedRegion", "eu-west-1");
            assertThat(create.request()
                            .context()
                            .get("aws:TagKeys")
                            .orElseThrow()
                            .multivalued())
                    .isTrue();
        }

        @Test
        void sub01LeavesOutWhatTheRequestLeavesOut() {
            Requirement create = one(
                    asking(Cases.planned(), "sagemaker:VpcSubnets", "sagemaker:VolumeKmsKeyArn", "aws:TagKeys"),
                    "SUB-01",
                    "sagemaker:CreateTrainingJob");
            absent(create, "sagemaker:VpcSubnets");
            absent(create, "sagemaker:VolumeKmsKeyArn");
            absent(create, "aws:TagKeys");
        }

        @Test
        void sub01NamesTheFileSystem() {
            Cases cases = Cases.planned().job("InputDataConfig", """
                    [{'ChannelName':'train','DataSource':{'FileSystemDataSource':{'FileSystemId':'fs-1','FileSystemType':'FSxLustre','DirectoryPath':'/d','FileSystemAccessMode':'ro'}}}]""");
            Requirement create = one(cases, "SUB-01", "sagemaker:CreateTrainingJob");
            value(create, "sagemaker:FileSystemId", "fs-1");
            value(create, "sagemaker:FileSystemType", "FSxLustre");
            value(create, "sagemaker:FileSystemDirectoryPath", "/d");
            value(create, "sagemaker:FileSystemAccessMode", "ro");
        }

        @Test
        void sub01AsksForTheTrainingPlanToo() {
            String plan = "arn:aws:sagemaker:eu-west-1:111122223333:training-plan/p";
            assertThat(of(Cases.planned().job("ResourceConfig", "TrainingPlanArn", "'" + plan + "'"), "SUB-01"))
                    .extracting(requirement -> requirement.request().resource())
                    .contains(plan);
        }

        @Test
        void sub02PassesTheRoleWithItsPathToSageMaker() {
            Requirement pass = one(Cases.planned(), "SUB-02", "iam:PassRole");
            assertThat(pass.request().resource()).isEqualTo(Cases.ROLE);
            value(pass, "iam:PassedToService", "sagemaker.amazonaws.com");
        }

        @Test
        void sub03AsksForTagsOnlyWhereThereAreSome() {
            assertThat(of(Cases.planned(), "SUB-03")).isEmpty();
            Requirement tags =
                    one(Cases.planned().job("Tags", "[{'Key':'team','Value':'churn'}]"), "SUB-03", "sagemaker:AddTags");
            value(tags, "aws:RequestTag/team", "churn");
        }

        @Test
        void sub04LetsTheCallerGrantTheVolumeKey() {
            Cases cases = Cases.planned().key().job("ResourceConfig", "VolumeKmsKeyId", "'" + Cases.KEY + "'");
            Requirement grant = one(cases, "SUB-04", "kms:CreateGrant");
            assertThat(grant.whoNeedsIt()).isEqualTo(WhoNeedsIt.CALLER);
            assertThat(grant.required()).isFalse();
        }

        @Test
        void sub05NoticesARoleOfAnotherAccount() {
            Cases cases = Cases.planned().job("RoleArn", "'arn:aws:iam::444455556666:role/Train'");
            assertThat(actions(cases, "SUB-05")).containsExactly("iam:PassRole");
        }

        @Test
        void sub06AsksForAllFourHubActions() {
            Cases cases = Cases.planned().job("ServerlessJobConfig", """
                    {'BaseModelArn':'arn:aws:sagemaker:eu-west-1:aws:hub-content/SageMakerPublicHub/Model/llm/1.0.0'}""");
            assertThat(actions(cases, "SUB-06"))
                    .containsExactlyInAnyOrder(
                            "sagemaker:DescribeHubContent",
                            "sagemaker:DescribeHub",
                            "sagemaker:ListHubContents",
                            "sagemaker:ListHubs");
            assertThat(one(cases, "SUB-06", "sagemaker:DescribeHub").request().resource())
                    .isEqualTo("arn:aws:sagemaker:eu-west-1:aws:hub/SageMakerPublicHub");
        }

        @Test
        void sub07IsOnlyAdvised() {
            Cases cases = Cases.planned()
                    .job("HyperParameters", "{'sagemaker_submit_directory':'s3://ml-data/train/src.tar.gz'}");
            assertThat(of(cases, "SUB-07")).isNotEmpty().noneMatch(Requirement::required);
        }

        @Test
        void aTuningJobsCallerIsAService() {
            assertThat(found(Cases.planned()
                                    .job(
                                            "TuningJobArn",
                                            "'arn:aws:sagemaker:eu-west-1:111122223333:hyper-parameter-tuning-job/t'"))
                            .requirements())
                    .noneMatch(requirement -> requirement.stage() == Stage.SUBMIT);
        }
    }

    @Nested
    class AssumeRole {
        @Test
        void asm01IsAskedByTheServiceWithTheJobAsItsSource() {
            Requirement assume = one(Cases.planned(), "ASM-01", "sts:AssumeRole");
            assertThat(assume.request().principal()).isEqualTo(new RequestPrincipal.Service("sagemaker.amazonaws.com"));
            assertThat(assume.request().resource()).isEqualTo(Cases.ROLE);
            value(assume, "aws:SourceAccount", "111122223333");
            value(assume, "aws:SourceArn", "arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn-1");
            assertThat(assume.policies().scps().isNone()).isTrue();
        }

        @Test
        void asm03AsksForSessionTags() {
            assertThat(actions(
                            Cases.planned().job("SessionChainingConfig", "{'EnableSessionTagChaining':true}"),
                            "ASM-03"))
                    .containsExactly("sts:TagSession");
            assertThat(of(Cases.planned(), "ASM-03")).isEmpty();
        }

        @Test
        void asm04AsksForTheSourceIdentityOfAStudioUser() {
            Cases cases = Cases.planned().resource("""
                    {'arn':'arn:aws:sagemaker:eu-west-1:111122223333:domain/d-1','DomainSettings':{'ExecutionRoleIdentityConfig':'USER_PROFILE_NAME'}}""");
            assertThat(actions(cases, "ASM-04")).containsExactly("sts:SetSourceIdentity");
        }

        @Test
        void asm05AndDat09FollowTrustedIdentityPropagation() {
            Cases cases = Cases.planned().resource("""
                    {'arn':'arn:aws:sagemaker:eu-west-1:111122223333:domain/d-1','DomainSettings':{'TrustedIdentityPropagationSettings':{'Status':'ENABLED'}}}""");
            assertThat(actions(cases, "ASM-05")).containsExactly("sts:SetContext");
            assertThat(actions(cases, "DAT-09"))
                    .containsExactly("s3:GetDataAccess", "s3:GetAccessGrantsInstanceForPrefix");
            assertThat(of(cases, "DAT-09")).noneMatch(Requirement::required);
        }

        @Test
        void asm07NoticesTheIdOfADeletedRole() {
            Cases cases = Cases.planned().resource("arn:aws:s3:::ml-data", "policy", """
                    {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'AWS':'AROAOLDROLE123456'},'Action':'s3:*','Resource':'*'}]}""");
            assertThat(found(cases).warnings())
                    .anySatisfy(warning -> assertThat(warning.rule()).isEqualTo("ASM-07"));
        }

        @Test
        void theRolesOwnIdIsNotDangling() {
            Cases cases = Cases.planned().resource("arn:aws:s3:::ml-data", "policy", """
                    {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'AWS':'AROAEXAMPLEROLE001'},'Action':'s3:*','Resource':'*'}]}""");
            assertThat(found(cases).warnings()).isEmpty();
        }
    }

    @Nested
    class Provisioning {
        private final Cases cases =
                Cases.planned().key().job("ResourceConfig", "VolumeKmsKeyId", "'" + Cases.KEY + "'");

        @Test
        void prv01GrantsTheVolumeKeyForAnAwsResource() {
            Requirement grant = one(
                    asking(cases, "kms:ViaService", "kms:GrantOperations", "kms:GranteePrincipal"),
                    "PRV-01",
                    "kms:CreateGrant");
            assertThat(grant.request().resource()).isEqualTo(Cases.KEY);
            assertThat(grant.substitute()).contains("SUB-04");
            value(grant, "kms:GrantIsForAWSResource", "true");
            assertThat(grant.request().context().isUnknown("kms:ViaService")).isTrue();
            assertThat(grant.request().context().isUnknown("kms:GrantOperations"))
                    .isTrue();
        }

        @Test
        void prv02IsOnlyAdvisedBecauseItIsNotDocumented() {
            assertThat(one(cases, "PRV-02", "kms:DescribeKey").required()).isFalse();
        }

        @Test
        void prv04WarnsOfLocalDisks() {
            assertThat(found(cases.job("ResourceConfig", "InstanceType", "'ml.g5.xlarge'"))
                            .warnings())
                    .anySatisfy(warning -> assertThat(warning.rule()).isEqualTo("PRV-04"));
        }

        @Test
        void anAwsManagedKeyNeedsNothing() {
            assertThat(of(Cases.planned().job("ResourceConfig", "VolumeKmsKeyId", "'alias/aws/ebs'"), "PRV-01"))
                    .isEmpty();
        }
    }

    @Nested
    class Vpc {
        @Test
        void vpc01IsAskedForInterfaceSubnetAndGroup() {
            assertThat(of(Cases.planned().vpc(), "VPC-01"))
                    .extracting(requirement -> requirement.request().resource())
                    .containsExactly(
                            "arn:aws:ec2:eu-west-1:111122223333:network-interface/*",
                            "arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-1",
                            "arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1");
            value(
                    of(Cases.planned().vpc(), "VPC-01").get(1),
                    "ec2:Vpc",
                    "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1");
        }

        @ParameterizedTest
        @CsvSource({
            "VPC-02, ec2:CreateNetworkInterfacePermission",
            "VPC-03, ec2:DeleteNetworkInterface",
            "VPC-04, ec2:DeleteNetworkInterfacePermission"
        })
        void theInterfaceActions(String rule, String action) {
            assertThat(one(Cases.planned().vpc(), rule, action).request().resource())
                    .endsWith("network-interface/*");
        }

        @ParameterizedTest
        @CsvSource({
            "VPC-05, ec2:DescribeNetworkInterfaces",
            "VPC-06, ec2:DescribeVpcs",
            "VPC-07, ec2:DescribeDhcpOptions",
            "VPC-08, ec2:DescribeSubnets",
            "VPC-09, ec2:DescribeSecurityGroups"
        })
        void theLookUpsHaveNoResource(String rule, String action) {
            Requirement describe = one(Cases.planned().vpc(), rule, action);
            assertThat(describe.request().resource()).isEqualTo("*");
            assertThat(describe.request().wildcardOnlyAction()).isTrue();
        }

        @Test
        void aJobWithoutVpcAsksNothing() {
            assertThat(found(Cases.planned()).requirements()).noneMatch(found -> found.stage() == Stage.VPC);
        }
    }

    @Nested
    class Data {
        @Test
        void dat01ListsTheBucketWithThePrefixOfTheChannel() {
            Requirement list = one(Cases.planned(), "DAT-01", "s3:ListBucket");
            assertThat(list.request().resource()).isEqualTo("arn:aws:s3:::ml-data");
            value(list, "s3:prefix", "train/");
            assertThat(list.request().principal()).isInstanceOfSatisfying(RequestPrincipal.Aws.class, aws -> {
                assertThat(aws.arn()).hasToString("arn:aws:sts::111122223333:assumed-role/TrainRole/SageMaker");
                assertThat(aws.role().orElseThrow()).hasToString(Cases.ROLE);
            });
            value(list, "aws:PrincipalArn", Cases.ROLE);
            value(list, "aws:userid", "AROAEXAMPLEROLE001:SageMaker");
            value(list, "aws:ViaAWSService", "false");
        }

        @ParameterizedTest
        @CsvSource({
            "s3://ml-data/train/, arn:aws:s3:::ml-data/train/*",
            "s3://ml-data/train, arn:aws:s3:::ml-data/train/*",
            "s3://ml-data/train/a.csv, arn:aws:s3:::ml-data/train/a.csv",
            "s3://ml-data, arn:aws:s3:::ml-data/*",
            "https://s3.eu-west-1.amazonaws.com/ml-data/train/, arn:aws:s3:::ml-data/train/*"
        })
        void dat02ReadsWhatLiesUnderTheUri(String uri, String resource) {
            assertThat(one(Cases.planned().input(uri), "DAT-02", "s3:GetObject")
                            .request()
                            .resource())
                    .isEqualTo(resource);
        }

        @Test
        void dat02ReadsTheManifestAndWhatItNames() {
            Cases cases = Cases.planned().job("InputDataConfig", """
                    [{'ChannelName':'train','DataSource':{'S3DataSource':{'S3DataType':'ManifestFile','S3Uri':'s3://ml-data/train/list.json'}}}]""");
            assertThat(of(cases, "DAT-02")).hasSize(2);
            assertThat(of(cases, "DAT-02").getFirst().unsettled()).isEmpty();
            assertThat(of(cases, "DAT-02").getLast().unsettled()).isNotEmpty();
        }

        @Test
        void dat04IsGoodToKnow() {
            assertThat(one(Cases.planned(), "DAT-04", "s3:GetBucketLocation").weight())
                    .isEqualTo(Requirement.Weight.INFORMATIVE);
        }

        @Test
        void dat05DecryptsThroughS3() {
            Cases cases = Cases.planned()
                    .key()
                    .resource("arn:aws:s3:::ml-data", "encryptionKeyArn", "'" + Cases.KEY + "'")
                    .resource("arn:aws:s3:::ml-data", "bucketKeyEnabled", "true");
            Requirement decrypt = one(asking(cases, "aws:SourceVpce", "aws:SourceIp"), "DAT-05", "kms:Decrypt");
            assertThat(decrypt.request().resource()).isEqualTo(Cases.KEY);
            value(decrypt, "kms:ViaService", "s3.eu-west-1.amazonaws.com");
            value(decrypt, "kms:EncryptionContext:aws:s3:arn", "arn:aws:s3:::ml-data");
            value(decrypt, "kms:CallerAccount", "111122223333");
            value(decrypt, "aws:ViaAWSService", "true");
            value(decrypt, "aws:CalledVia", "s3.amazonaws.com");
            absent(decrypt, "aws:SourceVpce");
            absent(decrypt, "aws:SourceIp");
        }

        @Test
        void dat05WithoutKnowledgeOfBucketKeysAsksForBothContexts() {
            Cases cases =
                    Cases.planned().key().resource("arn:aws:s3:::ml-data", "encryptionKeyArn", "'" + Cases.KEY + "'");
            Requirement decrypt = one(asking(cases, "kms:EncryptionContext:aws:s3:arn"), "DAT-05", "kms:Decrypt");
            assertThat(decrypt.alternatives())
                    .extracting(context -> context.get("kms:EncryptionContext:aws:s3:arn")
                            .orElseThrow()
                            .values()
                            .getFirst())
                    .containsExactly("arn:aws:s3:::ml-data/train/*", "arn:aws:s3:::ml-data");
        }

        @Test
        void dat07WarnsOfObjectsThatBelongToTheirWriters() {
            Cases cases = Cases.planned()
                    .resource("arn:aws:s3:::ml-data", "accountId", "'444455556666'")
                    .resource("arn:aws:s3:::ml-data", "objectOwnership", "'ObjectWriter'");
            assertThat(found(cases).warnings())
                    .anySatisfy(warning -> assertThat(warning.rule()).isEqualTo("DAT-07"));
        }

        @Test
        void dat10OpensADirectoryBucket() {
            Cases cases = Cases.planned().input("s3://fast--euw1-az1--x-s3/train/");
            Requirement session = one(cases, "DAT-10", "s3express:CreateSession");
            assertThat(session.request().resource())
                    .isEqualTo("arn:aws:s3express:eu-west-1:111122223333:bucket/fast--euw1-az1--x-s3");
            assertThat(of(cases, "DAT-02")).isEmpty();
        }

        @Test
        void dat11DoesNotVouchForAccessPoints() {
            Cases cases = Cases.planned().input("s3://arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/train/");
            assertThat(found(cases).warnings())
                    .anySatisfy(warning -> assertThat(warning.rule()).isEqualTo("DAT-11"));
            assertThat(of(cases, "DAT-11")).noneMatch(Requirement::required);
        }

        @Test
        void dat12AsksOnlyWhereTheFileSystemHasAPolicy() {
            String channel = """
                    [{'ChannelName':'train','DataSource':{'FileSystemDataSource':{'FileSystemId':'fs-1','FileSystemType':'EFS','DirectoryPath':'/','FileSystemAccessMode':'rw'}}}]""";
            assertThat(of(Cases.planned().job("InputDataConfig", channel), "DAT-12"))
                    .isEmpty();
            Cases cases = Cases.planned().job("InputDataConfig", channel).resource("""
                    {'arn':'arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-1','accountId':'111122223333',
                     'policy':{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':'*','Action':'elasticfilesystem:ClientMount'}]}}""");
            assertThat(of(cases, "DAT-12")).hasSize(1).noneMatch(Requirement::required);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Pipe", "FastFile"})
        void dat13ReadsStreamedChannelsWhileTraining(String mode) {
            Cases cases = Cases.planned().job("AlgorithmSpecification", "TrainingInputMode", "'" + mode + "'");
            assertThat(one(cases, "DAT-13", "s3:GetObject").stage()).isEqualTo(Stage.TRAINING);
            assertThat(one(cases, "DAT-01", "s3:ListBucket").stage()).isEqualTo(Stage.DATA_DOWNLOAD);
        }

        @Test
        void dat14ReadsModelsOfAHub() {
            Cases cases = Cases.planned().job("InputDataConfig", """
                    [{'ChannelName':'model','DataSource':{'S3DataSource':{'S3DataType':'S3Prefix','S3Uri':'s3://jumpstart-cache-prod-eu-west-1/llm/',
                      'HubAccessConfig':{'HubContentArn':'arn:aws:sagemaker:eu-west-1:aws:hub-content/SageMakerPublicHub/Model/llm/1.0.0'}}}}]""");
            assertThat(actions(cases, "DAT-14")).hasSize(4);
            Requirement read = one(cases, "DAT-02", "s3:GetObject");
            assertThat(read.policies().resource().isNone()).isTrue();
            assertThat(of(cases, "DAT-05")).isEmpty();
        }
    }

    @Nested
    class Route {
        private final String[] keys = {"aws:SourceVpce", "aws:SourceVpc", "aws:SourceIp"};

        private Requirement read(Cases cases) {
            return one(asking(cases, keys), "DAT-02", "s3:GetObject");
        }

        @Test
        void withoutVpcThereIsNoVpcInTheRequestAndTheAddressIsSageMakers() {
            Requirement read = read(Cases.planned());
            absent(read, "aws:SourceVpce");
            absent(read, "aws:SourceVpc");
            assertThat(read.request().context().isUnknown("aws:SourceIp")).isTrue();
        }

        @Test
        void throughTheEndpointOfTheSubnetsRouteTable() {
            Requirement read = read(Cases.planned().vpc().s3Endpoint(null));
            value(read, "aws:SourceVpce", "vpce-1");
            value(read, "aws:SourceVpc", "vpc-1");
            absent(read, "aws:SourceIp");
            assertThat(read.policies().endpoints().isNone()).isTrue();
        }

        @Test
        void anEndpointOfAnotherRouteTableIsNotUsed() {
            Requirement read = read(Cases.planned()
                    .vpc()
                    .s3Endpoint(null)
                    .resource("arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-1", "routeTableId", "'rtb-2'"));
            absent(read, "aws:SourceVpce");
        }

        @Test
        void anUnknownRouteTableLeavesItOpen() {
            Requirement read = read(Cases.planned()
                    .vpc()
                    .s3Endpoint("{'Statement':[{'Effect':'Allow','Principal':'*','Action':'*','Resource':'*'}]}")
                    .forget("arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-1", "routeTableId"));
            assertThat(read.request().context().isUnknown("aws:SourceVpce")).isTrue();
            assertThat(read.policies().endpoints().isUnknown()).isTrue();
        }

        @Test
        void endpointsThatWereNotCollectedLeaveItOpen() {
            Requirement read = read(Cases.planned().vpc().forget("vpcEndpoints"));
            assertThat(read.request().context().isUnknown("aws:SourceVpce")).isTrue();
            assertThat(read.policies().endpoints().isUnknown()).isTrue();
        }

        @Test
        void theImagePullNeverPassesTheJobsVpc() {
            Requirement pull = one(
                    asking(Cases.planned().vpc().s3Endpoint(null), "aws:SourceVpce"), "IMG-02", "ecr:BatchGetImage");
            absent(pull, "aws:SourceVpce");
        }
    }

    @Nested
    class Image {
        @Test
        void img01AsksForATokenOnEverything() {
            Requirement token = one(Cases.planned(), "IMG-01", "ecr:GetAuthorizationToken");
            assertThat(token.request().resource()).isEqualTo("*");
            assertThat(token.request().wildcardOnlyAction()).isTrue();
        }

        @Test
        void img02AsksForThreeActionsOnTheRepository() {
            assertThat(actions(Cases.planned(), "IMG-02"))
                    .containsExactly(
                            "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage");
            assertThat(of(Cases.planned(), "IMG-02"))
                    .allSatisfy(requirement ->
                            assertThat(requirement.request().resource()).isEqualTo(Cases.REPOSITORY));
        }

        @Test
        void img06ABuiltInAlgorithmAsksNothingOfTheRole() {
            Cases cases = Cases.planned().image("685385470294.dkr.ecr.eu-west-1.amazonaws.com/xgboost:1");
            assertThat(found(cases).requirements()).noneMatch(found -> found.stage() == Stage.IMAGE_PULL);
        }

        @Test
        void anImageOfAwsIsOnlyAdvisedBecauseWhoPullsItIsNotDocumented() {
            Cases cases = Cases.planned()
                    .image("763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-training:2.3-cpu-py311");
            assertThat(of(cases, "IMG-02")).hasSize(3).noneMatch(Requirement::required);
        }

        @Test
        void img07DoesNotVouchForPullThroughCaches() {
            Cases cases =
                    Cases.planned().image("111122223333.dkr.ecr.eu-west-1.amazonaws.com/docker-hub/library/python:3");
            assertThat(found(cases).warnings())
                    .anySatisfy(warning -> assertThat(warning.rule()).isEqualTo("IMG-07"));
        }

        @Test
        void img09AndImg10APrivateRegistryNeedsAVpcAndItsFunction() {
            Cases cases = Cases.planned().job("AlgorithmSpecification", """
                    {'TrainingImage':'registry.example.com/churn:1','TrainingInputMode':'File','TrainingImageConfig':{'TrainingRepositoryAccessMode':'Vpc',
                     'TrainingRepositoryAuthConfig':{'TrainingRepositoryCredentialsProviderArn':'arn:aws:lambda:eu-west-1:111122223333:function:creds'}}}""");
            assertThat(one(cases, "IMG-10", "lambda:InvokeFunction").request().resource())
                    .endsWith(":function:creds");
            assertThat(found(cases).obstacles())
                    .anySatisfy(obstacle -> assertThat(obstacle.rule()).isEqualTo("IMG-09"));
            assertThat(found(cases.vpc()).obstacles()).isEmpty();
        }

        @Test
        void img11AMarketplaceAlgorithmNeedsIsolation() {
            Cases cases = Cases.planned()
                    .job(
                            "AlgorithmSpecification",
                            "{'AlgorithmName':'arn:aws:sagemaker:eu-west-1:865070037744:algorithm/x','TrainingInputMode':'File'}");
            assertThat(found(cases).obstacles())
                    .anySatisfy(obstacle -> assertThat(obstacle.rule()).isEqualTo("IMG-11"));
            assertThat(found(cases.job("EnableNetworkIsolation", "true")).obstacles())
                    .isEmpty();
        }
    }

    @Nested
    class Training {
        @ParameterizedTest
        @CsvSource({
            "TRN-01, logs:CreateLogGroup",
            "TRN-02, logs:CreateLogStream",
            "TRN-02, logs:PutLogEvents",
            "TRN-03, logs:DescribeLogStreams"
        })
        void logsAreAdvised(String rule, String action) {
            Requirement log = one(Cases.planned(), rule, action);
            assertThat(log.request().resource()).contains(":log-group:/aws/sagemaker/TrainingJobs:log-stream:");
            assertThat(log.required()).isFalse();
            assertThat(log.caution()).isPresent();
        }

        @Test
        void trn05WritesMetricsWhereSomeAreDefined() {
            assertThat(of(Cases.planned(), "TRN-05")).isEmpty();
            Cases cases = Cases.planned()
                    .job("AlgorithmSpecification", "MetricDefinitions", "[{'Name':'loss','Regex':'loss=(.*)'}]");
            value(
                    one(cases, "TRN-05", "cloudwatch:PutMetricData"),
                    "cloudwatch:namespace",
                    "/aws/sagemaker/TrainingJobs");
        }

        @Test
        void trn12IsAdvisedWhereTheJobNamesAnExperiment() {
            assertThat(of(Cases.planned(), "TRN-12")).isEmpty();
            Requirement record = one(
                    Cases.planned().job("ExperimentConfig", "{'ExperimentName':'churn'}"),
                    "TRN-12",
                    "sagemaker:BatchPutMetrics");
            assertThat(record.request().resource()).contains(":training-job/");
            assertThat(record.required()).isFalse();
        }

        @Test
        void trn06ReadsCheckpointsBeforeAndWritesThemWhileTraining() {
            Cases cases = Cases.planned().job("CheckpointConfig", "{'S3Uri':'s3://ml-models/checkpoints'}");
            assertThat(one(cases, "TRN-06", "s3:ListBucket").stage()).isEqualTo(Stage.DATA_DOWNLOAD);
            assertThat(one(cases, "TRN-06", "s3:GetObject").stage()).isEqualTo(Stage.DATA_DOWNLOAD);
            assertThat(one(cases, "TRN-06", "s3:PutObject").stage()).isEqualTo(Stage.TRAINING);
            assertThat(one(cases, "TRN-06", "s3:PutObject").request().resource())
                    .isEqualTo("arn:aws:s3:::ml-models/checkpoints/*");
            assertThat(one(cases, "TRN-06", "s3:DeleteObject").required()).isFalse();
        }

        @Test
        void trn07WritesDebugOutputIntoItsOwnBucket() {
            Cases cases =
                    Cases.planned().job("DebugHookConfig", "{'S3OutputPath':'s3://sagemaker-eu-west-1-111122223333/'}");
            assertThat(one(cases, "TRN-07", "s3:PutObject").request().resource())
                    .isEqualTo("arn:aws:s3:::sagemaker-eu-west-1-111122223333/churn-1/*");
            Cases disabled = Cases.planned().job("ProfilerConfig", "{'S3OutputPath':'s3://x/','DisableProfiler':true}");
            assertThat(of(disabled, "TRN-07")).isEmpty();
        }

        @Test
        void trn08ReadsTheCodeWhileTrainingUnlessIsolated() {
            Cases cases = Cases.planned().job("HyperParameters", "{}");
            ((tools.jackson.databind.node.ObjectNode) cases.job().path("HyperParameters"))
                    .put("sagemaker_submit_directory", "\"s3://ml-data/code/src.tar.gz\"");
            Requirement code = one(cases, "TRN-08", "s3:GetObject");
            assertThat(code.stage()).isEqualTo(Stage.TRAINING);
            assertThat(code.request().resource()).isEqualTo("arn:aws:s3:::ml-data/code/src.tar.gz");
            assertThat(of(cases.job("EnableNetworkIsolation", "true"), "TRN-08"))
                    .isEmpty();
        }

        @Test
        void trn09WritesIntermediateOutput() {
            Cases cases = Cases.planned().job("HyperParameters", "{'sagemaker_s3_output':'s3://ml-models/out'}");
            assertThat(one(cases, "TRN-09", "s3:PutObject").required()).isFalse();
        }

        @Test
        void trn10OpensFourChannels() {
            assertThat(actions(Cases.planned().job("RemoteDebugConfig", "{'EnableRemoteDebug':true}"), "TRN-10"))
                    .hasSize(4);
            assertThat(of(Cases.planned(), "TRN-10")).isEmpty();
        }

        @Test
        void trn11WritesModelPackagesAndReachesMlflow() {
            Cases cases = Cases.planned()
                    .job(
                            "ModelPackageConfig",
                            "{'ModelPackageGroupArn':'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/g'}")
                    .job(
                            "MlflowConfig",
                            "{'MlflowResourceArn':'arn:aws:sagemaker:eu-west-1:111122223333:mlflow-tracking-server/s'}");
            assertThat(actions(cases, "TRN-11"))
                    .contains(
                            "sagemaker:CreateModelPackage",
                            "sagemaker:DescribeModelPackageGroup",
                            "sagemaker:DescribeMlflowTrackingServer");
        }
    }

    @Nested
    class Upload {
        @Test
        void upl01WritesTheModelOfThisJob() {
            Requirement put = one(Cases.planned(), "UPL-01", "s3:PutObject");
            assertThat(put.request().resource()).isEqualTo("arn:aws:s3:::ml-models/out/churn-1/output/model.tar.gz");
            Cases plain = Cases.planned().job("OutputDataConfig", "CompressionType", "'NONE'");
            assertThat(one(plain, "UPL-01", "s3:PutObject").request().resource())
                    .endsWith("/output/model/*");
        }

        @Test
        void upl02IsAdvised() {
            assertThat(one(Cases.planned(), "UPL-02", "s3:AbortMultipartUpload").required())
                    .isFalse();
        }

        @Test
        void upl04EncryptsWithTheKeyOfTheRequest() {
            Cases cases = Cases.planned().key().job("OutputDataConfig", "KmsKeyId", "'" + Cases.KEY + "'");
            assertThat(one(cases, "UPL-04", "kms:GenerateDataKey").required()).isTrue();
            assertThat(one(cases, "UPL-04", "kms:Decrypt").required()).isTrue();
            assertThat(one(cases, "UPL-04", "kms:Encrypt").required()).isFalse();
            Requirement put = one(cases, "UPL-01", "s3:PutObject");
            value(put, "s3:x-amz-server-side-encryption", "aws:kms");
            value(put, "s3:x-amz-server-side-encryption-aws-kms-key-id", Cases.KEY);
        }

        @Test
        void upl04EncryptsWithTheBucketsOwnKeyOtherwise() {
            Cases cases =
                    Cases.planned().key().resource("arn:aws:s3:::ml-models", "encryptionKeyArn", "'" + Cases.KEY + "'");
            assertThat(actions(cases, "UPL-04")).containsExactly("kms:GenerateDataKey", "kms:Decrypt");
        }

        @Test
        void upl06WarnsOfModelsThatTheOwnerOfTheBucketCannotRead() {
            Cases cases = Cases.planned().resource("arn:aws:s3:::ml-models", "accountId", "'444455556666'");
            assertThat(found(cases).warnings())
                    .anySatisfy(warning -> assertThat(warning.rule()).isEqualTo("UPL-06"));
        }

        @Test
        void upl08OpensADirectoryBucket() {
            Cases cases = Cases.planned().job("OutputDataConfig", "S3OutputPath", "'s3://fast--euw1-az1--x-s3/out'");
            assertThat(actions(cases, "UPL-08")).containsExactly("s3express:CreateSession");
        }
    }
}
