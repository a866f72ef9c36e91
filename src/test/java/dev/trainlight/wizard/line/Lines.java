package dev.trainlight.wizard.line;

import dev.trainlight.sagemaker.Stage;
import dev.trainlight.wizard.control.Signal;
import java.util.Arrays;
import java.util.Optional;

/** Lines for tests. */
final class Lines {
    private Lines() {}

    /** A line with these signals, in the stages' order. */
    static LineModel of(Signal... signals) {
        return new LineModel(
                Arrays.stream(Stage.values())
                        .map(stage -> new Station(stage, signals[stage.ordinal()], Optional.empty(), false, 1))
                        .toList(),
                Optional.empty());
    }

    /** A job whose data download was blocked, and whose artifact upload would be. */
    static LineModel blockedAtData() {
        return of(
                Signal.PASSED,
                Signal.PASSED,
                Signal.PASSED,
                Signal.NOT_USED,
                Signal.PASSED,
                Signal.BLOCKED,
                Signal.NOT_REACHED,
                Signal.AT_RISK);
    }
}
