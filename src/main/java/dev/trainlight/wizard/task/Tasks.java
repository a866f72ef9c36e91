package dev.trainlight.wizard.task;

import dev.trainlight.evidence.Failure;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Work with what follows it, told in the order in which it happens:
 *
 * <pre>{@code
 * running = Tasks.create("list jobs", control -> account.jobs(query, page -> control.onUi(() -> add(page)), control))
 *         .onSuccess(all -> complete())
 *         .onFailure(failure::set)
 *         .busy(busy, texts.get("page.job.busy"))
 *         .start(runner);
 * }</pre>
 *
 * Everything that follows runs on the thread of the user interface.
 *
 * @param <T> what comes of the work
 */
public final class Tasks<T> {
    private final String name;
    private final Work<? extends T> work;
    private Consumer<? super T> success = _ -> {};
    private Consumer<Failure> failure = _ -> {};
    private Consumer<Optional<T>> cancelled = _ -> {};
    private BiConsumer<String, Double> progress = (_, _) -> {};
    private Runnable last = () -> {};
    private Busy busy;
    private String busyWith;

    private Tasks(String name, Work<? extends T> work) {
        this.name = Objects.requireNonNull(name);
        this.work = Objects.requireNonNull(work);
    }

    /** A task that does not run yet; the name is the thread's, for logs. */
    public static <T> Tasks<T> create(String name, Work<? extends T> work) {
        return new Tasks<>(name, work);
    }

    /** What happens with what came of it. */
    public Tasks<T> onSuccess(Consumer<? super T> then) {
        success = then;
        return this;
    }

    /** What happens when it goes wrong. */
    public Tasks<T> onFailure(Consumer<Failure> then) {
        failure = then;
        return this;
    }

    /** What happens when it was cancelled; gets what the work had until then, where it handed that back. */
    public Tasks<T> onCancelled(Consumer<Optional<T>> then) {
        cancelled = then;
        return this;
    }

    /** Hears what is being waited for and how much is done (0 to 1, negative where not known). */
    public Tasks<T> onProgress(BiConsumer<String, Double> then) {
        progress = then;
        return this;
    }

    /** What happens at the end in any case. */
    public Tasks<T> andFinally(Runnable then) {
        last = then;
        return this;
    }

    /** Shows it in that busy strip while it runs, with a way to cancel. */
    public Tasks<T> busy(Busy strip, String what) {
        busy = strip;
        busyWith = what;
        return this;
    }

    /** Starts it. */
    public Running start(TaskRunner runner) {
        Started started = new Started(runner);
        started.begin();
        return started;
    }

    /** One run of the task. All fields but the two flags belong to the thread of the user interface. */
    private final class Started implements Running, Control {
        private final TaskRunner runner;
        private TaskRunner.Handle handle = () -> {};
        private volatile boolean stopped;
        private volatile boolean abandoned;
        private boolean ended;

        Started(TaskRunner runner) {
            this.runner = runner;
        }

        void begin() {
            if (busy != null) {
                busy.begin(this, busyWith, this::cancel, runner);
            }
            handle = runner.background(name, this::work);
        }

        private void work() {
            try {
                T value = work.run(this);
                end(() -> {
                    if (stopped) {
                        cancelled.accept(Optional.ofNullable(value));
                    } else {
                        success.accept(value);
                    }
                });
            } catch (Throwable fault) {
                // Errors too: a page that waits for ever tells nobody that memory ran out.
                Failure told = Failures.of(fault, name);
                boolean stop = stopped || told.kind() == Failure.Kind.CANCELLED;
                end(() -> {
                    if (stop) {
                        cancelled.accept(Optional.empty());
                    } else {
                        failure.accept(told);
                    }
                });
            }
        }

        private void end(Runnable outcome) {
            runner.onUi(() -> {
                ended = true;
                if (busy != null) {
                    busy.end(this);
                }
                if (!abandoned) {
                    outcome.run();
                    last.run();
                }
            });
        }

        @Override
        public void cancel() {
            stopped = true;
            handle.stop();
        }

        @Override
        public void abandon() {
            abandoned = true;
            cancel();
            if (busy != null) {
                busy.end(this);
            }
        }

        @Override
        public boolean ended() {
            return ended;
        }

        @Override
        public boolean cancelled() {
            return stopped;
        }

        @Override
        public void onUi(Runnable action) {
            runner.onUi(() -> {
                if (!abandoned) {
                    action.run();
                }
            });
        }

        @Override
        public void resting(boolean rests) {
            onUi(() -> {
                if (busy != null) {
                    busy.rest(this, rests);
                }
            });
        }

        @Override
        public void waitingFor(String what, double fraction) {
            onUi(() -> {
                if (busy != null) {
                    busy.waitingFor(this, what, fraction);
                }
                progress.accept(what, fraction);
            });
        }
    }
}
