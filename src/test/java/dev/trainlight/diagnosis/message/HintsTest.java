package dev.trainlight.diagnosis.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.evidence.Where;
import dev.trainlight.sagemaker.Stage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is known beside the text changes who and when, and never what the text says. */
class HintsTest {
    private final MessageReader reader = new MessageReader();

    private static Hints hints(Where where, Stage last, String caller, String role, Boolean vpc, Boolean isolated) {
        return new Hints(
                Optional.ofNullable(where),
                Optional.ofNullable(last),
                Optional.ofNullable(caller),
                Optional.ofNullable(role),
                Optional.of("eu-west-3"),
                Optional.of("210987654321"),
                Optional.ofNullable(vpc),
                Optional.ofNullable(isolated));
    }

    private Denial denial(String text, Hints hints) {
        return (Denial) reader.read(text, hints).first().orElseThrow();
    }

    @Test
    void theRoleOfTheJobIsKnownByItsName() {
        String text = "User: arn:aws:sts::210987654321:assumed-role/TrainHeavy/job-7 is not authorized to perform:"
                + " ecr:BatchGetImage on resource: arn:aws:ecr:eu-west-3:210987654321:repository/churn";
        String role = "arn:aws:iam::210987654321:role/service-role/TrainHeavy";

        assertThat(denial(text, hints(Where.SDK_LOCAL, null, null, role, null, null))
                        .whoNeedsIt())
                .isEqualTo(WhoNeedsIt.EXECUTION_ROLE);
    }

    @Test
    void theLastStatusTellsAPhaseThatTheTextLeavesOut() {
        String text = "User: arn:aws:sts::210987654321:assumed-role/TrainHeavy/SageMaker is not authorized to perform:"
                + " kms:Decrypt on resource: arn:aws:kms:eu-west-3:210987654321:key/0f0e";

        assertThat(denial(text, hints(Where.FAILURE_REASON, Stage.ARTIFACT_UPLOAD, null, null, null, null))
                        .stage())
                .contains(Stage.ARTIFACT_UPLOAD);
        assertThat(denial(text, hints(Where.FAILURE_REASON, Stage.DATA_DOWNLOAD, null, null, null, null))
                        .stage())
                .contains(Stage.DATA_DOWNLOAD);
    }

    @Test
    void theRegionCompletesAnArn() {
        Denial denial = denial(
                "Access denied for repository: churn in registry ID: 210987654321.",
                hints(Where.CREATE_CALL, null, null, null, null, null));

        assertThat(denial.resources()).containsExactly("arn:aws:ecr:eu-west-3:210987654321:repository/churn");
    }

    @Test
    void anInternalErrorCanHideNetworkRightsOnlyInAVpc() {
        String text = "InternalServerError: We encountered an internal error. Please try again.";

        Reading in = reader.read(text, hints(Where.FAILURE_REASON, Stage.PROVISIONING, null, null, true, null))
                .first()
                .orElseThrow();
        assertThat(in.stage()).contains(Stage.PROVISIONING);
        assertThat(in.alternatives()).hasSize(1);
        assertThat(in.sentence().key()).isEqualTo("advice.internal.vpc");
        Reading out = reader.read(text, hints(Where.FAILURE_REASON, Stage.PROVISIONING, null, null, false, null))
                .first()
                .orElseThrow();
        assertThat(out.alternatives()).isEmpty();
    }

    @Test
    void missingCredentialsAreByDesignInAnIsolatedContainer() {
        LookAlikeReading reading = (LookAlikeReading)
                reader.read("Unable to locate credentials", hints(null, null, null, null, null, true))
                        .first()
                        .orElseThrow();

        assertThat(reading.rule()).isEqualTo("TRN-14");
        assertThat(reading.kind()).isEqualTo(LookAlikeKind.CREDENTIALS);
    }

    @Test
    void thePlaceIsGuessedWhereItIsNotTold() {
        assertThat(denial("ClientError: Data download failed:AccessDenied (403): Access Denied", Hints.none())
                        .stage())
                .contains(Stage.DATA_DOWNLOAD);
        assertThat(denial(
                                "An error occurred (AccessDeniedException) when calling the CreateTrainingJob operation:"
                                        + " User: arn:aws:iam::210987654321:user/lea is not authorized to perform: iam:PassRole",
                                Hints.none())
                        .whoNeedsIt())
                .isEqualTo(WhoNeedsIt.CALLER);
        assertThat(denial(
                                "File \"/opt/ml/code/train.py\", line 3\nAn error occurred (AccessDenied) when calling the"
                                        + " GetObject operation: Access Denied",
                                Hints.none())
                        .stage())
                .contains(Stage.TRAINING);
    }
}
