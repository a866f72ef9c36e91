package dev.trainlight.wizard.line;

import dev.trainlight.sagemaker.Stage;
import dev.trainlight.wizard.line.LineLayout.Measure;
import dev.trainlight.wizard.line.LineLayout.Piece;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.event.EventHandler;
import javafx.scene.control.SkinBase;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/** Draws a {@link LineView}: the ring around the selected station, the line above it, the stations on top. */
final class LineViewSkin extends SkinBase<LineView> {
    private static final double NARROWEST = 240;

    final Region selection = new Region();
    final Pane tracks = new Pane();

    private final Map<Stage, StationNode> stations = new EnumMap<>(Stage.class);
    private final Arrival arrival;
    private final Measure measure = new WordMeasure();
    private final EventHandler<KeyEvent> walk = this::walk;
    private LineLayout layout;
    private List<Piece> drawn = List.of();

    LineViewSkin(LineView line) {
        super(line);
        selection.getStyleClass().add("station-selection");
        selection.setManaged(false);
        selection.setMouseTransparent(true);
        tracks.setManaged(false);
        tracks.setMouseTransparent(true);
        getChildren().addAll(selection, tracks);
        for (Station station : line.getModel().stations()) {
            StationNode node = new StationNode(line, station);
            node.setManaged(false);
            stations.put(station.stage(), node);
            getChildren().add(node);
        }
        arrival = new Arrival(line.getModel(), this::show);
        registerChangeListener(line.modelProperty(), _ -> arrival.goTo(line.getModel(), line.isAnimated()));
        registerChangeListener(line.selectedProperty(), _ -> select());
        registerChangeListener(line.wordsProperty(), _ -> say());
        registerChangeListener(line.animatedProperty(), _ -> animate());
        line.addEventHandler(KeyEvent.KEY_PRESSED, walk);
        animate();
        select();
    }

    /** The node of that stage's station. */
    StationNode station(Stage stage) {
        return stations.get(stage);
    }

    /** The layout as last computed; for tests. */
    LineLayout layout() {
        return layout;
    }

    @Override
    public void dispose() {
        if (getSkinnable() != null) {
            getSkinnable().removeEventHandler(KeyEvent.KEY_PRESSED, walk);
        }
        arrival.stop();
        super.dispose();
    }

    private void show(Station station) {
        StationNode node = stations.get(station.stage());
        node.show(station);
        getSkinnable().requestLayout();
    }

    private void say() {
        stations.values().forEach(node -> node.say(getSkinnable().getWords()));
        getSkinnable().requestLayout();
    }

    private void animate() {
        stations.values().forEach(node -> node.mark.setAnimated(getSkinnable().isAnimated()));
    }

    private void select() {
        stations.forEach((stage, node) -> node.select(stage == getSkinnable().getSelected()));
        getSkinnable().requestLayout();
    }

    private void walk(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return;
        }
        LineWalk.step(getSkinnable().getSelected(), event.getCode(), layout == null || layout.wide())
                .ifPresent(stage -> {
                    getSkinnable().setSelected(stage);
                    event.consume();
                });
    }

    private LineLayout compute(double width) {
        double type = stations.get(Stage.TRAINING).name.getFont().getSize();
        return LineLayout.of(arrival.shown(), width, type, measure);
    }

    @Override
    protected double computeMinWidth(double height, double top, double right, double bottom, double left) {
        return left + NARROWEST + right;
    }

    @Override
    protected double computePrefWidth(double height, double top, double right, double bottom, double left) {
        return left + 836 + right;
    }

    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        double room = width < 0 ? 836 : width - left - right;
        return top + compute(room).height() + bottom;
    }

    @Override
    protected double computeMinHeight(double width, double top, double right, double bottom, double left) {
        return computePrefHeight(width, top, right, bottom, left);
    }

    @Override
    protected double computeMaxHeight(double width, double top, double right, double bottom, double left) {
        return computePrefHeight(width, top, right, bottom, left);
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        layout = compute(width);
        draw(layout.pieces());
        tracks.relocate(x, y);
        layout.spots().forEach((stage, spot) -> {
            StationNode node = stations.get(stage);
            node.place(spot, layout.wide());
            node.setTranslateX(x);
            node.setTranslateY(y);
        });
        Stage selected = getSkinnable().getSelected();
        selection.setVisible(selected != null);
        if (selected != null) {
            StationNode node = stations.get(selected);
            selection.resizeRelocate(node.getLayoutX() + x, node.getLayoutY() + y, node.getWidth(), node.getHeight());
        }
    }

    private void draw(List<Piece> pieces) {
        if (pieces.equals(drawn)) {
            return;
        }
        drawn = pieces;
        List<SVGPath> paths = new ArrayList<>();
        for (Piece piece : pieces) {
            SVGPath path = new SVGPath();
            path.setContent(piece.path());
            path.getStyleClass().addAll("track", "track-" + piece.track().id());
            if (piece.thin()) {
                path.getStyleClass().add("track-before-job");
            }
            path.setManaged(false);
            paths.add(path);
        }
        tracks.getChildren().setAll(paths);
    }

    private final class WordMeasure implements Measure {
        @Override
        public double preferredWidth(Stage stage) {
            return stations.get(stage).wordsWidth();
        }

        @Override
        public double narrowestWidth(Stage stage) {
            return stations.get(stage).narrowestWidth();
        }

        @Override
        public double height(Stage stage, double width) {
            return stations.get(stage).wordsHeight(width);
        }
    }
}
