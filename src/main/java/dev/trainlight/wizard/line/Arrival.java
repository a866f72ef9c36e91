package dev.trainlight.wizard.line;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/** Lets the stations of a new model arrive one after the other, or all at once. */
final class Arrival {
    /** Between two stations: long enough to be seen as steps, short enough to wait for nobody. */
    private static final Duration STEP = Duration.millis(70);

    private final PauseTransition pause = new PauseTransition(STEP);
    private final Consumer<Station> show;
    private LineModel shown;
    private LineModel goal;

    Arrival(LineModel first, Consumer<Station> show) {
        this.show = show;
        this.shown = first;
        this.goal = first;
        pause.setOnFinished(_ -> step());
    }

    /** What is on the screen by now. */
    LineModel shown() {
        return shown;
    }

    /** Goes to that model, station by station or at once; a model on its way is left for the new one. */
    void goTo(LineModel model, boolean stepwise) {
        goal = model;
        pause.stop();
        if (stepwise) {
            step();
        } else {
            while (advance()) {}
        }
    }

    void stop() {
        pause.stop();
    }

    private void step() {
        if (advance()) {
            pause.playFromStart();
        }
    }

    private boolean advance() {
        for (int index = 0; index < goal.stations().size(); index++) {
            Station next = goal.stations().get(index);
            if (!next.equals(shown.stations().get(index))) {
                List<Station> stations = new ArrayList<>(shown.stations());
                stations.set(index, next);
                shown = new LineModel(stations, goal.focus());
                show.accept(next);
                return true;
            }
        }
        return false;
    }
}
