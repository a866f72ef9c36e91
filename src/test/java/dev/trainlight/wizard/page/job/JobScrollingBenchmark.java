package dev.trainlight.wizard.page.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.judgement.Diagnostician;
import dev.trainlight.diagnosis.message.MessageReader;
import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.Subject;
import dev.trainlight.wizard.UiTest;
import dev.trainlight.wizard.page.FakeAccount;
import dev.trainlight.wizard.page.FakeNavigator;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.page.TestSurroundings;
import dev.trainlight.wizard.settings.Settings;
import dev.trainlight.wizard.shell.OnePage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.junit.jupiter.api.Test;

/**
 * How long the JavaFX thread needs for one step of scrolling (styles, layout) through 100,000 jobs. Not part of the build:
 * its figures depend on what else the machine does. Run it by its name.
 */
class JobScrollingBenchmark extends UiTest {
    private static final int JOBS = 100_000;
    private static final int STEPS = 600;

    @Test
    void noStepTakesLongerThanTwoFrames() {
        FakeAccount many = new FakeAccount("ml-prod");
        for (int page = 0; page < JOBS / 1000; page++) {
            int first = page * 1000;
            many.jobPages.add(IntStream.range(first, first + 1000)
                    .mapToObj(number -> JobListModelTest.job(number, number % 3 == 0 ? "Failed" : "Completed"))
                    .toList());
        }
        TestSurroundings around = new TestSurroundings();
        SimpleObjectProperty<Account> account = new SimpleObjectProperty<>(many);
        show(() -> {
            JobViewModel model = new JobViewModel(
                    account,
                    new SimpleObjectProperty<Subject>(),
                    new MessageReader()::read,
                    new Diagnostician()::diagnose,
                    new FakeNavigator(),
                    new Settings(),
                    around.inline());
            // All at once: the demand is raised before the listing begins, or it would wait for somebody to scroll.
            model.jobs().filterProperty().set("job");
            return OnePage.show(StepId.JOB, new JobPage(model, around.inline()), around.inline(), theme);
        });
        TableView<Object> table = lookup("#job-table").queryTableView();
        assertThat(table.getItems()).hasSize(JOBS);
        VirtualFlow<?> flow = onFx(() -> (VirtualFlow<?>) table.lookup(".virtual-flow"));
        for (int i = 0; i < 200; i++) {
            step(table, flow, i * 97.0);
        }
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            times.add(step(table, flow, i % 3 == 0 ? 4000 : 120));
        }
        times.sort(null);
        String figures = "scrolling %d jobs: median %.1f ms, 95 %% %.1f ms, 99 %% %.1f ms, longest %.1f ms"
                .formatted(
                        JOBS,
                        times.get(STEPS / 2),
                        times.get(STEPS * 95 / 100),
                        times.get(STEPS * 99 / 100),
                        times.getLast());
        System.getLogger("benchmark").log(System.Logger.Level.INFO, figures);
        assertThat(times.get(STEPS * 95 / 100)).as(figures).isLessThan(33);
    }

    private static double step(TableView<?> table, VirtualFlow<?> flow, double pixels) {
        return onFx(() -> {
            long begin = System.nanoTime();
            flow.scrollPixels(pixels);
            table.getScene().getRoot().applyCss();
            table.getScene().getRoot().layout();
            return (System.nanoTime() - begin) / 1e6;
        });
    }
}
