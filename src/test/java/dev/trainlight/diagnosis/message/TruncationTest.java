package dev.trainlight.diagnosis.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.DeniedBy;
import dev.trainlight.evidence.Where;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SageMaker cuts a FailureReason at 1,024 characters, wherever that is. */
class TruncationTest {
    private static final String HEAD = "ClientError: Data download failed:AccessDenied (403): User:"
            + " arn:aws:sts::210987654321:assumed-role/TrainHeavy/SageMaker is not authorized to perform: ";
    private final MessageReader reader = new MessageReader();

    private Denial read(String text) {
        return (Denial)
                reader.read(text, Optional.of(Where.FAILURE_REASON)).first().orElseThrow();
    }

    private static String cut(String text) {
        return text.substring(0, 1024);
    }

    @Test
    void aReasonThatWasCutOffIsUnknownAndNotAbsent() {
        String key = "a/".repeat(600);
        Denial denial =
                read(cut(HEAD + "s3:GetObject on resource: \"arn:aws:s3:::north-lake/" + key + "\" because no"));

        assertThat(denial.truncated()).isTrue();
        assertThat(denial.deniedBy()).isEqualTo(DeniedBy.UNKNOWN);
        assertThat(denial.actions()).containsExactly("s3:GetObject");
    }

    @Test
    void aCompleteTextIsNotTruncated() {
        Denial denial = read(HEAD + "s3:GetObject on resource: \"arn:aws:s3:::north-lake/a\"");

        assertThat(denial.truncated()).isFalse();
        assertThat(denial.deniedBy()).isEqualTo(DeniedBy.NO_ALLOW);
    }

    @ParameterizedTest
    @CsvSource({"s3:GetObj,s3:GetObject", "kms:Decr,kms:Decrypt", "s3:ListBuck,s3:ListBucket"})
    void anActionThatWasCutIsCompleted(String cutAction, String whole) {
        String padding = "x".repeat(1024 - HEAD.length() - cutAction.length() - 1);
        Denial denial = read(padding + " " + HEAD + cutAction);

        assertThat(denial.actions()).containsExactly(whole);
        assertThat(denial.truncated()).isTrue();
    }

    @Test
    void anEncodedMessageThatWasCutIsNotToBeDecoded() {
        String words = "You are not authorized to perform this operation. User:"
                + " arn:aws:sts::210987654321:assumed-role/TrainHeavy/SageMaker is not authorized to perform:"
                + " ec2:CreateNetworkInterface on resource: arn:aws:ec2:eu-west-3:210987654321:subnet/subnet-1 because no"
                + " identity-based policy allows the ec2:CreateNetworkInterface action. Encoded authorization failure"
                + " message: ";
        Denial whole = read(words + "Ab3_".repeat(100));
        Denial cut = read(cut(words + "Ab3_".repeat(300)));

        assertThat(whole.encoded())
                .hasValueSatisfying(one -> assertThat(one.cut()).isFalse());
        assertThat(cut.encoded())
                .hasValueSatisfying(one -> assertThat(one.cut()).isTrue());
        assertThat(cut.deniedBy()).isEqualTo(DeniedBy.NO_ALLOW);
    }

    @Test
    void aCutReasonInsideADescriptionOfTheJobIsSeen() {
        String reason = cut(HEAD + "s3:GetObject on resource: arn:aws:s3:::north-lake/" + "a".repeat(1200));
        Denial denial = read("{\"FailureReason\": \"" + reason + "\", \"TrainingJobStatus\": \"Failed\"}");

        assertThat(denial.truncated()).isTrue();
    }
}
