package dev.trainlight.wizard.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.CaseReader;
import dev.trainlight.evidence.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TasksTest {
    private final InlineTaskRunner runner = new InlineTaskRunner();
    private final List<String> heard = new ArrayList<>();
    private final Busy busy = new Busy();

    private Tasks<String> task(Work<String> work) {
        return Tasks.<String>create("test", work)
                .onSuccess(value -> heard.add("success " + value))
                .onFailure(failure -> heard.add("failure " + failure.kind()))
                .onCancelled(value -> heard.add("cancelled " + value.orElse("-")))
                .andFinally(() -> heard.add("end"))
                .busy(busy, "Working…");
    }

    @Test
    void tellsWhatCameOfIt() {
        task(_ -> "done").start(runner);
        assertThat(heard).containsExactly("success done", "end");
        assertThat(busy.activeProperty().get()).isFalse();
    }

    @Test
    void tellsAKnownFailureAsItIsAndAnyOtherWithoutItsMessage() {
        Failure known = Failure.of(Failure.Kind.NETWORK, Failure.Remedy.RETRY, "network.broken");
        task(_ -> {
                    throw new AccountException(known);
                })
                .start(runner);
        task(_ -> {
                    throw new StackOverflowError();
                })
                .start(runner);
        assertThat(heard).containsExactly("failure NETWORK", "end", "failure UNEXPECTED", "end");
        Failure unexpected = Failures.of(new IllegalStateException("token=secret"), "listing");
        assertThat(unexpected.detail().orElseThrow())
                .contains("IllegalStateException", "while: listing")
                .doesNotContain("secret");
    }

    @Test
    void saysWhereAFileIsWrong() {
        try {
            CaseReader.read("{\n  oops");
            throw new AssertionError("read");
        } catch (CaseFormatException format) {
            assertThat(Failures.of(format, "open").text(Locale.ENGLISH)).contains("line 2");
        }
    }

    @Test
    void aCancelledTaskHandsOverWhatItHas() {
        runner.hold();
        Running running = task(control -> control.cancelled() ? "half" : "all").start(runner);
        assertThat(busy.activeProperty().get()).isTrue();
        busy.cancel();
        assertThat(busy.cancellingProperty().get()).isTrue();
        assertThat(runner.stops()).isEqualTo(1);
        runner.runHeld();
        assertThat(heard).containsExactly("cancelled half", "end");
        assertThat(running.ended()).isTrue();
    }

    @Test
    void anAbandonedTaskTellsNothing() {
        runner.hold();
        Running running = task(control -> {
                    control.onUi(() -> heard.add("late"));
                    return "done";
                })
                .start(runner);
        running.abandon();
        assertThat(busy.activeProperty().get()).isFalse();
        runner.runHeld();
        assertThat(heard).isEmpty();
    }

    @Test
    void theStripShowsTheLatestWorkAndSaysWhenItIsSlow() {
        runner.hold();
        task(_ -> "first").start(runner);
        runner.pass(Busy.SLOW);
        assertThat(busy.slowProperty().get()).isTrue();
        task(control -> {
                    control.waitingFor("iam:GetRole", 0.5);
                    assertThat(busy.waitingForProperty().get()).isEqualTo("iam:GetRole");
                    control.resting(true);
                    assertThat(busy.activeProperty().get()).isFalse();
                    control.resting(false);
                    return "second";
                })
                .start(runner);
        assertThat(busy.slowProperty().get()).isFalse();
        runner.runHeld();
        assertThat(heard).containsExactly("success first", "end", "success second", "end");
        assertThat(busy.activeProperty().get()).isFalse();
    }
}
