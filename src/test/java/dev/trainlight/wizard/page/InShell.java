package dev.trainlight.wizard.page;

import dev.trainlight.evidence.Identity;
import dev.trainlight.wizard.shell.Flow;
import dev.trainlight.wizard.shell.NoActions;
import dev.trainlight.wizard.shell.Shell;
import dev.trainlight.wizard.shell.Step;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/** One page in the real shell, the other steps empty; for tests and pictures of pages. */
public final class InShell {
    /** Leads from step to step; the page under test is where it was put. */
    public final Flow flow;

    private final Shell shell;

    /**
     * Puts the page where it belongs and shows it; on the JavaFX thread.
     *
     * @param page makes the page, given the way to the other steps
     * @param summaries what stands under the names of the steps
     */
    public InShell(
            StepId at,
            Function<Navigator, Page> page,
            Map<StepId, String> summaries,
            Surroundings around,
            Theme theme) {
        List<Step> steps = new ArrayList<>();
        Flow[] made = new Flow[1];
        for (StepId id : StepId.values()) {
            steps.add(new Step(
                    id,
                    () -> id == at ? page.apply(made[0]) : new Empty(),
                    new SimpleStringProperty(summaries.getOrDefault(id, "")),
                    new SimpleObjectProperty<>(true),
                    new SimpleObjectProperty<>(false)));
        }
        flow = new Flow(steps);
        made[0] = flow;
        Identity identity = new Identity(
                "DataScientist",
                "arn:aws:iam::111122223333:user/DataScientist",
                "111122223333",
                "aws",
                "eu-west-1",
                Optional.of("ml-prod"),
                false);
        shell = new Shell(flow, around, theme, new SimpleObjectProperty<>(identity), new NoActions());
        shell.begin();
        flow.go(at);
    }

    /** The window's content. */
    public Parent root() {
        return shell.root();
    }

    private static final class Empty implements Page {
        private final VBox node = new VBox();
        private final Busy busy = new Busy();

        @Override
        public ObservableValue<String> title() {
            return new SimpleStringProperty("");
        }

        @Override
        public Node node() {
            return node;
        }

        @Override
        public ObservableValue<Command> primary() {
            return new ReadOnlyObjectWrapper<>();
        }

        @Override
        public Busy busy() {
            return busy;
        }
    }
}
