package dev.trainlight.diagnosis.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.Cases;
import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.DiagnosisVerdict;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.diagnosis.StageStatus;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts that AWS stated while evidence was gathered: what does not exist, and what an encoded message holds. */
class CollectedFactsTest {
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician();
    private static final String BLOB =
            "4h2RkWOcOqgBLMYVWlIgFVuq9yTKWJMCpJqUAvSYTWzl5Xxkb0xOqJJjnIeH9MEoDGYTlLxyZ1uJvXcF3kA";

    private static Diagnosis diagnose(Cases cases) {
        return DIAGNOSTICIAN.diagnose(cases.build());
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:s3:::ml-data, MISSING_DATA, DATA_DOWNLOAD, There is no bucket ml-data",
        "arn:aws:s3:::ml-models, WRONG_TARGET, ARTIFACT_UPLOAD, There is no bucket ml-models",
        "arn:aws:ecr:eu-west-1:111122223333:repository/churn, MISSING_IMAGE, IMAGE_PULL, There is no repository churn"
    })
    void whatDoesNotExistIsNoPermissionProblem(String arn, LookAlikeKind kind, Stage stage, String words) {
        Diagnosis diagnosis = diagnose(Cases.planned().resource(arn, "exists", "false"));

        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.NOT_PERMISSION);
        assertThat(diagnosis.lookAlike()).hasValueSatisfying(found -> {
            assertThat(found.kind()).isEqualTo(kind);
            assertThat(found.stage()).contains(stage);
            assertThat(Sentences.in(Locale.ENGLISH).text(found.advice())).startsWith(words);
        });
        assertThat(diagnosis.stage(stage).status()).isEqualTo(StageStatus.STOPPED);
        assertThat(diagnosis.blockedStage()).isEmpty();
    }

    @Test
    void aKeyThatDoesNotExistIsNone() {
        Diagnosis diagnosis = diagnose(Cases.planned()
                .key()
                .resource(Cases.KEY, "exists", "false")
                .forget(Cases.KEY, "state")
                .job("OutputDataConfig", "KmsKeyId", "'" + Cases.KEY + "'")
                .roleWith("{'Effect':'Allow','Action':'kms:*','Resource':'*'}"));

        assertThat(diagnosis.lookAlike())
                .hasValueSatisfying(found -> assertThat(found.kind()).isEqualTo(LookAlikeKind.KEY_STATE));
    }

    @Test
    void aRoleThatDoesNotExistIsNamed() {
        Diagnosis diagnosis = diagnose(Cases.planned()
                .role("exists", "false")
                .role("trustPolicy", "null")
                .role("identityPolicies", "[]"));

        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.NOT_PERMISSION);
        assertThat(diagnosis.lookAlike())
                .hasValueSatisfying(found -> assertThat(found.stage()).contains(Stage.ASSUME_ROLE));
    }

    @Test
    void aDecodedMessageSaysWhatWasRefused() {
        Cases cases = Cases.failed(
                        "Starting",
                        "Preparing the instances for training",
                        "ClientError: You are not authorized to perform this operation. Encoded authorization failure message: "
                                + BLOB)
                .vpc();
        Diagnosis before = diagnose(cases);
        Diagnosis diagnosis = diagnose(cases.set("decodedMessages", """
                [{'encoded':'%s','message':{'allowed':false,'explicitDeny':true,'matchedStatements':{'items':[]},
                  'context':{'principal':{'id':'AROAEXAMPLEROLE001:SageMaker','arn':'arn:aws:sts::111122223333:assumed-role/TrainRole/SageMaker'},
                  'action':'ec2:CreateNetworkInterfacePermission','resource':'arn:aws:ec2:eu-west-1:111122223333:network-interface/eni-1'}}}]""".formatted(BLOB.substring(0, 48))));

        Finding finding = diagnosis.findings().getFirst();
        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.PERMISSION);
        assertThat(finding.actions()).isEqualTo(List.of("ec2:CreateNetworkInterfacePermission"));
        assertThat(finding.confidence()).isEqualTo(Confidence.STATED);
        assertThat(finding.stage()).isEqualTo(Stage.VPC);
        assertThat(before.findings().getFirst().actions()).isNotEqualTo(finding.actions());
        assertThat(diagnosis.gaps()).noneMatch(gap -> gap.evidence().contains("decode"));
    }

    @Test
    void theDecodedMessageOfAnotherTextIsNotTakenForThisOne() {
        Cases cases = Cases.text(
                "failure-reason",
                "You are not authorized to perform this operation. Encoded authorization failure message: " + BLOB);
        Diagnosis diagnosis = diagnose(cases.set("decodedMessages", """
                [{'encoded':'AAAA','message':{'context':{'action':'ec2:DescribeVpcs','resource':'*'}}}]"""));

        assertThat(diagnosis.findings()).noneMatch(finding -> finding.actions().contains("ec2:DescribeVpcs"));
    }
}
