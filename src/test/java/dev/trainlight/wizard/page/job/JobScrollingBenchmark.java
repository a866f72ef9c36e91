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
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * How long the JavaFX thread needs for one step of scrolling (styles, layout) through 100,000 jobs. Not part of the build:
 * its figures depend on what else the machine does. Run it by its name.
 */
@TestMethodOrder(MethodOrderer.MethodName.class)
class JobScrollingBenchmark extends UiTest {
    private static final int JOBS = 100_000;
    private static final int STEPS = 300;
    private static final int STREAMED = 100;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Before all else, when nothing has been shown yet: the rows that fill the screen are made for the first time. */
    @Test
    void firstJobsOfAll() {
        JobViewModel model = open(new FakeAccount("ml-prod"));
        TableView<Object> table = lookup("#job-table").queryTableView();
        List<Step> arriving = new ArrayList<>();
        for (int first = 0; first < 2000; first += 100) {
            List<JobRow> more = rows(first);
            arriving.add(timed(table, () -> model.jobs().arrived(more)));
            settle();
        }
        System.getLogger("benchmark")
                .log(
                        System.Logger.Level.INFO,
                        "the first 100 jobs of all: %.1f ms; longest of the next %d times 100: %.1f ms of work"
                                .formatted(
                                        arriving.getFirst().work(),
                                        arriving.size() - 1,
                                        share(arriving.subList(1, arriving.size()), 100)
                                                .work()));
    }

    private static List<JobRow> rows(int first) {
        return IntStream.range(first, first + 100)
                .mapToObj(number -> JobRow.of(JobListModelTest.job(number, "Failed")))
                .toList();
    }

    private JobViewModel open(Account listed) {
        TestSurroundings around = new TestSurroundings();
        JobViewModel[] model = new JobViewModel[1];
        show(() -> {
            model[0] = new JobViewModel(
                    new SimpleObjectProperty<>(listed),
                    new SimpleObjectProperty<Subject>(),
                    new MessageReader()::read,
                    new Diagnostician()::diagnose,
                    new FakeNavigator(),
                    new Settings(),
                    around.inline());
            // All at once: the demand is raised before the listing begins, or it would wait for somebody to scroll.
            model[0].jobs().filterProperty().set("job");
            return OnePage.show(StepId.JOB, new JobPage(model[0], around.inline()), around.inline(), theme);
        });
        return model[0];
    }

    @Test
    void noStepTakesLongerThanTwoFrames() {
        FakeAccount many = new FakeAccount("ml-prod");
        for (int page = 0; page < JOBS / 1000; page++) {
            int first = page * 1000;
            many.jobPages.add(IntStream.range(first, first + 1000)
                    .mapToObj(number -> JobListModelTest.job(number, number % 3 == 0 ? "Failed" : "Completed"))
                    .toList());
        }
        JobViewModel model = open(many);
        TableView<Object> table = lookup("#job-table").queryTableView();
        assertThat(table.getItems()).hasSize(JOBS);
        VirtualFlow<?> flow = onFx(() -> (VirtualFlow<?>) table.lookup(".virtual-flow"));
        for (int i = 0; i < 200; i++) {
            step(table, flow, i * 97.0);
        }
        List<Step> lines = new ArrayList<>();
        List<Step> pages = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            lines.add(step(table, flow, 120));
            pages.add(step(table, flow, 4000));
        }
        List<Step> arriving = new ArrayList<>();
        for (int i = 0; i < STREAMED; i++) {
            List<JobRow> more = rows(JOBS + i * 100);
            arriving.add(timed(table, () -> {
                model.jobs().arrived(more);
                flow.scrollPixels(120);
            }));
        }
        for (String figures : List.of(
                figures("three lines on", lines), figures("pages on", pages), figures("while jobs arrive", arriving))) {
            System.getLogger("benchmark").log(System.Logger.Level.INFO, figures);
        }
        assertThat(share(lines, 99).work()).isLessThan(33);
        assertThat(share(pages, 99).work()).isLessThan(33);
        assertThat(share(arriving, 99).work()).isLessThan(33);
    }

    /**
     * What a step took, in milliseconds.
     *
     * @param work the processor's time for the JavaFX thread: what the machine does besides does not count
     * @param wall by the clock
     */
    private record Step(double work, double wall) {}

    private static Step share(List<Step> steps, int percent) {
        List<Step> sorted = new ArrayList<>(steps);
        sorted.sort(Comparator.comparingDouble(Step::work));
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private static String figures(String what, List<Step> steps) {
        double wall = steps.stream()
                .mapToDouble(Step::wall)
                .sorted()
                .skip(steps.size() / 2)
                .findFirst()
                .orElseThrow();
        return "%d jobs, %s: median %.1f ms, 95 %% %.1f ms, 99 %% %.1f ms, longest %.1f ms of work; median by the clock %.1f ms"
                .formatted(
                        JOBS,
                        what,
                        share(steps, 50).work(),
                        share(steps, 95).work(),
                        share(steps, 99).work(),
                        share(steps, 100).work(),
                        wall);
    }

    private static Step step(TableView<?> table, VirtualFlow<?> flow, double pixels) {
        return timed(table, () -> flow.scrollPixels(pixels));
    }

    private static Step timed(TableView<?> table, Runnable change) {
        return onFx(() -> {
            long work = THREADS.getCurrentThreadCpuTime();
            long wall = System.nanoTime();
            change.run();
            table.getScene().getRoot().applyCss();
            table.getScene().getRoot().layout();
            return new Step((THREADS.getCurrentThreadCpuTime() - work) / 1e6, (System.nanoTime() - wall) / 1e6);
        });
    }
}
