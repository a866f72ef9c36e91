package dev.trainlight.diagnosis.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.Cases;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.DiagnosisVerdict;
import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.StageStatus;
import dev.trainlight.sagemaker.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What looks like a permission problem and is none, and what hides behind it. */
class LookAlikeTest {
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician();

    private static Diagnosis diagnose(Cases evidence) {
        return DIAGNOSTICIAN.diagnose(evidence.build());
    }

    private static Diagnosis stopped(Cases evidence, LookAlikeKind kind, Stage stage) {
        Diagnosis diagnosis = diagnose(evidence);
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.NOT_PERMISSION);
        assertThat(diagnosis.lookAlike()).get().satisfies(lookAlike -> {
            assertThat(lookAlike.kind()).isEqualTo(kind);
            assertThat(lookAlike.stage()).contains(stage);
        });
        assertThat(diagnosis.blockedStage()).isEmpty();
        assertThat(diagnosis.stage(stage).status()).isEqualTo(StageStatus.STOPPED);
        return diagnosis;
    }

    @Test
    void noCapacityIsNoPermissionAndWhatWouldFailLaterIsAtRisk() {
        Diagnosis diagnosis = stopped(
                Cases.failed(
                                "Starting",
                                "Insufficient capacity error from EC2 while launching instances, retrying!",
                                "CapacityError: Unable to provision requested ML compute capacity. Please retry using a"
                                        + " different ML instance type.")
                        .roleWithout("s3:PutObject"),
                LookAlikeKind.CAPACITY,
                Stage.PROVISIONING);
        assertThat(diagnosis.stage(Stage.ARTIFACT_UPLOAD).status()).isEqualTo(StageStatus.AT_RISK);
        assertThat(diagnosis.stage(Stage.TRAINING).status()).isEqualTo(StageStatus.NOT_REACHED);
        assertThat(diagnosis.findings()).hasSize(1);
        assertThat(diagnosis.findings().getFirst().actions()).containsExactly("s3:PutObject");
    }

    @Test
    void aBugInTheCodeIsNoUploadProblemAlthoughTheJobUploadedLast() {
        Diagnosis diagnosis = stopped(
                Cases.failed(
                        "Uploading",
                        "Uploading generated training model",
                        "AlgorithmError: ExecuteUserScriptError:\nCommand \"python train.py\"\nValueError: bad shape"),
                LookAlikeKind.USER_CODE,
                Stage.TRAINING);
        assertThat(diagnosis.stage(Stage.DATA_DOWNLOAD).status()).isEqualTo(StageStatus.PASSED);
    }

    @Test
    void anInternalErrorStaysOneWhereNothingIsDenied() {
        stopped(
                Cases.failed(
                        "Starting",
                        "Preparing the instances for training",
                        "InternalServerError: We encountered an internal error. Please try again."),
                LookAlikeKind.SERVICE_INTERNAL,
                Stage.PROVISIONING);
    }

    @Test
    void noObjectsFoundIsAPermissionWhereTheRoleMayNotList() {
        Cases cases = Cases.planned()
                .message(
                        "create-call",
                        "An error occurred (ValidationException) when calling the CreateTrainingJob operation: No S3 objects"
                                + " found under S3 URL \"s3://ml-data/train/\" given in input data source. Please ensure that the"
                                + " bucket exists in the selected region (eu-west-1), that objects exist under that S3 prefix, and"
                                + " that the role \"" + Cases.ROLE
                                + "\" has \"s3:ListBucket\" permissions on bucket \"ml-data\".");
        assertThat(diagnose(cases).verdict()).isEqualTo(DiagnosisVerdict.NOT_PERMISSION);
        Diagnosis diagnosis = diagnose(cases.roleWithout("s3:ListBucket"));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.PERMISSION);
        assertThat(diagnosis.findings().getFirst().actions()).containsExactly("s3:ListBucket");
    }

    @Test
    void anImageThatCannotBePulledIsMissingWhereTheRoleMayPull() {
        Diagnosis diagnosis = diagnose(Cases.failed(
                "Downloading",
                "Downloading the training image",
                "ClientError: Cannot pull algorithm container. Either the image does not exist or its permissions are"
                        + " incorrect."));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.NOT_PERMISSION);
        assertThat(diagnosis.lookAlike().orElseThrow().kind()).isEqualTo(LookAlikeKind.MISSING_IMAGE);
        assertThat(diagnosis.stage(Stage.DATA_DOWNLOAD).status()).isEqualTo(StageStatus.PASSED);
    }

    @ParameterizedTest
    @CsvSource({"Disabled", "PendingDeletion"})
    void aKeyThatCannotBeUsedIsSeenBeforeTheRun(String state) {
        stopped(
                Cases.planned()
                        .key()
                        .resource(Cases.KEY, "state", "'" + state + "'")
                        .roleWith("{'Effect':'Allow','Action':'kms:*','Resource':'*'}")
                        .job("ResourceConfig", "VolumeKmsKeyId", "'" + Cases.KEY + "'"),
                LookAlikeKind.KEY_STATE,
                Stage.PROVISIONING);
    }

    @Test
    void aBucketInAnotherRegionIsSeenBeforeTheRun() {
        stopped(
                Cases.planned().resource("arn:aws:s3:::ml-data", "region", "'us-east-1'"),
                LookAlikeKind.WRONG_TARGET,
                Stage.DATA_DOWNLOAD);
    }

    @Test
    void aRequesterPaysBucketCannotBeRead() {
        stopped(
                Cases.planned()
                        .resource("arn:aws:s3:::ml-data", "accountId", "'444455556666'")
                        .resource("arn:aws:s3:::ml-data", "requestPayer", "'Requester'")
                        .resource("arn:aws:s3:::ml-data", "policy", """
                                {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':['arn:aws:s3:::ml-data','arn:aws:s3:::ml-data/*']}]}"""),
                LookAlikeKind.WRONG_TARGET,
                Stage.DATA_DOWNLOAD);
    }

    @Test
    void objectsUnderAnotherAccountsAwsManagedKeyCannotBeRead() {
        stopped(
                Cases.planned()
                        .resource("arn:aws:s3:::ml-data", "accountId", "'444455556666'")
                        .resource(
                                "arn:aws:s3:::ml-data",
                                "encryptionKeyArn",
                                "'arn:aws:kms:eu-west-1:444455556666:alias/aws/s3'")
                        .resource("arn:aws:s3:::ml-data", "policy", """
                                {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':['arn:aws:s3:::ml-data','arn:aws:s3:::ml-data/*']}]}"""),
                LookAlikeKind.WRONG_TARGET,
                Stage.DATA_DOWNLOAD);
    }

    @Test
    void aTagThatIsNotInTheRepositoryIsSeenBeforeTheRun() {
        stopped(
                Cases.planned().image("111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:2"),
                LookAlikeKind.MISSING_IMAGE,
                Stage.IMAGE_PULL);
    }

    @Test
    void aRoleThatDoesNotExistIsSeenBeforeTheRun() {
        Cases cases = Cases.planned();
        cases.set("principals", "{'executionRole':null}");
        Diagnosis diagnosis = diagnose(cases);
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.NOT_PERMISSION);
        assertThat(diagnosis.lookAlike().orElseThrow().stage()).contains(Stage.ASSUME_ROLE);
    }

    @Test
    void aLostRolePathIsNoTrustProblem() {
        Diagnosis diagnosis = diagnose(Cases.planned()
                .job("RoleArn", "'arn:aws:iam::111122223333:role/TrainRole'")
                .callerWith("{'Effect':'Allow','Action':'iam:PassRole','Resource':'*'}"));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.NOT_PERMISSION);
        assertThat(diagnosis.lookAlike().orElseThrow().kind()).isEqualTo(LookAlikeKind.WRONG_TARGET);
    }

    @Test
    void aDenialBeforeAnObstacleIsTheFirstBlock() {
        Diagnosis diagnosis = diagnose(Cases.planned()
                .callerWithout("iam:PassRole")
                .resource("arn:aws:s3:::ml-data", "region", "'us-east-1'"));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.PERMISSION);
        assertThat(diagnosis.blockedStage()).contains(Stage.SUBMIT);
        assertThat(diagnosis.warnings()).extracting(warning -> warning.rule()).contains("DAT-15");
    }

    @Test
    void aTimeLimitIsNoPermission() {
        Diagnosis diagnosis = diagnose(Cases.planned()
                .ran("Stopped", "Training", "Training in progress.", null)
                .job("SecondaryStatus", "'MaxRuntimeExceeded'"));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.NOT_PERMISSION);
        assertThat(diagnosis.lookAlike().orElseThrow().stage()).contains(Stage.TRAINING);
    }

    @Test
    void aQuotaStopsARequestWhoseLaterStagesAreChecked() {
        Diagnosis diagnosis = stopped(
                Cases.planned()
                        .roleWithout("s3:GetObject")
                        .message(
                                "create-call",
                                "An error occurred (ResourceLimitExceeded) when calling the CreateTrainingJob operation: The"
                                        + " account-level service limit 'ml.p4d.24xlarge for training job usage' is 0 Instances, with"
                                        + " current utilization of 0 Instances and a request delta of 1 Instances."),
                LookAlikeKind.QUOTA,
                Stage.SUBMIT);
        assertThat(diagnosis.stage(Stage.DATA_DOWNLOAD).status()).isEqualTo(StageStatus.AT_RISK);
    }
}
