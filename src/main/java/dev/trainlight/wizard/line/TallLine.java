package dev.trainlight.wizard.line;

import dev.trainlight.sagemaker.Stage;
import dev.trainlight.wizard.line.LineLayout.Box;
import dev.trainlight.wizard.line.LineLayout.Measure;
import dev.trainlight.wizard.line.LineLayout.Piece;
import dev.trainlight.wizard.line.LineLayout.Spot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The line from top to bottom, words to its right; data download runs in a lane of its own beside image pull. */
final class TallLine {
    private TallLine() {}

    static LineLayout of(LineModel line, double width, double scale, Map<Stage, Double> sides, Measure words) {
        double trunk = Math.round(28 * scale);
        double lane = Math.round(trunk + 46 * scale);
        double wordsX = Math.round(lane + 34 * scale);
        double room = Math.max(1, width - wordsX);
        double gap = 14 * scale;

        Map<Stage, Spot> spots = new EnumMap<>(Stage.class);
        double y = gap / 2;
        for (Stage stage : Stage.values()) {
            double side = sides.get(stage);
            double wordsWidth = Math.min(room, words.preferredWidth(stage));
            double wordsHeight = words.height(stage, wordsWidth);
            double row = Math.max(wordsHeight, side) + gap;
            double centre = Math.round(y + row / 2);
            double x = stage == Stage.DATA_DOWNLOAD ? lane : trunk;
            spots.put(
                    stage,
                    new Spot(x, centre, side, new Box(wordsX, centre - wordsHeight / 2, wordsWidth, wordsHeight)));
            y += row;
        }
        return new LineLayout(false, spots, pieces(line, spots, 3 * scale), Math.ceil(y + gap / 2));
    }

    private static List<Piece> pieces(LineModel line, Map<Stage, Spot> spots, double distance) {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(down(Track.into(line, Stage.ASSUME_ROLE), true, spots, Stage.SUBMIT, Stage.ASSUME_ROLE, distance));
        pieces.add(down(
                Track.into(line, Stage.PROVISIONING), true, spots, Stage.ASSUME_ROLE, Stage.PROVISIONING, distance));
        pieces.add(down(Track.into(line, Stage.VPC), false, spots, Stage.PROVISIONING, Stage.VPC, distance));
        pieces.add(down(Track.outOf(line, Stage.IMAGE_PULL), false, spots, Stage.IMAGE_PULL, Stage.TRAINING, distance));
        pieces.add(down(
                Track.outOf(line, Stage.DATA_DOWNLOAD), false, spots, Stage.DATA_DOWNLOAD, Stage.TRAINING, distance));
        pieces.add(down(
                Track.into(line, Stage.ARTIFACT_UPLOAD),
                false,
                spots,
                Stage.TRAINING,
                Stage.ARTIFACT_UPLOAD,
                distance));
        pieces.add(down(Track.into(line, Stage.DATA_DOWNLOAD), false, spots, Stage.VPC, Stage.DATA_DOWNLOAD, distance));
        pieces.add(down(Track.into(line, Stage.IMAGE_PULL), false, spots, Stage.VPC, Stage.IMAGE_PULL, distance));
        return pieces;
    }

    private static Piece down(
            Track track, boolean thin, Map<Stage, Spot> spots, Stage from, Stage to, double distance) {
        Spot start = spots.get(from);
        Spot end = spots.get(to);
        double top = start.centreY() + start.side() / 2 + distance;
        double bottom = end.centreY() - end.side() / 2 - distance;
        double lanes = Math.abs(end.centreX() - start.centreX());
        if (lanes == 0) {
            return new Piece(track, thin, "M" + start.centreX() + " " + top + " L" + end.centreX() + " " + bottom);
        }
        // The lane is left and reached sideways, so that the line keeps clear of the station that it passes.
        double bend = lanes / 3;
        boolean leaving = end.centreX() > start.centreX();
        String path = leaving
                ? "M" + (start.right() + distance) + " " + start.centreY() + " L" + (end.centreX() - bend) + " "
                        + start.centreY() + " Q" + end.centreX() + " " + start.centreY() + " " + end.centreX() + " "
                        + (start.centreY() + bend) + " L" + end.centreX() + " " + bottom
                : "M" + start.centreX() + " " + top + " L" + start.centreX() + " " + (end.centreY() - bend) + " Q"
                        + start.centreX() + " " + end.centreY() + " " + (start.centreX() - bend) + " "
                        + end.centreY() + " L" + (end.right() + distance) + " " + end.centreY();
        return new Piece(track, thin, path);
    }
}
