package dev.trainlight.diagnosis.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.Cases;
import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.DiagnosisVerdict;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.diagnosis.StageStatus;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was not collected never becomes allowed, and what would settle it is named. */
class UnknownTest {
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician();
    private static final Sentences ENGLISH = Sentences.in(Locale.ENGLISH);

    private static Diagnosis diagnose(Cases evidence) {
        return DIAGNOSTICIAN.diagnose(evidence.build());
    }

    private static List<String> missing(Diagnosis diagnosis) {
        return diagnosis.checks().stream()
                .flatMap(check -> check.missing().stream())
                .map(ENGLISH::text)
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "organization, service control policies",
        "organization.serviceControlPolicies, service control policies",
        "organization.resourceControlPolicies, resource control policies",
        "principals, policies of",
        "principals.caller, submits the job",
        "principals.caller.identityPolicies, policies of arn:aws:iam::111122223333:user/dana",
        "principals.caller.permissionsBoundary, permissions boundary of arn:aws:iam::111122223333:user/dana",
        "principals.executionRole, policies of",
        "principals.executionRole.identityPolicies, policies of arn:aws:iam::111122223333:role/service-role/TrainRole",
        "principals.executionRole.permissionsBoundary, permissions boundary of arn:aws:iam::111122223333:role",
        "principals.executionRole.trustPolicy, trust policy of",
        "resources, bucket policy of arn:aws:s3:::ml-data"
    })
    void aPartThatWasNotCollectedLeavesAPlannedJobOpenAndIsNamed(String path, String words) {
        Diagnosis diagnosis = diagnose(Cases.planned().forget(path));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.UNDETERMINED);
        assertThat(diagnosis.blockedStage()).isEmpty();
        assertThat(missing(diagnosis)).anySatisfy(text -> assertThat(text).contains(words));
        assertThat(diagnosis.stages()).extracting(stage -> stage.status()).contains(StageStatus.UNDETERMINED);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:s3:::ml-data, policy, bucket policy of arn:aws:s3:::ml-data",
        "arn:aws:s3:::ml-data, encryptionKeyArn, encryption of arn:aws:s3:::ml-data",
        "arn:aws:s3:::ml-models, policy, bucket policy of arn:aws:s3:::ml-models",
        "arn:aws:s3:::ml-models, encryptionKeyArn, encryption of arn:aws:s3:::ml-models",
        "arn:aws:ecr:eu-west-1:111122223333:repository/churn, policy, repository policy of arn:aws:ecr"
    })
    void aFieldOfAResourceThatWasNotCollectedIsNamed(String arn, String field, String words) {
        Diagnosis diagnosis = diagnose(Cases.planned().forget(arn, field));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.UNDETERMINED);
        assertThat(missing(diagnosis)).anySatisfy(text -> assertThat(text).contains(words));
    }

    @Test
    void anAliasThatCannotBeResolvedIsNamed() {
        Diagnosis diagnosis = diagnose(Cases.planned().job("OutputDataConfig", "KmsKeyId", "'alias/models'"));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.UNDETERMINED);
        assertThat(missing(diagnosis)).contains("the key behind alias/models");
    }

    @Test
    void anAliasIsResolvedThroughTheKeysAtHand() {
        Diagnosis diagnosis = diagnose(Cases.planned()
                .key()
                .job("OutputDataConfig", "KmsKeyId", "'alias/ml'")
                .roleWith("{'Effect':'Allow','Action':'kms:*','Resource':'" + Cases.KEY + "'}"));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.HEALTHY);
    }

    @Test
    void whatOnlyAnUnknownBucketPolicyCouldAllowIsLikelyAndNotCertain() {
        Diagnosis diagnosis =
                diagnose(Cases.planned().roleWithout("s3:GetObject").forget("arn:aws:s3:::ml-data", "policy"));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.UNDETERMINED);
        assertThat(diagnosis.findings()).hasSize(1);
        assertThat(diagnosis.findings().getFirst().confidence()).isEqualTo(Confidence.INFERRED);
        assertThat(diagnosis.findings().getFirst().actions()).containsExactly("s3:GetObject");
    }

    @Test
    void unknownOrganizationPoliciesDoNotHideWhatTheRoleLacks() {
        Diagnosis diagnosis =
                diagnose(Cases.planned().roleWithout("s3:GetObject").forget("organization"));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.PERMISSION);
        assertThat(diagnosis.blockedStage()).contains(Stage.DATA_DOWNLOAD);
    }

    @Test
    void aKnownDenyIsFinalWhateverIsUnknown() {
        Diagnosis diagnosis = diagnose(Cases.planned()
                .forget("organization")
                .forget("arn:aws:s3:::ml-models", "policy")
                .roleWith("{'Effect':'Deny','Action':'s3:PutObject','Resource':'*'}"));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.PERMISSION);
        assertThat(diagnosis.findings().getFirst().explicit()).isTrue();
    }

    @Test
    void aStageThatTheJobPassedIsPassedWhateverIsUnknown() {
        Diagnosis diagnosis =
                diagnose(Cases.running("Training", "Training image download completed. Training in progress.")
                        .forget("organization"));
        assertThat(diagnosis.stage(Stage.DATA_DOWNLOAD).status()).isEqualTo(StageStatus.PASSED);
        assertThat(diagnosis.stage(Stage.ARTIFACT_UPLOAD).status()).isEqualTo(StageStatus.UNDETERMINED);
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.UNDETERMINED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"arn:aws:iam::111122223333:role/Analyst", "arn:aws:sts::111122223333:assumed-role/Analyst/dana"})
    void aSessionOfTheCallerMayCarryPoliciesThatNobodyCollected(String arn) {
        Cases cases = Cases.planned().caller("arn", "'" + arn + "'").forget("principals.caller.sessionPolicies");
        Diagnosis diagnosis = diagnose(cases);
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.UNDETERMINED);
        assertThat(missing(diagnosis)).anySatisfy(text -> assertThat(text).startsWith("session policies"));
        cases.caller("sessionPolicies", "null");
        assertThat(diagnose(cases).verdict()).isEqualTo(DiagnosisVerdict.HEALTHY);
    }

    @Test
    void aConditionOnAKeyThatNobodyKnowsIsNamed() {
        Diagnosis diagnosis =
                diagnose(Cases.planned().roleWithout("s3:PutObject").roleWith("""
                        {'Effect':'Allow','Action':'s3:PutObject','Resource':'*','Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1'}}}"""));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.UNDETERMINED);
        assertThat(missing(diagnosis)).contains("value of aws:PrincipalOrgID in the request");
    }

    @Test
    void whateverAwsSendsTheAnswerIsCertainWhereBothGiveTheSame() {
        // SageMaker may name its default key or leave the header out: both are refused, or both are let through.
        Cases either = Cases.planned().resource("arn:aws:s3:::ml-models", "policy", """
                {'Version':'2012-10-17','Statement':[{'Effect':'Deny','Principal':'*','Action':'s3:PutObject','Resource':'arn:aws:s3:::ml-models/*',
                 'Condition':{'StringNotEqualsIfExists':{'s3:x-amz-server-side-encryption':'aws:kms'}}}]}""");
        assertThat(diagnose(either).verdict()).isEqualTo(DiagnosisVerdict.UNDETERMINED);
        Cases harmless = Cases.planned().resource("arn:aws:s3:::ml-models", "policy", """
                {'Version':'2012-10-17','Statement':[{'Effect':'Deny','Principal':'*','Action':'s3:PutObject','Resource':'arn:aws:s3:::ml-models/*',
                 'Condition':{'StringEquals':{'s3:x-amz-server-side-encryption':'AES256'}}}]}""");
        assertThat(diagnose(harmless).verdict()).isEqualTo(DiagnosisVerdict.HEALTHY);
    }

    @Test
    void anotherRolesPoliciesSayNothingAboutThisOne() {
        Diagnosis diagnosis =
                diagnose(Cases.planned().role("arn", "'arn:aws:iam::111122223333:role/service-role/OtherRole'"));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.UNDETERMINED);
        assertThat(missing(diagnosis)).anySatisfy(text -> assertThat(text).contains("TrainRole"));
    }

    @Test
    void aCaseWithoutAnythingSaysWhatItNeeds() {
        Diagnosis diagnosis = diagnose(Cases.text("failure-reason", "something went wrong"));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.UNDETERMINED);
        assertThat(diagnosis.gaps()).isNotEmpty();
    }

    @Test
    void aManagedPolicyThatCouldNotBeReadComesFromTheBundleAndTheDiagnosisSaysSo() {
        Diagnosis diagnosis =
                diagnose(Cases.planned().roleWithout("ecr:").roleWithManaged("AmazonSageMakerFullAccess"));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.HEALTHY);
        assertThat(diagnosis.warnings())
                .anySatisfy(warning -> assertThat(ENGLISH.text(warning.text()))
                        .contains("AmazonSageMakerFullAccess")
                        .contains("v29")
                        .contains("2026-02-12"));
    }

    @Test
    void aManagedPolicyThatNobodyKnowsLeavesItOpen() {
        Diagnosis diagnosis = diagnose(Cases.planned().roleWithout("ecr:").roleWithManaged("SomePolicyOfTomorrow"));
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.UNDETERMINED);
    }

    @Test
    void aPartOfThePrefixThatIsDecidedOtherwiseDependsOnTheObjects() {
        Diagnosis allowedInPart = diagnose(Cases.planned()
                .roleWithout("s3:GetObject")
                .roleWith("{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::ml-data/train/*.csv'}"));
        assertThat(allowedInPart.verdict()).isEqualTo(DiagnosisVerdict.UNDETERMINED);
        assertThat(missing(allowedInPart)).contains("whether objects lie under ml-data/train/*.csv");
        Diagnosis deniedInPart = diagnose(Cases.planned()
                .roleWith(
                        "{'Effect':'Deny','Action':'s3:GetObject','Resource':'arn:aws:s3:::ml-data/train/private/*'}"));
        assertThat(deniedInPart.verdict()).isEqualTo(DiagnosisVerdict.UNDETERMINED);
        Diagnosis elsewhere = diagnose(Cases.planned()
                .roleWith("{'Effect':'Deny','Action':'s3:GetObject','Resource':'arn:aws:s3:::ml-data/test/*'}"));
        assertThat(elsewhere.verdict()).isEqualTo(DiagnosisVerdict.HEALTHY);
    }

    @Test
    void theCallerMayGrantTheVolumeKeyInsteadOfTheRole() {
        Cases cases = Cases.planned().key().job("ResourceConfig", "VolumeKmsKeyId", "'" + Cases.KEY + "'");
        assertThat(diagnose(cases).blockedStage()).contains(Stage.PROVISIONING);
        cases.callerWith("{'Effect':'Allow','Action':'kms:CreateGrant','Resource':'*'}");
        assertThat(diagnose(cases).verdict()).isEqualTo(DiagnosisVerdict.HEALTHY);
        cases.forget("principals.caller.identityPolicies");
        assertThat(diagnose(cases).stage(Stage.PROVISIONING).status()).isEqualTo(StageStatus.UNDETERMINED);
    }

    @Test
    void theOrganizationOfAnotherAccountIsNotThisOne() {
        Cases cases = Cases.planned()
                .resource("arn:aws:s3:::ml-data", "accountId", "'444455556666'")
                .resource("arn:aws:s3:::ml-data", "policy", """
                        {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:role/service-role/TrainRole'},
                         'Action':['s3:GetObject','s3:ListBucket'],'Resource':['arn:aws:s3:::ml-data','arn:aws:s3:::ml-data/*']}]}""")
                .rcp("{'Effect':'Deny','Principal':'*','Action':'s3:DeleteBucket','Resource':'*'}");
        assertThat(diagnose(cases).verdict()).isEqualTo(DiagnosisVerdict.UNDETERMINED);
        assertThat(missing(diagnose(cases))).contains("resource control policies that apply to account 444455556666");
    }
}
