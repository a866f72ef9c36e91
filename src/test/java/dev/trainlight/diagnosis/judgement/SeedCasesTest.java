package dev.trainlight.diagnosis.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.Cases;
import dev.trainlight.diagnosis.DeniedBy;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.DiagnosisVerdict;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.diagnosis.StageStatus;
import dev.trainlight.diagnosis.Warning;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.sagemaker.Stage;
import org.junit.jupiter.api.Test;

/** The cases that must work before anything else: planned, failed, and as a pasted text. */
class SeedCasesTest {
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician();

    private static Diagnosis diagnose(Cases evidence) {
        return DIAGNOSTICIAN.diagnose(evidence.build());
    }

    private static void blocked(Diagnosis diagnosis, Stage stage, String action) {
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.PERMISSION);
        assertThat(diagnosis.blockedStage()).contains(stage);
        assertThat(diagnosis.stage(stage).status()).isEqualTo(StageStatus.BLOCKED);
        assertThat(diagnosis.findings().getFirst().actions()).contains(action);
    }

    @Test
    void aJobThatHasEverythingIsHealthy() {
        Diagnosis diagnosis = diagnose(Cases.planned());
        assertThat(diagnosis.checks())
                .filteredOn(check -> check.required())
                .allSatisfy(check -> assertThat(check.decision().id())
                        .as(check.id() + " " + check.action() + " " + check.missing())
                        .isEqualTo("allowed"));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.HEALTHY);
        assertThat(diagnosis.findings()).isEmpty();
        assertThat(diagnosis.warnings()).isEmpty();
        assertThat(diagnosis.stage(Stage.VPC).status()).isEqualTo(StageStatus.NOT_USED);
        assertThat(diagnosis.stage(Stage.ARTIFACT_UPLOAD).status()).isEqualTo(StageStatus.PASSED);
    }

    @Test
    void aRoleThatMayNotReadTheDataIsFoundBeforeTheRun() {
        Diagnosis diagnosis = diagnose(Cases.planned().roleWithout("s3:GetObject"));
        blocked(diagnosis, Stage.DATA_DOWNLOAD, "s3:GetObject");
        Finding finding = diagnosis.findings().getFirst();
        assertThat(finding.rule()).isEqualTo("DAT-02");
        assertThat(finding.whoNeedsIt()).isEqualTo(WhoNeedsIt.EXECUTION_ROLE);
        assertThat(finding.deniedBy()).isEqualTo(DeniedBy.NO_ALLOW);
        assertThat(finding.resources()).containsExactly("arn:aws:s3:::ml-data/train/*");
        assertThat(diagnosis.stage(Stage.IMAGE_PULL).status()).isEqualTo(StageStatus.PASSED);
        assertThat(diagnosis.stage(Stage.ARTIFACT_UPLOAD).status()).isEqualTo(StageStatus.NOT_REACHED);
    }

    @Test
    void aRoleThatMayNotReadTheDataExplainsAFailedDownload() {
        Diagnosis diagnosis = diagnose(Cases.failed(
                        "Downloading",
                        "Downloading input data",
                        "ClientError: Data download failed:Unable to download object s3://ml-data/train/a.csv"
                                + " (AccessDenied: Access Denied)")
                .roleWithout("s3:GetObject"));
        blocked(diagnosis, Stage.DATA_DOWNLOAD, "s3:GetObject");
        assertThat(diagnosis.stage(Stage.PROVISIONING).status()).isEqualTo(StageStatus.PASSED);
        assertThat(diagnosis.stage(Stage.TRAINING).status()).isEqualTo(StageStatus.NOT_REACHED);
    }

    @Test
    void aDeniedDownloadIsReadOutOfAText() {
        Diagnosis diagnosis = diagnose(Cases.text(
                "failure-reason",
                "ClientError: Data download failed:AccessDenied (403): User: arn:aws:sts::111122223333:assumed-role/TrainRole/SageMaker"
                        + " is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::ml-data/train/a.csv\""
                        + " because no identity-based policy allows the s3:GetObject action"));
        blocked(diagnosis, Stage.DATA_DOWNLOAD, "s3:GetObject");
        assertThat(diagnosis.findings().getFirst().deniedBy()).isEqualTo(DeniedBy.NO_ALLOW);
        assertThat(diagnosis.stage(Stage.SUBMIT).status()).isEqualTo(StageStatus.PASSED);
        assertThat(diagnosis.stage(Stage.ARTIFACT_UPLOAD).status()).isEqualTo(StageStatus.NOT_REACHED);
    }

    @Test
    void aRoleThatMayNotWriteTheModelIsFoundBeforeTheRun() {
        Diagnosis diagnosis = diagnose(Cases.planned().roleWithout("s3:PutObject", "s3:AbortMultipartUpload"));
        blocked(diagnosis, Stage.ARTIFACT_UPLOAD, "s3:PutObject");
        assertThat(diagnosis.findings().getFirst().resources())
                .containsExactly("arn:aws:s3:::ml-models/out/churn-1/output/model.tar.gz");
        assertThat(diagnosis.warnings()).extracting(Warning::rule).contains("UPL-02");
        assertThat(diagnosis.stage(Stage.TRAINING).status()).isEqualTo(StageStatus.PASSED);
    }

    @Test
    void aRoleThatMayNotWriteTheModelIsFoundWhileTheJobStillTrains() {
        Diagnosis diagnosis =
                diagnose(Cases.running("Training", "Training image download completed. Training in progress.")
                        .roleWithout("s3:PutObject"));
        blocked(diagnosis, Stage.ARTIFACT_UPLOAD, "s3:PutObject");
        assertThat(diagnosis.stage(Stage.TRAINING).status()).isEqualTo(StageStatus.IN_PROGRESS);
        assertThat(diagnosis.stage(Stage.DATA_DOWNLOAD).status()).isEqualTo(StageStatus.PASSED);
    }

    @Test
    void aRoleThatMayNotWriteTheModelExplainsAFailedUpload() {
        Diagnosis diagnosis = diagnose(Cases.failed(
                        "Uploading",
                        "Uploading generated training model",
                        "ClientError: Artifact upload failed:Error 7: AccessDenied (403): Access Denied")
                .roleWithout("s3:PutObject"));
        blocked(diagnosis, Stage.ARTIFACT_UPLOAD, "s3:PutObject");
        assertThat(diagnosis.stage(Stage.TRAINING).status()).isEqualTo(StageStatus.PASSED);
    }

    @Test
    void aDeniedUploadIsReadOutOfAText() {
        blocked(
                diagnose(Cases.text(
                        "failure-reason",
                        "ClientError: Artifact upload failed:Error 7: AccessDenied (403): Access Denied")),
                Stage.ARTIFACT_UPLOAD,
                "s3:PutObject");
    }

    @Test
    void aRoleWithoutNetworkInterfaceActionsBlocksAJobInAVpc() {
        Diagnosis diagnosis = diagnose(Cases.planned().vpc().s3Endpoint(null));
        blocked(diagnosis, Stage.VPC, "ec2:CreateNetworkInterface");
        Finding finding = diagnosis.findings().getFirst();
        assertThat(finding.actions())
                .containsExactlyInAnyOrder(
                        "ec2:CreateNetworkInterface",
                        "ec2:CreateNetworkInterfacePermission",
                        "ec2:DeleteNetworkInterface",
                        "ec2:DeleteNetworkInterfacePermission",
                        "ec2:DescribeNetworkInterfaces",
                        "ec2:DescribeVpcs",
                        "ec2:DescribeDhcpOptions",
                        "ec2:DescribeSubnets",
                        "ec2:DescribeSecurityGroups");
        assertThat(diagnosis.findings()).hasSize(1);
    }

    @Test
    void aRoleWithNetworkInterfaceActionsPassesTheVpc() {
        Diagnosis diagnosis = diagnose(Cases.planned()
                .vpc()
                .s3Endpoint(null)
                .roleWith("{'Effect':'Allow','Action':['ec2:*NetworkInterface*','ec2:Describe*'],'Resource':'*'}"));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.HEALTHY);
    }

    @Test
    void aFailedStartInAVpcIsExplainedByMissingNetworkInterfaceActions() {
        Diagnosis diagnosis = diagnose(Cases.failed(
                        "Starting",
                        "Preparing the instances for training",
                        "InternalServerError: We encountered an internal error. Please try again.")
                .vpc()
                .s3Endpoint(null));
        blocked(diagnosis, Stage.VPC, "ec2:CreateNetworkInterface");
    }

    @Test
    void aDeniedNetworkInterfaceIsReadOutOfAText() {
        blocked(
                diagnose(Cases.text(
                        "failure-reason",
                        "ClientError: You are not authorized to perform this operation. User:"
                                + " arn:aws:sts::111122223333:assumed-role/TrainRole/SageMaker is not authorized to perform:"
                                + " ec2:CreateNetworkInterface on resource: arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-1"
                                + " because no identity-based policy allows the ec2:CreateNetworkInterface action")),
                Stage.VPC,
                "ec2:CreateNetworkInterface");
    }

    @Test
    void missingEcrPermissionsBlockTheImagePull() {
        Diagnosis diagnosis = diagnose(Cases.planned().roleWithout("ecr:"));
        blocked(diagnosis, Stage.IMAGE_PULL, "ecr:BatchGetImage");
        assertThat(diagnosis.findings()).hasSize(1);
        assertThat(diagnosis.findings().getFirst().actions()).hasSize(4);
        assertThat(diagnosis.findings().getFirst().rule()).isEqualTo("IMG-02");
    }

    @Test
    void missingEcrPermissionsExplainAFailedPull() {
        blocked(
                diagnose(Cases.failed(
                                "Downloading",
                                "Downloading the training image",
                                "ClientError: Cannot pull algorithm container. Either the image does not exist or its"
                                        + " permissions are incorrect.")
                        .roleWithout("ecr:")),
                Stage.IMAGE_PULL,
                "ecr:BatchGetImage");
    }

    @Test
    void aDeniedPullIsReadOutOfAText() {
        blocked(
                diagnose(Cases.text(
                        "create-call",
                        "An error occurred (AccessDeniedException) when calling the CreateTrainingJob operation: User:"
                                + " arn:aws:sts::111122223333:assumed-role/TrainRole/SageMaker is not authorized to perform:"
                                + " ecr:BatchGetImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/churn because no"
                                + " identity-based policy allows the ecr:BatchGetImage action")),
                Stage.IMAGE_PULL,
                "ecr:BatchGetImage");
    }

    @Test
    void missingKmsPermissionsBlockTheDownload() {
        Diagnosis diagnosis = diagnose(
                Cases.planned().key().resource("arn:aws:s3:::ml-data", "encryptionKeyArn", "'" + Cases.KEY + "'"));
        blocked(diagnosis, Stage.DATA_DOWNLOAD, "kms:Decrypt");
        assertThat(diagnosis.findings().getFirst().rule()).isEqualTo("DAT-05");
    }

    @Test
    void missingKmsPermissionsExplainAFailedDownload() {
        Diagnosis diagnosis = diagnose(Cases.failed(
                        "Downloading",
                        "Downloading input data",
                        "ClientError: Data download failed:Error 7: AccessDenied (403): Access Denied")
                .key()
                .resource("arn:aws:s3:::ml-data", "encryptionKeyArn", "'" + Cases.KEY + "'"));
        blocked(diagnosis, Stage.DATA_DOWNLOAD, "kms:Decrypt");
    }

    @Test
    void aDeniedDecryptIsReadOutOfAText() {
        blocked(
                diagnose(Cases.text(
                        "failure-reason",
                        "ClientError: Data download failed:AccessDenied (403): User:"
                                + " arn:aws:sts::111122223333:assumed-role/TrainRole/SageMaker is not authorized to perform:"
                                + " kms:Decrypt on resource: " + Cases.KEY
                                + " because no identity-based policy allows the kms:Decrypt action")),
                Stage.DATA_DOWNLOAD,
                "kms:Decrypt");
    }

    @Test
    void missingLogPermissionsAreAWarning() {
        Diagnosis diagnosis = diagnose(Cases.planned().roleWithout("logs:"));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.HEALTHY);
        assertThat(diagnosis.warnings()).extracting(Warning::rule).contains("TRN-01", "TRN-02", "TRN-03");
    }
}
