package dev.trainlight.diagnosis.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.Cases;
import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.DeniedBy;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.DiagnosisVerdict;
import dev.trainlight.diagnosis.EvidenceSource;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.diagnosis.StageStatus;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.sagemaker.Stage;
import org.junit.jupiter.api.Test;

/** Events, log lines, transitions and texts beside the policies. */
class OtherEvidenceTest {
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician();
    private static final String SESSION = "arn:aws:sts::111122223333:assumed-role/TrainRole/SageMaker";

    private static Diagnosis diagnose(Cases evidence) {
        return DIAGNOSTICIAN.diagnose(evidence.build());
    }

    private static String event(String source, String name, String time, String code, String message) {
        return "[{'eventTime':'" + time + "','eventSource':'" + source + ".amazonaws.com','eventName':'" + name
                + "','errorCode':'" + code + "','errorMessage':'" + message + "','userIdentity':{'arn':'" + SESSION
                + "'},'resources':[{'ARN':'" + Cases.KEY + "'}]}]";
    }

    @Test
    void aRefusedDecryptInTheEventsExplainsABareAccessDenied() {
        Diagnosis diagnosis = diagnose(Cases.failed(
                        "Downloading",
                        "Downloading input data",
                        "ClientError: Data download failed:Error 7: AccessDenied (403): Access Denied")
                .forget("arn:aws:s3:::ml-data", "encryptionKeyArn")
                .set("cloudTrailEvents", event("kms", "Decrypt", "2026-11-22T09:06:00Z", "AccessDenied", "")));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.PERMISSION);
        assertThat(diagnosis.blockedStage()).contains(Stage.DATA_DOWNLOAD);
        Finding finding = diagnosis.findings().getFirst();
        assertThat(finding.actions()).containsExactly("kms:Decrypt");
        assertThat(finding.resources()).containsExactly(Cases.KEY);
        assertThat(finding.confidence()).isEqualTo(Confidence.STATED);
        assertThat(finding.evidence()).extracting(Finding.Evidence::source).contains(EvidenceSource.CLOUDTRAIL);
    }

    @Test
    void anEventOutsideTheJobsTimeSaysNothing() {
        Diagnosis diagnosis = diagnose(Cases.failed(
                        "Downloading",
                        "Downloading input data",
                        "ClientError: Data download failed:Error 7: AccessDenied (403): Access Denied")
                .set("cloudTrailEvents", event("kms", "Decrypt", "2026-11-22T08:00:00Z", "AccessDenied", "")));
        assertThat(diagnosis.findings())
                .allSatisfy(finding -> assertThat(finding.evidence())
                        .extracting(Finding.Evidence::source)
                        .doesNotContain(EvidenceSource.CLOUDTRAIL));
    }

    @Test
    void aRefusedNetworkInterfaceInTheEventsExplainsAnInternalError() {
        Diagnosis diagnosis = diagnose(Cases.failed(
                        "Starting",
                        "Preparing the instances for training",
                        "InternalServerError: We encountered an internal error. Please try again.")
                .vpc()
                .forget("principals.executionRole.identityPolicies")
                .set(
                        "cloudTrailEvents",
                        event(
                                "ec2",
                                "CreateNetworkInterface",
                                "2026-11-22T09:02:00Z",
                                "Client.UnauthorizedOperation",
                                "You are not authorized to perform this operation.")));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.PERMISSION);
        assertThat(diagnosis.blockedStage()).contains(Stage.VPC);
        assertThat(diagnosis.findings().getFirst().actions()).contains("ec2:CreateNetworkInterface");
    }

    @Test
    void aRefusedAttemptThatOnlyTheEventsRemember() {
        Cases cases = Cases.text("create-call", "x").forget("message").forget("where");
        cases.set("region", "'eu-west-1'").set("accountId", "'111122223333'").set("cloudTrailEvents", """
                [{'eventTime':'2026-11-22T09:00:00Z','eventSource':'sagemaker.amazonaws.com','eventName':'CreateTrainingJob',
                  'errorCode':'AccessDenied','errorMessage':'User: arn:aws:iam::111122223333:user/dana is not authorized to perform: iam:PassRole on resource: arn:aws:iam::111122223333:role/TrainRole because no identity-based policy allows the iam:PassRole action',
                  'userIdentity':{'arn':'arn:aws:iam::111122223333:user/dana'},
                  'requestParameters':{'trainingJobName':'churn-1','roleArn':'arn:aws:iam::111122223333:role/TrainRole'}}]""");
        Diagnosis diagnosis = diagnose(cases);
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.PERMISSION);
        assertThat(diagnosis.blockedStage()).contains(Stage.SUBMIT);
        assertThat(diagnosis.findings().getFirst().actions()).containsExactly("iam:PassRole");
        assertThat(diagnosis.findings().getFirst().whoNeedsIt()).isEqualTo(WhoNeedsIt.CALLER);
    }

    @Test
    void aCallOfTheUsersCodeIsLookedUpInThePoliciesAtHand() {
        Diagnosis diagnosis = diagnose(Cases.failed(
                        "Training",
                        "Training in progress.",
                        "AlgorithmError: ExecuteUserScriptError: botocore.exceptions.ClientError: An error occurred"
                                + " (AccessDeniedException) when calling the GetItem operation: User: " + SESSION
                                + " is not authorized to perform: dynamodb:GetItem on resource:"
                                + " arn:aws:dynamodb:eu-west-1:111122223333:table/features with an explicit deny in a service"
                                + " control policy")
                .scp("{'Sid':'NoTables','Effect':'Deny','Action':'dynamodb:*','Resource':'*'}"));
        assertThat(diagnosis.blockedStage()).contains(Stage.TRAINING);
        Finding finding = diagnosis.findings().getFirst();
        assertThat(finding.actions()).containsExactly("dynamodb:GetItem");
        assertThat(finding.deniedBy()).isEqualTo(DeniedBy.SERVICE_CONTROL_POLICY);
        assertThat(finding.statement().orElseThrow().sid()).contains("NoTables");
        assertThat(diagnosis.checks())
                .anySatisfy(check -> assertThat(check.action()).isEqualTo("dynamodb:GetItem"));
    }

    @Test
    void theEndOfTheLogExplainsACodeError() {
        Diagnosis diagnosis = diagnose(
                Cases.failed("Training", "Training in progress.", "AlgorithmError: ExecuteUserScriptError: exit code 1")
                        .set("logEvents", """
                        [{'timestamp':1,'logStreamName':'churn-1/algo-1-1','message':'epoch 1'},
                         {'timestamp':2,'logStreamName':'churn-1/algo-1-1','message':'botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the PutObject operation: User: arn:aws:sts::111122223333:assumed-role/TrainRole/SageMaker is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::reports/a.csv because no identity-based policy allows the s3:PutObject action'}]"""));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.PERMISSION);
        assertThat(diagnosis.blockedStage()).contains(Stage.TRAINING);
        assertThat(diagnosis.findings().getFirst().resources()).containsExactly("arn:aws:s3:::reports/a.csv");
    }

    @Test
    void aFailedJobWithoutWordsIsExplainedByWhatIsDeniedWhereItStopped() {
        Diagnosis diagnosis = diagnose(
                Cases.failed("Downloading", "Downloading input data", null).roleWithout("s3:GetObject"));
        assertThat(diagnosis.blockedStage()).contains(Stage.DATA_DOWNLOAD);
        assertThat(diagnosis.findings().getFirst().confidence()).isEqualTo(Confidence.EVALUATED);
    }

    @Test
    void aFailedJobWithoutWordsIsNotExplainedByWhatIsDeniedLater() {
        Diagnosis diagnosis = diagnose(
                Cases.failed("Downloading", "Downloading input data", null).roleWithout("s3:PutObject"));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.UNDETERMINED);
        assertThat(diagnosis.stage(Stage.ARTIFACT_UPLOAD).status()).isEqualTo(StageStatus.AT_RISK);
        assertThat(diagnosis.gaps()).isNotEmpty();
    }

    @Test
    void aCompletedJobIsHealthyWhateverThePoliciesSayToday() {
        Diagnosis diagnosis = diagnose(Cases.planned()
                .ran("Completed", "Uploading", "Uploading generated training model", null)
                .roleWithout("s3:PutObject"));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.HEALTHY);
        assertThat(diagnosis.stages())
                .extracting(stage -> stage.status())
                .containsOnly(StageStatus.PASSED, StageStatus.NOT_USED);
        assertThat(diagnosis.warnings()).extracting(warning -> warning.rule()).contains("UPL-01");
    }

    @Test
    void whatAwsRefusedAndThePoliciesAllowTodayMayJustHaveChanged() {
        Diagnosis diagnosis = diagnose(Cases.failed(
                "Downloading",
                "Downloading input data",
                "ClientError: Data download failed:AccessDenied (403): User: " + SESSION
                        + " is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::ml-data/train/a.csv\" because"
                        + " no identity-based policy allows the s3:GetObject action"));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.PERMISSION);
        assertThat(diagnosis.warnings())
                .anySatisfy(warning -> assertThat(warning.text().key()).isEqualTo("warning.allowed-now"));
    }

    @Test
    void aJobThatRunsIsBlockedAtTheFirstStageThatItHasNotPassed() {
        Diagnosis diagnosis = diagnose(Cases.running("Starting", "Preparing the instances for training")
                .roleWithout("s3:PutObject", "s3:GetObject"));
        assertThat(diagnosis.blockedStage()).contains(Stage.DATA_DOWNLOAD);
        assertThat(diagnosis.stage(Stage.PROVISIONING).status()).isEqualTo(StageStatus.IN_PROGRESS);
        assertThat(diagnosis.stage(Stage.ARTIFACT_UPLOAD).status()).isEqualTo(StageStatus.AT_RISK);
    }

    @Test
    void theTransitionsGiveTheStagesTheirTimes() {
        Diagnosis diagnosis = diagnose(Cases.running("Training", "Training in progress."));
        assertThat(diagnosis.stage(Stage.PROVISIONING).startedAt()).hasToString("Optional[2026-11-22T09:00:00Z]");
        assertThat(diagnosis.stage(Stage.PROVISIONING).endedAt()).hasToString("Optional[2026-11-22T09:05:00Z]");
        assertThat(diagnosis.stage(Stage.TRAINING).startedAt()).hasToString("Optional[2026-11-22T09:10:00Z]");
        assertThat(diagnosis.stage(Stage.TRAINING).endedAt()).isEmpty();
    }

    @Test
    void aPolicyThatWasChangedAroundTheStartIsMentioned() {
        String change = """
                [{'eventTime':'2026-11-22T08:58:00Z','eventSource':'iam.amazonaws.com','eventName':'PutRolePolicy',
                  'userIdentity':{'arn':'arn:aws:iam::111122223333:user/admin'},'requestParameters':{'roleName':'TrainRole'}}]""";
        assertThat(diagnose(Cases.running("Training", "Training in progress.").set("cloudTrailEvents", change))
                        .warnings())
                .anySatisfy(warning -> assertThat(warning.rule()).isEqualTo("CHANGE"));
        assertThat(diagnose(Cases.running("Training", "Training in progress.")
                                .set("cloudTrailEvents", change.replace("TrainRole", "SomebodyElse")))
                        .warnings())
                .isEmpty();
    }

    @Test
    void aRoleThatCannotBeAssumedBecauseItsPathWasLostIsNoTrustProblem() {
        Diagnosis diagnosis = diagnose(Cases.planned()
                .job("RoleArn", "'arn:aws:iam::111122223333:role/TrainRole'")
                .callerWith("{'Effect':'Allow','Action':'iam:PassRole','Resource':'*'}")
                .message(
                        "create-call",
                        "An error occurred (ValidationException) when calling the CreateTrainingJob operation: Could not assume"
                                + " role arn:aws:iam::111122223333:role/TrainRole. Please ensure that the role exists and allows"
                                + " principal 'sagemaker.amazonaws.com' to assume the role."));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.NOT_PERMISSION);
        assertThat(diagnosis.stage(Stage.ASSUME_ROLE).status()).isEqualTo(StageStatus.STOPPED);
    }

    @Test
    void aRoleThatCannotBeAssumedIsExplainedByItsTrustPolicy() {
        Diagnosis diagnosis = diagnose(Cases.planned()
                .role("trustPolicy", """
                        {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'Service':'ec2.amazonaws.com'},'Action':'sts:AssumeRole'}]}""")
                .message(
                        "create-call",
                        "An error occurred (ValidationException) when calling the CreateTrainingJob operation: Could not assume"
                                + " role " + Cases.ROLE + ". Please ensure that the role exists and allows"
                                + " principal 'sagemaker.amazonaws.com' to assume the role."));
        assertThat(diagnosis.blockedStage()).contains(Stage.ASSUME_ROLE);
        assertThat(diagnosis.findings().getFirst().whoNeedsIt()).isEqualTo(WhoNeedsIt.SERVICE);
        assertThat(diagnosis.findings().getFirst().deniedBy()).isEqualTo(DeniedBy.TRUST_POLICY);
        assertThat(diagnosis.findings().getFirst().checks()).containsExactly("ASM-01#1");
    }

    @Test
    void aRefusedCheckpointBlocksTheTrainingInWhichItIsWritten() {
        Diagnosis diagnosis = diagnose(
                Cases.failed(
                                "Training",
                                "Training in progress.",
                                "ClientError: User: " + SESSION
                                        + " is not authorized to perform: s3:PutObject on resource:"
                                        + " \"arn:aws:s3:::ml-checkpoints/churn/1\" because no identity-based policy allows the"
                                        + " s3:PutObject action")
                        .job("CheckpointConfig", "{'S3Uri':'s3://ml-checkpoints/churn/'}")
                        .resource(
                                "{'arn':'arn:aws:s3:::ml-checkpoints','accountId':'111122223333','policy':null,'encryptionKeyArn':null}"));
        assertThat(diagnosis.blockedStage()).contains(Stage.TRAINING);
        assertThat(diagnosis.findings().getFirst().rule()).isEqualTo("TRN-06");
        assertThat(diagnosis.findings().getFirst().stage()).isEqualTo(Stage.TRAINING);
    }

    @Test
    void theMachinesComeBeforeTheirNetwork() {
        Diagnosis diagnosis = diagnose(Cases.failed(
                        "Starting",
                        "Preparing the instances for training",
                        "InternalServerError: We encountered an internal error. Please try again.")
                .vpc()
                .s3Endpoint(null));
        assertThat(diagnosis.blockedStage()).contains(Stage.VPC);
        assertThat(diagnosis.stage(Stage.PROVISIONING).status()).isEqualTo(StageStatus.PASSED);
    }

    @Test
    void whatTheChecksRuleOutIsNoCause() {
        Diagnosis diagnosis = diagnose(Cases.failed(
                        "Downloading",
                        "Downloading input data",
                        "ClientError: Data download failed:Error 7: AccessDenied (403): Access Denied")
                .roleWithout("s3:GetObject"));
        assertThat(diagnosis.findings())
                .extracting(finding -> finding.actions())
                .containsExactly(java.util.List.of("s3:GetObject"));
        assertThat(diagnosis.stage(Stage.IMAGE_PULL).status()).isEqualTo(StageStatus.NOT_REACHED);
    }

    @Test
    void anActionThatDoesNotExistIsMentioned() {
        Diagnosis diagnosis = diagnose(Cases.planned()
                .roleWith("{'Effect':'Allow','Action':'s3:ListObject','Resource':'arn:aws:s3:::ml-data'}"));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.HEALTHY);
        assertThat(diagnosis.warnings())
                .anySatisfy(warning -> assertThat(warning.rule()).isEqualTo("ACTION_DOES_NOT_EXIST"));
    }

    @Test
    void limitedNetworkInterfaceActionsAreMentionedOnlyForAJobInAVpc() {
        String statement = """
                {'Effect':'Allow','Action':['ec2:*NetworkInterface*','ec2:Describe*'],'Resource':'*','Condition':{'StringEquals':{'aws:RequestedRegion':'eu-west-1'}}}""";
        assertThat(diagnose(Cases.planned().roleWith(statement)).warnings()).isEmpty();
        Diagnosis diagnosis = diagnose(Cases.planned().vpc().s3Endpoint(null).roleWith(statement));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.HEALTHY);
        assertThat(diagnosis.warnings()).extracting(warning -> warning.rule()).contains("VPC-01");
    }
}
