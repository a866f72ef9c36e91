package dev.trainlight.diagnosis.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.Cases;
import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.DeniedBy;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.DiagnosisVerdict;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.diagnosis.WhoCanFixIt;
import dev.trainlight.sagemaker.Stage;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Each kind of policy that can refuse: which it is, its statement, and who can change it. */
class LayersTest {
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician();
    private static final Sentences ENGLISH = Sentences.in(Locale.ENGLISH);

    private static Diagnosis diagnose(Cases evidence) {
        return DIAGNOSTICIAN.diagnose(evidence.build());
    }

    private static Finding first(Cases evidence, Stage stage) {
        Diagnosis diagnosis = diagnose(evidence);
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.PERMISSION);
        assertThat(diagnosis.blockedStage()).contains(stage);
        return diagnosis.findings().getFirst();
    }

    @Test
    void anIdentityPolicyThatDenies() {
        Finding finding = first(
                Cases.planned().roleWith("{'Sid':'NoModels','Effect':'Deny','Action':'s3:PutObject','Resource':'*'}"),
                Stage.ARTIFACT_UPLOAD);
        assertThat(finding.deniedBy()).isEqualTo(DeniedBy.IDENTITY_POLICY);
        assertThat(finding.explicit()).isTrue();
        assertThat(finding.statement()).get().satisfies(statement -> {
            assertThat(statement.policy()).isEqualTo("TrainAccess");
            assertThat(statement.sid()).contains("NoModels");
            assertThat(statement.index()).contains(6);
            assertThat(statement.position()).isPresent();
        });
        assertThat(finding.whoCanFixIt()).isEqualTo(WhoCanFixIt.IAM_ADMINISTRATOR);
        assertThat(ENGLISH.text(finding.because())).contains("NoModels").contains("TrainAccess");
    }

    @Test
    void aBoundaryThatDoesNotAllow() {
        Finding finding = first(Cases.planned().role("permissionsBoundary", """
                        {'name':'Limits','arn':'arn:aws:iam::111122223333:policy/Limits','document':{'Version':'2012-10-17',
                         'Statement':[{'Effect':'Allow','NotAction':'s3:PutObject','Resource':'*'}]}}"""), Stage.ARTIFACT_UPLOAD);
        assertThat(finding.deniedBy()).isEqualTo(DeniedBy.PERMISSIONS_BOUNDARY);
        assertThat(finding.explicit()).isFalse();
        assertThat(finding.statement()).isEmpty();
    }

    @Test
    void aServiceControlPolicyThatDenies() {
        Finding finding = first(
                Cases.planned().scp("{'Sid':'NoPull','Effect':'Deny','Action':'ecr:BatchGetImage','Resource':'*'}"),
                Stage.IMAGE_PULL);
        assertThat(finding.deniedBy()).isEqualTo(DeniedBy.SERVICE_CONTROL_POLICY);
        assertThat(finding.actions()).containsExactly("ecr:BatchGetImage");
        assertThat(finding.whoCanFixIt()).isEqualTo(WhoCanFixIt.ORGANIZATION_ADMINISTRATOR);
    }

    @Test
    void aResourceControlPolicyThatDenies() {
        Finding finding = first(Cases.planned().rcp("""
                        {'Sid':'OwnOrg','Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*',
                         'Condition':{'StringNotEquals':{'aws:PrincipalAccount':'444455556666'}}}"""), Stage.DATA_DOWNLOAD);
        assertThat(finding.deniedBy()).isEqualTo(DeniedBy.RESOURCE_CONTROL_POLICY);
        assertThat(finding.whoCanFixIt()).isEqualTo(WhoCanFixIt.ORGANIZATION_ADMINISTRATOR);
    }

    @Test
    void aBucketPolicyThatWantsAnEndpointRefusesAJobWithoutVpc() {
        Finding finding = first(Cases.planned().resource("arn:aws:s3:::ml-data", "policy", """
                        {'Version':'2012-10-17','Statement':[{'Sid':'OnlyEndpoint','Effect':'Deny','Principal':'*','Action':'s3:GetObject',
                         'Resource':'arn:aws:s3:::ml-data/*','Condition':{'StringNotEquals':{'aws:SourceVpce':'vpce-1'}}}]}"""), Stage.DATA_DOWNLOAD);
        assertThat(finding.deniedBy()).isEqualTo(DeniedBy.RESOURCE_POLICY);
        assertThat(finding.whoCanFixIt()).isEqualTo(WhoCanFixIt.RESOURCE_OWNER);
    }

    @Test
    void theSameBucketPolicyLetsAJobThroughThatEndpointIn() {
        Diagnosis diagnosis = diagnose(Cases.planned()
                .vpc()
                .s3Endpoint(null)
                .roleWith("{'Effect':'Allow','Action':['ec2:*NetworkInterface*','ec2:Describe*'],'Resource':'*'}")
                .resource("arn:aws:s3:::ml-data", "policy", """
                        {'Version':'2012-10-17','Statement':[{'Effect':'Deny','Principal':'*','Action':'s3:GetObject',
                         'Resource':'arn:aws:s3:::ml-data/*','Condition':{'StringNotEquals':{'aws:SourceVpce':'vpce-1'}}}]}"""));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.HEALTHY);
    }

    @Test
    void anEndpointPolicyThatLeavesTheBucketOut() {
        Finding finding = first(
                Cases.planned()
                        .vpc()
                        .roleWith(
                                "{'Effect':'Allow','Action':['ec2:*NetworkInterface*','ec2:Describe*'],'Resource':'*'}")
                        .s3Endpoint("""
                                {'Statement':[{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':['arn:aws:s3:::ml-data','arn:aws:s3:::ml-data/*']}]}"""),
                Stage.ARTIFACT_UPLOAD);
        assertThat(finding.deniedBy()).isEqualTo(DeniedBy.VPC_ENDPOINT_POLICY);
        assertThat(finding.whoCanFixIt()).isEqualTo(WhoCanFixIt.NETWORK_ADMINISTRATOR);
    }

    @Test
    void aKeyPolicyThatLeavesNothingToIam() {
        Finding finding = first(
                Cases.planned()
                        .key("""
                                {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:role/KeyAdmin'},'Action':'kms:*','Resource':'*'}]}""")
                        .roleWith("{'Effect':'Allow','Action':'kms:Decrypt','Resource':'*'}")
                        .resource("arn:aws:s3:::ml-data", "encryptionKeyArn", "'" + Cases.KEY + "'"),
                Stage.DATA_DOWNLOAD);
        assertThat(finding.deniedBy()).isEqualTo(DeniedBy.KEY_POLICY);
        assertThat(finding.whoCanFixIt()).isEqualTo(WhoCanFixIt.KEY_ADMINISTRATOR);
        assertThat(finding.explicit()).isFalse();
    }

    @Test
    void aGrantOnTheKeyServesInsteadOfAPolicy() {
        Diagnosis diagnosis = diagnose(Cases.planned()
                .key()
                .resource(Cases.KEY, "grants", "[{'GranteePrincipal':'" + Cases.ROLE + "','Operations':['Decrypt']}]")
                .resource("arn:aws:s3:::ml-data", "encryptionKeyArn", "'" + Cases.KEY + "'"));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.HEALTHY);
    }

    @Test
    void aKeyPolicyForTheVpcFailsForEncryptedObjectsBecauseS3AsksFromItsOwnNetwork() {
        Finding finding = first(
                Cases.planned()
                        .vpc()
                        .s3Endpoint(null)
                        .roleWith(
                                "{'Effect':'Allow','Action':['ec2:*NetworkInterface*','ec2:Describe*','kms:Decrypt'],'Resource':'*'}")
                        .key("""
                                {'Version':'2012-10-17','Statement':[
                                 {'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:root'},'Action':'kms:*','Resource':'*'},
                                 {'Sid':'OnlyVpc','Effect':'Deny','Principal':'*','Action':'kms:Decrypt','Resource':'*',
                                  'Condition':{'StringNotEquals':{'aws:SourceVpc':'vpc-1'}}}]}""")
                        .resource("arn:aws:s3:::ml-data", "encryptionKeyArn", "'" + Cases.KEY + "'"),
                Stage.DATA_DOWNLOAD);
        assertThat(finding.rule()).isEqualTo("DAT-05");
        assertThat(finding.deniedBy()).isEqualTo(DeniedBy.KEY_POLICY);
        assertThat(finding.statement().orElseThrow().sid()).contains("OnlyVpc");
    }

    @Test
    void aBucketOfAnotherAccountMustAllowToo() {
        Cases cases = Cases.planned().resource("arn:aws:s3:::ml-data", "accountId", "'444455556666'");
        Finding finding = first(cases, Stage.DATA_DOWNLOAD);
        assertThat(finding.deniedBy()).isEqualTo(DeniedBy.RESOURCE_POLICY);
        assertThat(finding.whoCanFixIt()).isEqualTo(WhoCanFixIt.RESOURCE_OWNER);
        cases.resource("arn:aws:s3:::ml-data", "policy", """
                {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:role/service-role/TrainRole'},
                 'Action':['s3:GetObject','s3:ListBucket'],'Resource':['arn:aws:s3:::ml-data','arn:aws:s3:::ml-data/*']}]}""");
        assertThat(diagnose(cases).verdict()).isEqualTo(DiagnosisVerdict.HEALTHY);
    }

    @Test
    void aRepositoryOfAnotherAccountMustAllowToo() {
        Cases cases = Cases.planned()
                .image("444455556666.dkr.ecr.eu-west-1.amazonaws.com/churn:1")
                .roleWith("{'Effect':'Allow','Action':'ecr:*','Resource':'*'}")
                .resource(
                        "{'arn':'arn:aws:ecr:eu-west-1:444455556666:repository/churn','accountId':'444455556666','policy':null}");
        Finding finding = first(cases, Stage.IMAGE_PULL);
        assertThat(finding.rule()).isEqualTo("IMG-03");
        assertThat(finding.deniedBy()).isEqualTo(DeniedBy.RESOURCE_POLICY);
        assertThat(finding.actions()).hasSize(3);
    }

    @Test
    void aTrustPolicyForAnotherServiceKeepsSageMakerOut() {
        Finding finding = first(Cases.planned().role("trustPolicy", """
                        {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'Service':'ec2.amazonaws.com'},'Action':'sts:AssumeRole'}]}"""), Stage.ASSUME_ROLE);
        assertThat(finding.rule()).isEqualTo("ASM-01");
        assertThat(finding.deniedBy()).isEqualTo(DeniedBy.TRUST_POLICY);
        assertThat(finding.whoCanFixIt()).isEqualTo(WhoCanFixIt.IAM_ADMINISTRATOR);
        assertThat(finding.nearMiss()).isPresent();
    }

    @Test
    void aTrustPolicyForAnotherAccountsJobsMissesByItsCondition() {
        Finding finding = first(Cases.planned().role("trustPolicy", """
                        {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'Service':'sagemaker.amazonaws.com'},'Action':'sts:AssumeRole',
                         'Condition':{'StringEquals':{'aws:SourceAccount':'999988887777'}}}]}"""), Stage.ASSUME_ROLE);
        assertThat(finding.rule()).isEqualTo("ASM-02");
        assertThat(ENGLISH.text(finding.nearMiss().orElseThrow().differs())).contains("aws:SourceAccount");
    }

    @Test
    void everyLayerThatRefusesIsNamed() {
        Diagnosis diagnosis = diagnose(Cases.planned()
                .roleWithout("s3:PutObject")
                .scp("{'Effect':'Deny','Action':'s3:PutObject','Resource':'*'}"));
        assertThat(diagnosis.findings())
                .extracting(Finding::deniedBy)
                .containsExactly(DeniedBy.SERVICE_CONTROL_POLICY, DeniedBy.NO_ALLOW);
    }

    @Test
    void theLayerThatAwsNamedComesFirstAndTheOthersFollow() {
        Diagnosis diagnosis = diagnose(Cases.failed(
                        "Downloading",
                        "Downloading input data",
                        "ClientError: Data download failed:AccessDenied (403): User:"
                                + " arn:aws:sts::111122223333:assumed-role/TrainRole/SageMaker is not authorized to perform:"
                                + " s3:GetObject on resource: \"arn:aws:s3:::ml-data/train/a.csv\" because no"
                                + " identity-based policy allows the s3:GetObject action")
                .roleWithout("s3:GetObject")
                .scp("{'Effect':'Deny','Action':'s3:GetObject','Resource':'*'}"));
        assertThat(diagnosis.findings())
                .extracting(Finding::deniedBy)
                .containsExactly(DeniedBy.NO_ALLOW, DeniedBy.SERVICE_CONTROL_POLICY);
        assertThat(diagnosis.findings())
                .extracting(Finding::confidence)
                .containsExactly(Confidence.STATED, Confidence.EVALUATED);
    }

    @Test
    void aLayerThatAwsNamedAndNobodyCouldReadStillComesFirst() {
        Diagnosis diagnosis = diagnose(Cases.failed(
                        "Downloading",
                        "Downloading input data",
                        "ClientError: Data download failed:AccessDenied (403): User:"
                                + " arn:aws:sts::111122223333:assumed-role/TrainRole/SageMaker is not authorized to perform:"
                                + " s3:GetObject on resource: \"arn:aws:s3:::ml-data/train/a.csv\" with an explicit deny in a"
                                + " service control policy: arn:aws:organizations::999988887777:policy/o-1/service_control_policy/p-77")
                .forget("organization"));
        Finding finding = diagnosis.findings().getFirst();
        assertThat(finding.deniedBy()).isEqualTo(DeniedBy.SERVICE_CONTROL_POLICY);
        assertThat(finding.explicit()).isTrue();
        assertThat(finding.statement().orElseThrow().policy()).endsWith("p-77");
        assertThat(finding.whoCanFixIt()).isEqualTo(WhoCanFixIt.ORGANIZATION_ADMINISTRATOR);
    }

    @Test
    void theClosestAllowIsNamedWithTheOneThingInWhichItDiffers() {
        Finding finding = first(
                Cases.planned()
                        .roleWithout("s3:GetObject")
                        .roleWith(
                                "{'Sid':'ReadOther','Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::ml-archive/*'}"),
                Stage.DATA_DOWNLOAD);
        assertThat(finding.nearMiss()).get().satisfies(near -> {
            assertThat(near.policy()).isEqualTo("TrainAccess");
            assertThat(near.sid()).contains("ReadOther");
            assertThat(ENGLISH.text(near.differs())).contains("another bucket");
        });
        assertThat(ENGLISH.text(finding.because())).contains("TrainAccess");
    }

    @Test
    void aMissingSlashStarIsNamed() {
        Finding finding = first(
                Cases.planned()
                        .roleWithout("s3:GetObject")
                        .roleWith("{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::ml-data'}"),
                Stage.DATA_DOWNLOAD);
        assertThat(ENGLISH.text(finding.nearMiss().orElseThrow().differs())).contains("/*");
    }

    @Test
    void aGuardrailOnAFieldOfTheRequestIsTheSubmittersToCure() {
        Finding finding = first(Cases.planned().scp("""
                        {'Sid':'OnlyInVpc','Effect':'Deny','Action':'sagemaker:CreateTrainingJob','Resource':'*',
                         'Condition':{'Null':{'sagemaker:VpcSubnets':'true'}}}"""), Stage.SUBMIT);
        assertThat(finding.whoCanFixIt()).isEqualTo(WhoCanFixIt.YOU);
        assertThat(finding.deniedBy()).isEqualTo(DeniedBy.SERVICE_CONTROL_POLICY);
        assertThat(ENGLISH.text(finding.because())).contains("VpcConfig.Subnets");
    }

    @Test
    void aBucketPolicyThatWantsACertainKeyIsCuredByTheRequest() {
        Finding finding =
                first(Cases.planned().resource("arn:aws:s3:::ml-models", "policy", """
                        {'Version':'2012-10-17','Statement':[{'Sid':'OurKey','Effect':'Deny','Principal':'*','Action':'s3:PutObject',
                         'Resource':'arn:aws:s3:::ml-models/*',
                         'Condition':{'StringNotEquals':{'s3:x-amz-server-side-encryption-aws-kms-key-id':'arn:aws:kms:eu-west-1:111122223333:key/1'}}}]}"""), Stage.ARTIFACT_UPLOAD);
        assertThat(finding.whoCanFixIt()).isEqualTo(WhoCanFixIt.YOU);
        assertThat(ENGLISH.text(finding.because())).contains("OutputDataConfig.KmsKeyId");
    }
}
