package dev.trainlight.wizard.line;

import dev.trainlight.sagemaker.Stage;
import dev.trainlight.wizard.line.LineLayout.Box;
import dev.trainlight.wizard.line.LineLayout.Measure;
import dev.trainlight.wizard.line.LineLayout.Piece;
import dev.trainlight.wizard.line.LineLayout.Spot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The line from left to right: seven columns, the fifth holding both branches. */
final class WideLine {
    private static final List<Stage> TRUNK = List.of(
            Stage.SUBMIT,
            Stage.ASSUME_ROLE,
            Stage.PROVISIONING,
            Stage.VPC,
            Stage.IMAGE_PULL,
            Stage.TRAINING,
            Stage.ARTIFACT_UPLOAD);

    /** How the room that is left over is shared out: most of it makes the curves of the branches gentle. */
    private static final double[] SHARES = {0.1, 0.1, 1, 1, 4, 1.2, 0.6};

    private static final int BRANCH = 4;

    /** Long words are broken rather than given more room than this many pixels of the base type. */
    private static final double WIDEST_WORDS = 132;

    /** Scripts that may be broken anywhere are not given less than this: a column of single letters cannot be read. */
    private static final double NARROWEST_WORDS = 84;

    private final LineModel line;
    private final double scale;
    private final Map<Stage, Double> sides;
    private final Measure words;

    private WideLine(LineModel line, double scale, Map<Stage, Double> sides, Measure words) {
        this.line = line;
        this.scale = scale;
        this.sides = sides;
        this.words = words;
    }

    /** The layout, or empty where the words do not fit side by side. */
    static Optional<LineLayout> of(
            LineModel line, double width, double scale, Map<Stage, Double> sides, Measure words) {
        WideLine wide = new WideLine(line, scale, sides, words);
        double[] preferred = new double[TRUNK.size()];
        double[] narrowest = new double[TRUNK.size()];
        for (int column = 0; column < preferred.length; column++) {
            narrowest[column] = wide.need(column, false);
            preferred[column] = Math.max(narrowest[column], wide.need(column, true));
        }
        double least = Arrays.stream(narrowest).sum();
        if (least > width) {
            return Optional.empty();
        }
        return Optional.of(wide.place(share(width, preferred, narrowest)));
    }

    private static double[] share(double width, double[] preferred, double[] narrowest) {
        double best = Arrays.stream(preferred).sum();
        double least = Arrays.stream(narrowest).sum();
        double[] columns = new double[preferred.length];
        double spare = Math.max(0, width - best);
        double shares = Arrays.stream(SHARES).sum();
        double wish = best > least ? Math.min(1, (width - least) / (best - least)) : 1;
        for (int column = 0; column < columns.length; column++) {
            columns[column] = narrowest[column]
                    + (preferred[column] - narrowest[column]) * wish
                    + spare * SHARES[column] / shares;
        }
        return columns;
    }

    private double need(int column, boolean preferred) {
        double gap = 12 * scale;
        if (column == BRANCH) {
            double curves = 2 * 38 * scale;
            return Math.max(width(Stage.IMAGE_PULL, preferred), width(Stage.DATA_DOWNLOAD, preferred)) + curves;
        }
        Stage stage = TRUNK.get(column);
        return switch (stage) {
            // Its words stand above the line, where there is room to both sides.
            case ASSUME_ROLE -> 44 * scale;
            case SUBMIT -> Math.max(44 * scale, width(stage, preferred) + gap);
            case PROVISIONING, VPC, IMAGE_PULL, DATA_DOWNLOAD, TRAINING, ARTIFACT_UPLOAD ->
                Math.max((preferred ? 76 : 40) * scale, width(stage, preferred)) + gap;
        };
    }

    private double width(Stage stage, boolean preferred) {
        double whole = words.preferredWidth(stage);
        double narrowest = Math.max(words.narrowestWidth(stage), Math.min(whole, NARROWEST_WORDS * scale));
        return preferred ? Math.max(narrowest, Math.min(whole, WIDEST_WORDS * scale)) : narrowest;
    }

