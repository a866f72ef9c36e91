package dev.trainlight.wizard.shell;

import dev.trainlight.evidence.Identity;
import dev.trainlight.wizard.page.Page;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Parent;

/** One page in the real shell, for tests of that page. */
public final class OnePage {
    private OnePage() {}

    /** The shell's root with that page shown; steps before it are done, later ones cannot be reached. */
    public static Parent show(StepId id, Page page, Surroundings around, Theme theme) {
        List<Step> steps = new ArrayList<>();
        for (StepId each : StepId.values()) {
            steps.add(new Step(
                    each,
                    () -> page,
                    new SimpleStringProperty(""),
                    new SimpleObjectProperty<>(each.ordinal() <= id.ordinal()),
                    new SimpleObjectProperty<>(false)));
        }
        Flow flow = new Flow(steps);
        flow.go(id);
        Identity who = new Identity(
                "ml-prod",
                "arn:aws:sts::111122223333:assumed-role/DataScientist/ann",
                "111122223333",
                "aws",
                "eu-west-1",
                Optional.of("ml-prod"),
                false);
        Shell shell = new Shell(
                flow, around, theme, new SimpleObjectProperty<>(id == StepId.SIGN_IN ? null : who), new NoActions());
        shell.begin();
        return shell.root();
    }
}
