package dev.trainlight.wizard.control;

import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Rotate;
import javafx.util.Duration;

/** Turns the arc of a ring around the ring's middle, only while somebody could see it and wants to. */
final class Turning {
    private final Rotate rotate = new Rotate(0, 12, 12);
    private final SVGPath arc;
    private Timeline timeline;
    private boolean wanted;
    private boolean allowed = true;

    Turning(SVGPath arc) {
        this.arc = arc;
        arc.getTransforms().add(rotate);
        arc.sceneProperty().subscribe(_ -> update());
    }

    void turn(boolean on) {
        wanted = on;
        update();
    }

    void allow(boolean on) {
        allowed = on;
        update();
    }

    private void update() {
        if (wanted && allowed && arc.getScene() != null) {
            start();
        } else if (timeline != null) {
            timeline.stop();
            timeline = null;
            rotate.setAngle(0);
        }
    }

    private void start() {
        if (timeline == null) {
            timeline = new Timeline(new KeyFrame(
                    Duration.seconds(1.4), new KeyValue(rotate.angleProperty(), 360, Interpolator.LINEAR)));
            timeline.setCycleCount(Animation.INDEFINITE);
            timeline.play();
        }
    }
}
