package dev.trainlight.wizard.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.wizard.UiTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FxTaskRunnerTest extends UiTest {
    private final FxTaskRunner tasks = new FxTaskRunner();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        tasks.close();
    }

    @Test
    void whatIsForTheWindowWaitsUntilThereIsOne() throws InterruptedException {
        CountDownLatch worked = new CountDownLatch(1);
        tasks.background("work", () -> {
            tasks.onUi(() -> told.add("first"));
            tasks.onUi(() -> told.add("second"));
            worked.countDown();
        });
        assertThat(worked.await(20, TimeUnit.SECONDS)).isTrue();
        settle();
        assertThat(told).isEmpty();

        onFx(tasks::release);
        assertThat(told).containsExactly("first", "second");
        tasks.onUi(() -> told.add(Platform.isFxApplicationThread() ? "third" : "astray"));
        settle();
        assertThat(told).containsExactly("first", "second", "third");
    }

    @Test
    void whatComesLaterWaitsToo() throws InterruptedException {
        CountDownLatch came = new CountDownLatch(1);
        tasks.after(Duration.ZERO, () -> told.add("later"));
        tasks.after(Duration.ofMillis(1), came::countDown);
        assertThat(came.await(200, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(told).isEmpty();
        onFx(tasks::release);
        assertThat(came.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(told).containsExactly("later");
    }
}
