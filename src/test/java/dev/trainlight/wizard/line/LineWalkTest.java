package dev.trainlight.wizard.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.sagemaker.Stage;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class LineWalkTest {
    @Test
    void theRightKeyVisitsEveryStation() {
        List<Stage> visited = new ArrayList<>();
        Stage at = null;
        do {
            at = LineWalk.step(at, KeyCode.RIGHT, true).orElseThrow();
            visited.add(at);
        } while (at != Stage.ARTIFACT_UPLOAD);

        assertThat(visited).containsExactly(Stage.values());
    }

    @Test
    void theEndsAreEnds() {
        assertThat(LineWalk.step(Stage.ARTIFACT_UPLOAD, KeyCode.RIGHT, true)).contains(Stage.ARTIFACT_UPLOAD);
        assertThat(LineWalk.step(Stage.SUBMIT, KeyCode.LEFT, true)).contains(Stage.SUBMIT);
        assertThat(LineWalk.step(Stage.VPC, KeyCode.HOME, true)).contains(Stage.SUBMIT);
        assertThat(LineWalk.step(Stage.VPC, KeyCode.END, true)).contains(Stage.ARTIFACT_UPLOAD);
        assertThat(LineWalk.step(null, KeyCode.END, true)).contains(Stage.ARTIFACT_UPLOAD);
    }

    @Test
    void upAndDownChangeTheBranch() {
        assertThat(LineWalk.step(Stage.IMAGE_PULL, KeyCode.DOWN, true)).contains(Stage.DATA_DOWNLOAD);
        assertThat(LineWalk.step(Stage.DATA_DOWNLOAD, KeyCode.UP, true)).contains(Stage.IMAGE_PULL);
        assertThat(LineWalk.step(Stage.TRAINING, KeyCode.DOWN, true)).isEmpty();
    }

    @Test
    void upAndDownWalkALineThatRunsDownwards() {
        assertThat(LineWalk.step(Stage.TRAINING, KeyCode.DOWN, false)).contains(Stage.ARTIFACT_UPLOAD);
        assertThat(LineWalk.step(Stage.TRAINING, KeyCode.UP, false)).contains(Stage.DATA_DOWNLOAD);
    }

    @Test
    void otherKeysAreNotTheLines() {
        assertThat(LineWalk.step(Stage.VPC, KeyCode.ENTER, true)).isEmpty();
        assertThat(LineWalk.step(null, KeyCode.TAB, true)).isEmpty();
    }
}
