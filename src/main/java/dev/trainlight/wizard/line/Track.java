package dev.trainlight.wizard.line;

import dev.trainlight.sagemaker.Stage;
import dev.trainlight.wizard.control.Signal;
import java.util.Locale;

/** How a piece of the line between two stations is drawn. */
public enum Track {
    /** The job went along here. */
    DONE,
    /** The job is on its way here. */
    ACTIVE,
    /** A permission keeps the job from getting past the end of this piece. */
    BLOCKED,
    /** A permission will keep the job from getting past the end of this piece. */
    BLOCKED_AHEAD,
    /** Something else stopped the job at the end of this piece. */
    HALTED,
    /** The job has not come here. */
    AHEAD,
    /** Nobody could tell. */
    UNSURE,
    /** The answer is still on its way. */
    CHECKING;

    /** The word in style classes. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The piece that leads into that station; one that is not used takes after the stations behind it. */
    static Track into(LineModel line, Stage stage) {
        return switch (line.station(stage).signal()) {
            case PASSED -> DONE;
            case IN_PROGRESS -> ACTIVE;
            case BLOCKED -> line.station(stage).ahead() ? BLOCKED_AHEAD : BLOCKED;
            case STOPPED -> HALTED;
            case AT_RISK, NOT_REACHED -> AHEAD;
            case UNDETERMINED -> UNSURE;
            case CHECKING -> CHECKING;
            case NOT_USED -> through(line, stage);
        };
    }

    private static Track through(LineModel line, Stage unused) {
        return switch (unused) {
            case SUBMIT -> into(line, Stage.ASSUME_ROLE);
            case ASSUME_ROLE -> into(line, Stage.PROVISIONING);
            case PROVISIONING -> into(line, Stage.VPC);
            case VPC -> intoBranches(line);
            case IMAGE_PULL, DATA_DOWNLOAD -> reached(into(line, Stage.TRAINING));
            case TRAINING -> into(line, Stage.ARTIFACT_UPLOAD);
            case ARTIFACT_UPLOAD -> AHEAD;
        };
    }

    /** The piece before the fork, which both branches share: gone along if the job went into either. */
    static Track intoBranches(LineModel line) {
        Track image = into(line, Stage.IMAGE_PULL);
        Track data = into(line, Stage.DATA_DOWNLOAD);
        return better(reached(image), reached(data));
    }

    /** The piece from a branch's station to where the branches join. */
    static Track outOf(LineModel line, Stage branch) {
        Signal signal = line.station(branch).signal();
        Track onwards = reached(into(line, Stage.TRAINING));
        boolean went = signal == Signal.PASSED || signal == Signal.NOT_USED;
        return went || onwards != DONE ? onwards : UNSURE;
    }

    /** A job that was blocked, stopped or is busy at the end of a piece did go along that piece. */
    private static Track reached(Track track) {
        return switch (track) {
            case DONE, ACTIVE, BLOCKED, HALTED -> DONE;
            case BLOCKED_AHEAD -> AHEAD;
            case AHEAD, UNSURE, CHECKING -> track;
        };
    }

    private static Track better(Track one, Track other) {
        if (one == DONE || other == DONE) {
            return DONE;
        }
        return one.ordinal() <= other.ordinal() ? one : other;
    }
}
