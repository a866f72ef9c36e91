import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** What any JavaFX program pays before it does anything: the yardstick of packaging/measure-startup. */
public final class EmptyWindow {
    private EmptyWindow() {}

    public static void main(String[] args) {
        Application.launch(Window.class, args);
    }

    /** One window with one label, which closes after its first frames. */
    public static final class Window extends Application {
        @Override
        public void start(Stage stage) {
            stage.setScene(new Scene(new StackPane(new Label("Empty")), 1100, 760));
            stage.show();
            int[] pulses = {0};
            stage.getScene().addPostLayoutPulseListener(() -> {
                // Nothing changes in an empty window: without asking there is no second frame.
                if (++pulses[0] == 2) {
                    System.out.println("painted");
                    Platform.runLater(Platform::exit);
                } else {
                    Platform.requestNextPulse();
                }
            });
            Platform.requestNextPulse();
        }
    }
}
