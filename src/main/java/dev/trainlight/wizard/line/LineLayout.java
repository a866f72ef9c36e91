package dev.trainlight.wizard.line;

import dev.trainlight.sagemaker.Stage;
import dev.trainlight.wizard.control.Signal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where the parts of a line stand, in pixels of the control. Wide, the stations stand side by side with image pull above
 * and data download below the trunk; where the words do not fit side by side (a narrow window, large type, long words),
 * the line runs downwards with the words to its right.
 *
 * @param wide whether the stations stand side by side
 * @param spots each station's place
 * @param pieces the line itself, in the order in which it is painted
 * @param height of the whole
 */
record LineLayout(boolean wide, Map<Stage, Spot> spots, List<Piece> pieces, double height) {

    /** What the layout has to know about the words. */
    interface Measure {
        /** Width of the station's words, each on one line. */
        double preferredWidth(Stage stage);

        /** Width of the longest part that cannot be broken. */
        double narrowestWidth(Stage stage);

        /** Height of the station's words in that width. */
        double height(Stage stage, double width);
    }

    /** A rectangle. */
    record Box(double x, double y, double width, double height) {}

    /**
     * A station's place.
     *
     * @param centreX middle of its mark
     * @param centreY middle of its mark
     * @param side of its mark
     * @param words where its words stand
     */
    record Spot(double centreX, double centreY, double side, Box words) {
        double left() {
            return centreX - side / 2;
        }

        double right() {
            return centreX + side / 2;
        }
    }

    /**
     * A piece of the line.
     *
     * @param track how it is drawn
     * @param thin whether it comes before the job
     * @param path its shape, in SVG's words
     */
    record Piece(Track track, boolean thin, String path) {}

    /** Size of a station's name for which the measures below are given. */
    private static final double BASE_TYPE = 13.5;

    /** Marks grow with the type, but not without end: the words matter more. */
    private static final double LARGEST_SCALE = 1.6;

    /** How much marks and distances grow at that type size, in pixels. */
    static double scale(double typeSize) {
        return Math.clamp(typeSize / BASE_TYPE, 0.8, LARGEST_SCALE);
    }

    /** The layout in that width, at that type size, both in pixels. */
    static LineLayout of(LineModel line, double width, double typeSize, Measure words) {
        double scale = scale(typeSize);
        Map<Stage, Double> sides = new EnumMap<>(Stage.class);
        line.stations().forEach(station -> sides.put(station.stage(), side(station) * scale));
        return WideLine.of(line, width, scale, sides, words)
                .orElseGet(() -> TallLine.of(line, width, scale, sides, words));
    }

    private static double side(Station station) {
        if (station.stage().beforeJob()) {
            return stands(station.signal()) ? 22 : 16;
        }
        return stands(station.signal()) ? 42 : 34;
    }

    /** Whether this signal stands out of the line: here something stopped the job. */
    private static boolean stands(Signal signal) {
        return switch (signal) {
            case BLOCKED, STOPPED -> true;
            case PASSED, IN_PROGRESS, AT_RISK, UNDETERMINED, NOT_REACHED, NOT_USED, CHECKING -> false;
        };
    }
}
