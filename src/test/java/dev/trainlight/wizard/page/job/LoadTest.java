package dev.trainlight.wizard.page.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.RoleSummary;
import dev.trainlight.iam.Slot;
import dev.trainlight.wizard.page.FakeAccount;
import dev.trainlight.wizard.page.TestSurroundings;
import dev.trainlight.wizard.task.Busy;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

/** The lists of a very large account, and of a window that stays open all day. */
class LoadTest {
    private static final int JOBS = 100_000;
    private static final int ROLES = 5_000;
    private static final Duration DAY = Duration.ofHours(16);

    private final TestSurroundings around = new TestSurroundings();
    private final SimpleObjectProperty<Account> account = new SimpleObjectProperty<>();
    private final FakeAccount fake = new FakeAccount("ml-prod");
    private final Busy busy = new Busy();

    private JobListModel jobs(int number) {
        for (int first = 0; first < number; first += 100) {
            fake.jobPages.add(IntStream.range(first, first + 100)
                    .mapToObj(job -> JobListModelTest.job(job, job % 10 == 0 ? "Failed" : "Completed"))
                    .toList());
        }
        account.set(fake);
        return new JobListModel(account, around.tasks, around.texts, busy, (_, _) -> {});
    }

    private static long cpuMillis(Runnable work) {
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1_000_000;
    }

    private static long usedBytes() {
        for (int turn = 0; turn < 3; turn++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void aHundredThousandJobsAreListedAndFiltered() {
        JobListModel model = jobs(JOBS);
        // What is filtered for may be on any page: all are wanted.
        model.filterProperty().set("job");
        assertThat(cpuMillis(model::ensure)).isLessThan(5_000);
        assertThat(model.all()).hasSize(JOBS);
        assertThat(cpuMillis(() -> model.filterProperty().set("099999"))).isLessThan(500);
        assertThat(model.shown()).hasSize(1);
    }

    @Test
    void fiveThousandRolesAreListedAndFiltered() {
        fake.roles = IntStream.range(0, ROLES)
                .mapToObj(number -> new RoleSummary(
                        "Train-%05d".formatted(number),
                        "arn:aws:iam::111122223333:role/service-role/Train-%05d".formatted(number),
                        Slot.unknown(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        account.set(fake);
        LoadedList<RoleSummary> list =
                new LoadedList<>(account, Account::roles, around.tasks, busy, () -> "", (_, _) -> {});
        RolesModel model = new RolesModel(
                account,
                _ -> {
                    throw new IllegalStateException("no role is looked at");
                },
                list,
                around.tasks,
                around.texts,
                busy,
                (_, _) -> {});
        assertThat(cpuMillis(list::ensure)).isLessThan(2_000);
        assertThat(list.items()).hasSize(ROLES);
        assertThat(cpuMillis(() -> model.filterProperty().set("train-0499"))).isLessThan(200);
        assertThat(model.shown()).hasSize(10);
    }

    @Test
    void aDayOfRefreshingLeavesNothingBehind() {
        JobListModel model = jobs(200);
        model.ensure();
        model.selectedProperty().set(model.all().get(7));
        refresh(model, Duration.ofHours(1));
        long before = usedBytes();
        refresh(model, DAY);
        long grown = usedBytes() - before;
        assertThat(model.all()).hasSize(200);
        assertThat(model.selectedProperty().get().job().name()).isEqualTo("job-000007");
        assertThat(busy.activeProperty().get()).isFalse();
        assertThat(grown).as("bytes more after " + DAY).isLessThan(4L << 20);
    }

    /** As a window does that nobody looks at: the clock ticks, the list is read anew every minute. */
    private void refresh(JobListModel model, Duration time) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plusMinutes(1)) {
            around.now.set(around.now.get().plusSeconds(60));
            around.tasks.pass(Duration.ofMinutes(1));
            model.load();
        }
    }
}