    private LineLayout place(double[] columns) {
        double[] centres = new double[columns.length];
        double x = 0;
        for (int column = 0; column < columns.length; column++) {
            centres[column] = Math.round(x + columns[column] / 2);
            x += columns[column];
        }
        double total = x;
        double gap = 12 * scale;
        double branchWords = columns[BRANCH] - 2 * 20 * scale;
        double space = 6 * scale;
        double spread = Math.round(34 * scale);
        double assumeWidth = Math.min(words.preferredWidth(Stage.ASSUME_ROLE), centres[BRANCH] - branchWords / 2 - gap);
        // Its words may reach over the larger marks of the stations to its right.
        double assumeSpace = Math.max(
                space, Math.max(half(Stage.PROVISIONING), half(Stage.VPC)) + 2 * scale - half(Stage.ASSUME_ROLE));
        double above = Math.max(
                words.height(Stage.IMAGE_PULL, branchWords) + space + half(Stage.IMAGE_PULL) + spread,
                words.height(Stage.ASSUME_ROLE, assumeWidth) + assumeSpace + half(Stage.ASSUME_ROLE));
        double trunk = Math.round(Math.max(above, half(Stage.PROVISIONING)) + 4 * scale);

        Map<Stage, Spot> spots = new EnumMap<>(Stage.class);
        for (int column = 0; column < columns.length; column++) {
            Stage stage = TRUNK.get(column);
            double centre = centres[column];
            switch (stage) {
                case ASSUME_ROLE -> spots.put(stage, above(stage, centre, trunk, assumeWidth, assumeSpace));
                case IMAGE_PULL, DATA_DOWNLOAD -> {
                    spots.put(Stage.IMAGE_PULL, above(Stage.IMAGE_PULL, centre, trunk - spread, branchWords, space));
                    spots.put(
                            Stage.DATA_DOWNLOAD,
                            below(Stage.DATA_DOWNLOAD, centre, trunk + spread, branchWords, space, total));
                }
                case SUBMIT, PROVISIONING, VPC, TRAINING, ARTIFACT_UPLOAD ->
                    spots.put(stage, below(stage, centre, trunk, columns[column] - gap, space, total));
            }
        }
        double height = spots.values().stream()
                .mapToDouble(spot -> spot.words().y() + spot.words().height())
                .max()
                .orElseThrow();
        return new LineLayout(true, spots, pieces(spots, columns, centres, trunk), Math.ceil(height + 4 * scale));
    }

    private double half(Stage stage) {
        return sides.get(stage) / 2;
    }

    private Spot above(Stage stage, double x, double y, double room, double space) {
        double width = Math.min(room, words.preferredWidth(stage));
        double height = words.height(stage, width);
        double left = Math.max(0, Math.round(x - width / 2));
        return new Spot(x, y, sides.get(stage), new Box(left, y - half(stage) - space - height, width, height));
    }

    private Spot below(Stage stage, double x, double y, double room, double space, double total) {
        double whole = words.preferredWidth(stage);
        double width = whole <= room ? whole : Math.min(room, width(stage, true));
        double height = words.height(stage, width);
        double left = Math.clamp(Math.round(x - width / 2), 0, Math.max(0, total - width));
        return new Spot(x, y, sides.get(stage), new Box(left, y + half(stage) + space, width, height));
    }

    private List<Piece> pieces(Map<Stage, Spot> spots, double[] columns, double[] centres, double trunk) {
        double reach = Math.min(columns[BRANCH] / 2, half(Stage.DATA_DOWNLOAD) + 110 * scale);
        double fork = Math.round(centres[BRANCH] - reach);
        double join = Math.round(centres[BRANCH] + reach);
        Spot image = spots.get(Stage.IMAGE_PULL);
        Spot data = spots.get(Stage.DATA_DOWNLOAD);
        Spot submit = spots.get(Stage.SUBMIT);
        Spot assume = spots.get(Stage.ASSUME_ROLE);
        Spot provisioning = spots.get(Stage.PROVISIONING);
        Spot vpc = spots.get(Stage.VPC);
        Spot training = spots.get(Stage.TRAINING);
        Spot upload = spots.get(Stage.ARTIFACT_UPLOAD);
        Track toProvisioning = Track.into(line, Stage.PROVISIONING);
        double taper = Math.round((assume.right() + provisioning.left()) / 2);

        double off = 3 * scale;

        List<Piece> pieces = new ArrayList<>();
        pieces.add(
                straight(Track.into(line, Stage.ASSUME_ROLE), true, submit.right() + off, assume.left() - off, trunk));
        pieces.add(straight(toProvisioning, true, assume.right() + off, taper, trunk));
        pieces.add(straight(toProvisioning, false, taper, provisioning.left() - off, trunk));
        pieces.add(straight(Track.into(line, Stage.VPC), false, provisioning.right() + off, vpc.left() - off, trunk));
        pieces.add(curve(Track.outOf(line, Stage.IMAGE_PULL), image.right() + off, image.centreY(), join, trunk));
        pieces.add(curve(Track.outOf(line, Stage.DATA_DOWNLOAD), data.right() + off, data.centreY(), join, trunk));
        pieces.add(straight(Track.into(line, Stage.TRAINING), false, join, training.left() - off, trunk));
        pieces.add(straight(
                Track.into(line, Stage.ARTIFACT_UPLOAD), false, training.right() + off, upload.left() - off, trunk));
        pieces.add(curve(Track.into(line, Stage.IMAGE_PULL), fork, trunk, image.left() - off, image.centreY()));
        pieces.add(curve(Track.into(line, Stage.DATA_DOWNLOAD), fork, trunk, data.left() - off, data.centreY()));
        pieces.add(straight(Track.intoBranches(line), false, vpc.right() + off, fork, trunk));
        return pieces;
    }

    private static Piece straight(Track track, boolean thin, double from, double to, double y) {
        return new Piece(track, thin, "M" + from + " " + y + " L" + to + " " + y);
    }

    private static Piece curve(Track track, double fromX, double fromY, double toX, double toY) {
        double middle = (fromX + toX) / 2;
        return new Piece(
                track,
                false,
                "M" + fromX + " " + fromY + " C" + middle + " " + fromY + " " + middle + " " + toY + " " + toX + " "
                        + toY);
    }
}
