package dev.trainlight.wizard.line;

import static dev.trainlight.wizard.control.Signal.BLOCKED;
import static dev.trainlight.wizard.control.Signal.CHECKING;
import static dev.trainlight.wizard.control.Signal.IN_PROGRESS;
import static dev.trainlight.wizard.control.Signal.NOT_REACHED;
import static dev.trainlight.wizard.control.Signal.NOT_USED;
import static dev.trainlight.wizard.control.Signal.PASSED;
import static dev.trainlight.wizard.control.Signal.STOPPED;
import static dev.trainlight.wizard.control.Signal.UNDETERMINED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.sagemaker.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrackTest {
    @Test
    void theLineIsRedIntoTheBlockedStationAndGreenBesideIt() {
        LineModel line = Lines.blockedAtData();

        assertThat(Track.intoBranches(line)).isEqualTo(Track.DONE);
        assertThat(Track.into(line, Stage.IMAGE_PULL)).isEqualTo(Track.DONE);
        assertThat(Track.into(line, Stage.DATA_DOWNLOAD)).isEqualTo(Track.BLOCKED);
        assertThat(Track.outOf(line, Stage.IMAGE_PULL)).isEqualTo(Track.AHEAD);
        assertThat(Track.outOf(line, Stage.DATA_DOWNLOAD)).isEqualTo(Track.AHEAD);
        assertThat(Track.into(line, Stage.ARTIFACT_UPLOAD)).isEqualTo(Track.AHEAD);
    }

    @Test
    void aStationThatIsNotUsedTakesAfterWhatIsBehindIt() {
        assertThat(Track.into(Lines.blockedAtData(), Stage.VPC)).isEqualTo(Track.DONE);

        LineModel refused = Lines.of(
                BLOCKED, NOT_REACHED, NOT_REACHED, NOT_USED, NOT_REACHED, NOT_REACHED, NOT_REACHED, NOT_REACHED);
        assertThat(Track.into(refused, Stage.VPC)).isEqualTo(Track.AHEAD);
    }

    @Test
    void bothBranchesLeadOnToAStoppedTrainingButOnlyItsOwnPieceSaysSo() {
        LineModel line = Lines.of(PASSED, PASSED, PASSED, PASSED, PASSED, PASSED, STOPPED, NOT_REACHED);

        assertThat(Track.outOf(line, Stage.IMAGE_PULL)).isEqualTo(Track.DONE);
        assertThat(Track.outOf(line, Stage.DATA_DOWNLOAD)).isEqualTo(Track.DONE);
        assertThat(Track.into(line, Stage.TRAINING)).isEqualTo(Track.HALTED);
    }

    @Test
    void aBranchThatNobodyCouldCheckIsNotDrawnAsPassed() {
        LineModel line = Lines.of(PASSED, PASSED, PASSED, PASSED, PASSED, UNDETERMINED, PASSED, PASSED);

        assertThat(Track.into(line, Stage.DATA_DOWNLOAD)).isEqualTo(Track.UNSURE);
        assertThat(Track.outOf(line, Stage.DATA_DOWNLOAD)).isEqualTo(Track.UNSURE);
        assertThat(Track.outOf(line, Stage.IMAGE_PULL)).isEqualTo(Track.DONE);
    }

    @Test
    void theTrunkIsGoneAlongOnceOneBranchIs() {
        LineModel line = Lines.of(PASSED, PASSED, PASSED, PASSED, IN_PROGRESS, CHECKING, NOT_REACHED, NOT_REACHED);

        assertThat(Track.intoBranches(line)).isEqualTo(Track.DONE);
        assertThat(Track.into(line, Stage.IMAGE_PULL)).isEqualTo(Track.ACTIVE);
        assertThat(Track.into(line, Stage.DATA_DOWNLOAD)).isEqualTo(Track.CHECKING);
    }

    @Test
    void whatWillBlockAJobOnItsWayIsNotDrawnAsIfItHadHappened() {
        LineModel passed = Lines.of(PASSED, PASSED, PASSED, PASSED, PASSED, PASSED, IN_PROGRESS, NOT_REACHED);
        List<Station> stations = new ArrayList<>(passed.stations());
        stations.set(7, new Station(Stage.ARTIFACT_UPLOAD, BLOCKED, Optional.empty(), true, 1));
        LineModel line = new LineModel(stations, Optional.of(Stage.ARTIFACT_UPLOAD));

        assertThat(Track.into(line, Stage.ARTIFACT_UPLOAD)).isEqualTo(Track.BLOCKED_AHEAD);
    }

    @Test
    void nothingIsGoneAlongWhileEveryAnswerIsOnItsWay() {
        LineModel line = LineModel.checking();

        for (Stage stage : Stage.values()) {
            assertThat(Track.into(line, stage)).isEqualTo(Track.CHECKING);
        }
        assertThat(Track.intoBranches(line)).isEqualTo(Track.CHECKING);
    }
}
