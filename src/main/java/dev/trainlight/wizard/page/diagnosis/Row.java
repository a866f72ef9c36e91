package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.diagnosis.LookAlike;
import dev.trainlight.diagnosis.StageStatus;
import dev.trainlight.diagnosis.Warning;
import dev.trainlight.evidence.Gap;
import dev.trainlight.sagemaker.Stage;
import dev.trainlight.wizard.control.Signal;
import dev.trainlight.wizard.line.LineModel;
import dev.trainlight.wizard.line.Station;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A row of the list of checks. */
public sealed interface Row {
    /** Tells the row from others across two diagnoses of the same job. */
    String key();

    /**
     * Begins a stage in the list of all checks.
     *
     * @param station how the stage stands
     */
    record OfStage(Station station) implements Row {
        @Override
        public String key() {
            return "stage:" + station.stage().id();
        }
    }

    /**
     * A permission that was checked.
     *
     * @param check the check
     * @param finding the cause that explains its denial
     * @param signal what it means for the stage
     */
    record OfCheck(Check check, Optional<Finding> finding, Signal signal) implements Row {
        @Override
        public String key() {
            return "check:" + check.id();
        }
    }

    /**
     * A cause without a check of ours: AWS said so.
     *
     * @param finding the cause
     * @param signal what it means for the stage
     */
    record OfFinding(Finding finding, Signal signal) implements Row {
        @Override
        public String key() {
            return "finding:" + finding.rule() + finding.actions() + finding.resources();
        }
    }

    /**
     * What stopped the job at this stage, and is no permission.
     *
     * @param lookAlike what
     * @param reason the job's own words about it
     */
    record OfLookAlike(LookAlike lookAlike, Optional<String> reason) implements Row {
        @Override
        public String key() {
            return "look-alike";
        }
    }

    /**
     * Something that is wrong and stops nothing.
     *
     * @param warning what
     */
    record OfWarning(Warning warning) implements Row {
        @Override
        public String key() {
            return "warning:" + warning.rule() + warning.text();
        }
    }

    /** Begins what could not be read. */
    record OfGaps(int count) implements Row {
        @Override
        public String key() {
            return "gaps";
        }
    }

    /**
     * Something that could not be read.
     *
     * @param gap what
     */
    record OfGap(Gap gap) implements Row {
        @Override
        public String key() {
            return "gap:" + gap;
        }
    }

    /** The rows of one stage: what stopped it and causes first, then what is blocked, then the rest in the order of the rules. */
    static List<Row> of(Diagnosis diagnosis, Stage stage, Optional<String> failureReason) {
        StageStatus status = diagnosis.stage(stage).status();
        Set<String> known = new HashSet<>();
        diagnosis.checks().forEach(check -> known.add(check.id()));
        List<Row> rows = new ArrayList<>();
        diagnosis
                .lookAlike()
                .filter(found -> found.stage().filter(stage::equals).isPresent())
                .ifPresent(found -> rows.add(new OfLookAlike(found, failureReason)));
        diagnosis.findings().stream()
                .filter(finding ->
                        finding.stage() == stage && finding.checks().stream().noneMatch(known::contains))
                .forEach(finding -> rows.add(new OfFinding(finding, denied(status))));
        diagnosis.checks().stream()
                .filter(check -> check.stage() == stage)
                .map(check -> new OfCheck(check, finding(diagnosis, check), signal(check, status)))
                .sorted(Comparator.comparingInt(row -> rank(row.signal())))
                .forEach(rows::add);
        diagnosis.warnings().stream()
                .filter(warning -> warning.stage().filter(stage::equals).isPresent())
                .forEach(warning -> rows.add(new OfWarning(warning)));
        return rows;
    }

    /** Every row of the diagnosis, stage by stage, then warnings of no stage, then what could not be read. */
    static List<Row> all(Diagnosis diagnosis, Optional<String> failureReason) {
        LineModel line = LineModel.of(diagnosis);
        List<Row> rows = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            rows.add(new OfStage(line.station(stage)));
            rows.addAll(of(diagnosis, stage, failureReason));
        }
        diagnosis.warnings().stream()
                .filter(warning -> warning.stage().isEmpty())
                .forEach(warning -> rows.add(new OfWarning(warning)));
        if (!diagnosis.gaps().isEmpty()) {
            rows.add(new OfGaps(diagnosis.gaps().size()));
            diagnosis.gaps().forEach(gap -> rows.add(new OfGap(gap)));
        }
        return rows;
    }

    private static Optional<Finding> finding(Diagnosis diagnosis, Check check) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.checks().contains(check.id()))
                .findFirst();
    }

    private static Signal signal(Check check, StageStatus status) {
        return switch (check.decision()) {
            case ALLOWED -> Signal.PASSED;
            case IMPLICIT_DENY, EXPLICIT_DENY -> check.required() ? denied(status) : Signal.AT_RISK;
            case UNDETERMINED -> Signal.UNDETERMINED;
        };
    }

    /** A denial blocks where it blocks the stage; in every other stage it is still to come. */
    private static Signal denied(StageStatus status) {
        return switch (status) {
            case BLOCKED -> Signal.BLOCKED;
            case PASSED, IN_PROGRESS, AT_RISK, UNDETERMINED, STOPPED, NOT_REACHED, NOT_USED -> Signal.AT_RISK;
        };
    }

    private static int rank(Signal signal) {
        return switch (signal) {
            case BLOCKED -> 0;
            case AT_RISK -> 1;
            case PASSED, IN_PROGRESS, UNDETERMINED, STOPPED, NOT_REACHED, NOT_USED, CHECKING -> 2;
        };
    }
}
