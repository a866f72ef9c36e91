package dev.trainlight.wizard.page.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.JobSummary;
import dev.trainlight.wizard.page.FakeAccount;
import dev.trainlight.wizard.page.TestSurroundings;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.task.TaskRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class JobListModelTest {
    private final TestSurroundings around = new TestSurroundings();
    private final SimpleObjectProperty<Account> account = new SimpleObjectProperty<>();
    private final FakeAccount fake = new FakeAccount("ml-prod");
    private final List<Failure> failed = new ArrayList<>();
    private final Busy busy = new Busy();

    private JobListModel model(TaskRunner runner) {
        account.set(fake);
        return new JobListModel(account, runner, around.texts, busy, (told, _) -> failed.add(told));
    }

    static JobSummary job(int number, String status) {
        Instant created = TestSurroundings.NOW.minusSeconds(number * 600L);
        return new JobSummary(
                "job-%06d".formatted(number),
                "arn:aws:sagemaker:eu-west-1:111122223333:training-job/job-%06d".formatted(number),
                status,
                Optional.empty(),
                created,
                status.equals("InProgress") ? Optional.empty() : Optional.of(created.plusSeconds(192)),
                Optional.empty(),
                Optional.of("arn:aws:iam::111122223333:role/service-role/TrainRole"));
    }

    private void pages(int pages, int size) {
        for (int page = 0; page < pages; page++) {
            int first = page * size;
            fake.jobPages.add(IntStream.range(first, first + size)
                    .mapToObj(number -> job(number, number % 10 == 0 ? "Failed" : "Completed"))
                    .toList());
        }
    }

    @Test
    void listsOnceForAnAccountAndAgainForAnother() {
        pages(1, 5);
        JobListModel model = model(around.tasks);
        model.ensure();
        model.ensure();
        assertThat(model.all()).hasSize(5);
        assertThat(model.completeProperty().get()).isTrue();
        account.set(new FakeAccount("other"));
        model.ensure();
        assertThat(model.all()).isEmpty();
    }

    @Test
    void somebodySignedInAgainKeepsRowsAndSelection() {
        pages(1, 5);
        JobListModel model = model(around.tasks);
        model.ensure();
        model.selectedProperty().set(model.all().get(3));
        FakeAccount again = new FakeAccount("ml-prod");
        again.failure = Failure.of(Failure.Kind.NETWORK, Failure.Remedy.RETRY, "cancelled");
        account.set(again);
        model.ensure();
        model.load();
        assertThat(model.all()).hasSize(5);
        assertThat(model.selectedProperty().get()).isEqualTo(model.all().get(3));
    }

    @Test
    void aListingThatIsStoppedSaysSoUntilTheNext() {
        pages(1, 5);
        around.tasks.hold();
        JobListModel model = model(around.tasks);
        model.load();
        busy.cancel();
        around.tasks.runHeld();
        assertThat(model.stoppedProperty().get()).isTrue();
        assertThat(model.completeProperty().get()).isFalse();
        assertThat(model.loadingProperty().get()).isFalse();
        model.load();
        assertThat(model.stoppedProperty().get()).isFalse();
    }

    @Test
    void filtersByEveryWordAndByStatus() {
        pages(1, 50);
        JobListModel model = model(around.tasks);
        model.ensure();
        model.filterProperty().set("JOB nothing train");
        assertThat(model.shown()).isEmpty();
        model.filterProperty().set("JOB-00001 train");
        assertThat(model.shown()).hasSize(10);
        model.statusProperty().set(JobStatus.FAILED);
        assertThat(model.shown()).extracting(row -> row.job().name()).containsExactly("job-000010");
        model.filterProperty().set("");
        model.statusProperty().set(null);
        assertThat(model.shown()).hasSize(50);
    }

    @Test
    void refreshingKeepsTheSelectedJobAsLongAsItIsThere() {
        pages(1, 5);
        JobListModel model = model(around.tasks);
        model.ensure();
        model.selectedProperty().set(model.all().get(2));
        model.load();
        assertThat(model.selectedProperty().get().job().name()).isEqualTo("job-000002");
        fake.jobPages.set(0, List.of(job(9, "Failed")));
        model.load();
        assertThat(model.selectedProperty().get()).isNull();
    }

    @Test
    void aFailureKeepsWhatCameBeforeIt() {
        pages(1, 5);
        fake.failure = Failure.of(Failure.Kind.NETWORK, Failure.Remedy.RETRY, "network.broken");
        JobListModel model = model(around.tasks);
        model.ensure();
        assertThat(model.all()).hasSize(5);
        assertThat(model.failureProperty().get()).isEqualTo(fake.failure);
        assertThat(failed).containsExactly(fake.failure);
        assertThat(model.loadingProperty().get()).isFalse();
    }

    @Test
    void aRunningJobRunsUntilNow() {
        JobRow row = JobRow.of(job(6, "InProgress"));
        assertThat(row.length(TestSurroundings.NOW)).isEqualTo(Duration.ofHours(1));
        assertThat(row.role()).contains("TrainRole");
    }

    @Test
    void olderPagesComeOnlyWhenSomebodyScrollsOrFilters() throws Exception {
        pages(20, 100);
        try (OneThreadForTheScreen runner = new OneThreadForTheScreen()) {
            JobListModel model = model(runner);
            runner.onUi(model::ensure);
            runner.until(() -> model.all().size() == JobListModel.STEP
                    && !busy.activeProperty().get());
            assertThat(runner.get(() -> model.completeProperty().get())).isFalse();
            runner.onUi(() -> model.seen(10));
            assertThat(runner.get(() -> model.all().size())).isEqualTo(JobListModel.STEP);
            runner.onUi(() -> model.seen(JobListModel.STEP - 1));
            runner.until(() -> model.all().size() == 2 * JobListModel.STEP);
            runner.onUi(() -> model.filterProperty().set("001999"));
            runner.until(
                    () -> model.shown().size() == 1 && model.completeProperty().get());
        }
    }

    @Test
    void aListingThatWaitsEndsWithTheWindow() throws Exception {
        pages(20, 100);
        try (OneThreadForTheScreen runner = new OneThreadForTheScreen()) {
            JobListModel model = model(runner);
            runner.onUi(model::ensure);
            runner.until(() -> model.all().size() == JobListModel.STEP);
            runner.onUi(model::stop);
            runner.untilWorkEnded();
        }
    }

    /** Real threads, with one of them in the place of the JavaFX thread. */
    private static final class OneThreadForTheScreen implements TaskRunner, AutoCloseable {
        private final ExecutorService screen = Executors.newSingleThreadExecutor();
        private final List<Thread> work = new ArrayList<>();

        @Override
        public Handle background(String name, Runnable job) {
            Thread thread = Thread.ofVirtual().start(job);
            work.add(thread);
            return thread::interrupt;
        }

        @Override
        public void onUi(Runnable action) {
            screen.execute(action);
        }

        @Override
        public Handle after(Duration delay, Runnable action) {
            return () -> {};
        }

        <T> T get(Callable<T> call) throws Exception {
            Future<T> future = screen.submit(call);
            return future.get();
        }

        void until(Callable<Boolean> condition) throws Exception {
            for (int i = 0; i < 1000; i++) {
                if (get(condition)) {
                    return;
                }
                Thread.sleep(10);
            }
            throw new AssertionError("waited in vain");
        }

        void untilWorkEnded() throws Exception {
            get(() -> true);
            for (Thread thread : work) {
                assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
            }
        }

        @Override
        public void close() {
            screen.shutdownNow();
        }
    }
}
