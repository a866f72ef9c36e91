package dev.trainlight.wizard.line;

import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.DiagnosisVerdict;
import dev.trainlight.diagnosis.LookAlike;
import dev.trainlight.diagnosis.StageResult;
import dev.trainlight.diagnosis.StageStatus;
import dev.trainlight.sagemaker.Stage;
import dev.trainlight.wizard.control.Signal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the line shows: a station for each stage, and the one that wants to be looked at first.
 *
 * @param stations all eight, in {@link Stage}'s order
 * @param focus the station to explain first; empty where none stands out
 */
public record LineModel(List<Station> stations, Optional<Stage> focus) {
    public LineModel {
        stations = List.copyOf(stations);
        if (stations.size() != Stage.values().length) {
            throw new IllegalArgumentException("a line has " + Stage.values().length + " stations");
        }
    }

    /** Every answer is still on its way. */
    public static LineModel checking() {
        return all(Signal.CHECKING);
    }

    /** Every station shows the same. */
    public static LineModel all(Signal signal) {
        return new LineModel(
                Arrays.stream(Stage.values())
                        .map(stage -> new Station(stage, signal, Optional.empty(), false, 0))
                        .toList(),
                Optional.empty());
    }

    /** The line of a diagnosis whose case is complete. */
    public static LineModel of(Diagnosis diagnosis) {
        return of(diagnosis, false, false);
    }

    /**
     * The line of a diagnosis.
     *
     * @param collecting whether evidence is still coming in: then a stage that cannot be told yet is being checked, not
     *     undetermined
     * @param onTheWay whether the job still runs, or is only planned: then it has yet to come to a stage without a time
     */
    public static LineModel of(Diagnosis diagnosis, boolean collecting, boolean onTheWay) {
        List<Station> stations = diagnosis.stages().stream()
                .map(result -> new Station(
                        result.stage(),
                        signal(result.status(), collecting),
                        duration(result),
                        onTheWay && result.startedAt().isEmpty(),
                        result.checks().size()))
                .toList();
        return new LineModel(stations, focus(diagnosis, stations));
    }

    /** The station of that stage. */
    public Station station(Stage stage) {
        return stations.get(stage.ordinal());
    }

    private static Signal signal(StageStatus status, boolean collecting) {
        return switch (status) {
            case PASSED -> Signal.PASSED;
            case IN_PROGRESS -> Signal.IN_PROGRESS;
            case BLOCKED -> Signal.BLOCKED;
            case AT_RISK -> Signal.AT_RISK;
            case UNDETERMINED -> collecting ? Signal.CHECKING : Signal.UNDETERMINED;
            case STOPPED -> Signal.STOPPED;
            case NOT_REACHED -> Signal.NOT_REACHED;
            case NOT_USED -> Signal.NOT_USED;
        };
    }

    private static Optional<Duration> duration(StageResult result) {
        return result.startedAt()
                .flatMap(start -> result.endedAt().map(end -> Duration.between(start, end)))
                // A clock that ran backwards says nothing.
                .filter(duration -> !duration.isNegative());
    }

    private static Optional<Stage> focus(Diagnosis diagnosis, List<Station> stations) {
        return diagnosis
                .blockedStage()
                .or(() -> diagnosis.lookAlike().flatMap(LookAlike::stage))
                .or(() -> first(stations, Signal.STOPPED))
                .or(() -> first(stations, Signal.AT_RISK))
                .or(() -> diagnosis.verdict() == DiagnosisVerdict.UNDETERMINED
                        ? first(stations, Signal.UNDETERMINED)
                        : Optional.empty());
    }

    private static Optional<Stage> first(List<Station> stations, Signal signal) {
        return stations.stream()
                .filter(station -> station.signal() == signal)
                .map(Station::stage)
                .findFirst();
    }
}
