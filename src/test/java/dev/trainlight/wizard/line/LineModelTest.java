package dev.trainlight.wizard.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.DiagnosisVerdict;
import dev.trainlight.diagnosis.LookAlike;
import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.StageResult;
import dev.trainlight.diagnosis.StageStatus;
import dev.trainlight.sagemaker.Stage;
import dev.trainlight.wizard.control.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LineModelTest {
    private static final Instant START = Instant.parse("2026-11-21T15:42:00Z");

    @Test
    void everyStatusHasASignalOfItsOwn() {
        Set<Signal> signals = EnumSet.noneOf(Signal.class);
        for (StageStatus status : StageStatus.values()) {
            signals.add(LineModel.of(diagnosis(status)).station(Stage.TRAINING).signal());
        }

        assertThat(signals).hasSize(StageStatus.values().length).doesNotContain(Signal.CHECKING);
    }

    @Test
    void whatCannotBeToldYetIsBeingCheckedWhileEvidenceComesIn() {
        Diagnosis partial = diagnosis(StageStatus.UNDETERMINED);

        assertThat(LineModel.of(partial, true, false).station(Stage.TRAINING).signal())
                .isEqualTo(Signal.CHECKING);
        assertThat(LineModel.of(partial, false, false).station(Stage.TRAINING).signal())
                .isEqualTo(Signal.UNDETERMINED);
    }

    @Test
    void aJobOnItsWayHasYetToComeToAStageWithoutATime() {
        StageResult open = new StageResult(
                Stage.TRAINING, StageStatus.IN_PROGRESS, Optional.of(START), Optional.empty(), List.of());
        Diagnosis running = with(diagnosis(StageStatus.BLOCKED), open);

        assertThat(LineModel.of(running, false, true).station(Stage.TRAINING).ahead())
                .isFalse();
        assertThat(LineModel.of(running, false, true)
                        .station(Stage.ARTIFACT_UPLOAD)
                        .ahead())
                .isTrue();
        assertThat(LineModel.of(running, false, false)
                        .station(Stage.ARTIFACT_UPLOAD)
                        .ahead())
                .isFalse();
    }

    @Test
    void theTimeIsThatOfTheJobsOwnTransitions() {
        StageResult timed = new StageResult(
                Stage.PROVISIONING,
                StageStatus.PASSED,
                Optional.of(START),
                Optional.of(START.plusSeconds(84)),
                List.of("PRO-01#1"));

        Station station =
                LineModel.of(with(diagnosis(StageStatus.PASSED), timed)).station(Stage.PROVISIONING);

        assertThat(station.duration()).contains(Duration.ofSeconds(84));
        assertThat(station.checks()).isEqualTo(1);
    }

    @Test
    void aTimeWithoutAnEndOrThatRunsBackwardsIsNotShown() {
        StageResult open = new StageResult(
                Stage.TRAINING, StageStatus.IN_PROGRESS, Optional.of(START), Optional.empty(), List.of());
        StageResult backwards = new StageResult(
                Stage.VPC, StageStatus.PASSED, Optional.of(START), Optional.of(START.minusSeconds(1)), List.of());

        LineModel line = LineModel.of(with(with(diagnosis(StageStatus.PASSED), open), backwards));

        assertThat(line.station(Stage.TRAINING).duration()).isEmpty();
        assertThat(line.station(Stage.VPC).duration()).isEmpty();
    }

    @Test
    void theBlockedStationIsLookedAtFirst() {
        Diagnosis blocked = new Diagnosis(
                Optional.empty(),
                DiagnosisVerdict.PERMISSION,
                Sentence.of("x"),
                Optional.of(Stage.DATA_DOWNLOAD),
                diagnosis(StageStatus.AT_RISK).stages(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());

        assertThat(LineModel.of(blocked).focus()).contains(Stage.DATA_DOWNLOAD);
    }

    @Test
    void theStationThatALookAlikeStoppedIsLookedAtFirst() {
        Diagnosis stopped = new Diagnosis(
                Optional.empty(),
                DiagnosisVerdict.NOT_PERMISSION,
                Sentence.of("x"),
                Optional.empty(),
                diagnosis(StageStatus.PASSED).stages(),
                List.of(),
                Optional.of(new LookAlike(LookAlikeKind.MEMORY, Optional.of(Stage.TRAINING), Sentence.of("x"))),
                List.of(),
                List.of(),
                List.of());

        assertThat(LineModel.of(stopped).focus()).contains(Stage.TRAINING);
    }

    @Test
    void nothingStandsOutOfAHealthyJob() {
        assertThat(LineModel.of(diagnosis(StageStatus.PASSED)).focus()).isEmpty();
    }

    @Test
    void aLineHasEightStations() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LineModel(List.of(), Optional.empty()));
    }

    private static Diagnosis diagnosis(StageStatus everywhere) {
        return new Diagnosis(
                Optional.empty(),
                DiagnosisVerdict.HEALTHY,
                Sentence.of("x"),
                Optional.empty(),
                Arrays.stream(Stage.values())
                        .map(stage -> new StageResult(stage, everywhere, Optional.empty(), Optional.empty(), List.of()))
                        .toList(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Diagnosis with(Diagnosis diagnosis, StageResult result) {
        List<StageResult> stages = new ArrayList<>(diagnosis.stages());
        stages.set(result.stage().ordinal(), result);
        return new Diagnosis(
                diagnosis.id(),
                diagnosis.verdict(),
                diagnosis.headline(),
                diagnosis.blockedStage(),
                stages,
                diagnosis.findings(),
                diagnosis.lookAlike(),
                diagnosis.checks(),
                diagnosis.warnings(),
                diagnosis.gaps());
    }
}
