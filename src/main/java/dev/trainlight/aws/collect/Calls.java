package dev.trainlight.aws.collect;

import dev.trainlight.aws.AwsErrors;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.CallMade;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Gap;
import dev.trainlight.iam.Slot;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * The calls of one collection. A step ({@link #fork}) runs on a thread of its own and may fork further steps as soon as
 * it knows what they need: so the steps follow their dependencies and nothing else. Inside a step, {@link #ask} makes one
 * call, waits for its turn among the calls of its service, and turns every refusal into a gap. The thread that began the
 * collection waits in {@link #join}, where cancellation and the overall time limit are watched and the listener is told.
 */
final class Calls implements AutoCloseable {
    private static final Duration REST = Duration.ofMillis(40);
    private static final Duration BETWEEN_TICKS = Duration.ofMillis(100);

    /**
     * A call began or ended.
     *
     * @param call its permission
     * @param done calls answered
     * @param known calls known to be needed so far
     */
    record Progress(String call, int done, int known) {}

    /**
     * EC2 says this of a wrong clock and of credentials that are over
     * (AWSEC2/latest/APIReference/errors-overview.html). Where others were answered, the clock is right.
     */
    private static final String OVER_OR_CLOCK = "RequestExpired";

    private static final Failure OVER = Failure.of(Failure.Kind.SIGN_IN_NEEDED, Failure.Remedy.SIGN_IN, "aws.expired");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();
    private final Set<String> begun = ConcurrentHashMap.newKeySet();
    private final Limits limits;
    private final Pace trail;
    private final Clock clock;
    private final Consumer<Gap> gaps;
    private final Consumer<CallMade> made;
    private final Cancellation cancellation;
    private final long deadline;

    private final Object lock = new Object();
    private final Set<Ask> pending = new LinkedHashSet<>();
    private final Queue<Progress> progress = new ArrayDeque<>();
    private int steps;
    private int known;
    private int done;
    private boolean answered;
    private boolean stopped;
    private Optional<Failure> end = Optional.empty();
    private Optional<Failure> unreachable = Optional.empty();
    private Optional<RuntimeException> fault = Optional.empty();

    /**
     * @param gaps takes what was refused
     * @param made takes each question, with what came of it
     */
    Calls(
            Limits limits,
            Pace trail,
            Clock clock,
            Consumer<Gap> gaps,
            Consumer<CallMade> made,
            Cancellation cancellation) {
        this.limits = limits;
        this.trail = trail;
        this.clock = clock;
        this.gaps = gaps;
        this.made = made;
        this.cancellation = cancellation;
        this.deadline = System.nanoTime() + limits.overall().toNanos();
    }

    /** Begins a step, at once, on a thread of its own. */
    void fork(Runnable step) {
        synchronized (lock) {
            if (stopped) {
                return;
            }
            steps++;
        }
        threads.execute(() -> {
            try {
                step.run();
            } catch (Stopped _) {
                // The collection ended while the step was waiting; its question became a gap.
            } catch (RuntimeException bug) {
                synchronized (lock) {
                    fault = fault.or(() -> Optional.of(bug));
                }
            } finally {
                synchronized (lock) {
                    steps--;
                    if (over()) {
                        lock.notifyAll();
                    }
                }
            }
        });
    }

    /** Begins a step unless one of that name was begun before: a bucket that two channels name is read once. */
    void once(String name, Runnable step) {
        if (begun.add(name)) {
            fork(step);
        }
    }

    /**
     * Asks AWS.
     *
     * @return the answer; none where an error code of the question says so; unknown where AWS refused, failed or did not
     *     answer, and then a gap was noted
     */
    <T> Slot<T> ask(Ask question, Callable<T> call) {
        return ask(question, call, gaps);
    }

    /** Asks AWS where another call can stand in: a refusal is handed on instead of being noted. */
    <T> Slot<T> ask(Ask question, Callable<T> call, Consumer<Gap> refused) {
        begin(question);
        try {
            Semaphore turn =
                    turns.computeIfAbsent(question.service(), service -> new Semaphore(limits.atOnce(service), true));
            turn.acquire();
            try {
                if (question.service().equals("cloudtrail")) {
                    trail.await();
                }
                T answer = call.call();
                note(question, true, CallMade.ANSWERED);
                return Slot.of(answer);
            } finally {
                turn.release();
            }
        } catch (InterruptedException _) {
            throw new Stopped();
        } catch (Exception refusal) {
            return refused(question, refusal, refused);
        }
    }

    private <T> Slot<T> refused(Ask question, Exception refusal, Consumer<Gap> refused) {
        synchronized (lock) {
            if (stopped) {
                throw new Stopped();
            }
        }
        String reason = AwsErrors.reason(refusal);
        if (question.noneCodes().contains(reason)) {
            note(question, true, CallMade.NONE);
            return Slot.none();
        }
        synchronized (lock) {
            Failure failure = AwsErrors.failure(question.call(), refusal);
            switch (AwsErrors.problem(refusal)) {
                case EXPIRED, NO_CREDENTIALS -> end = end.or(() -> Optional.of(failure));
                case CLOCK -> {
                    if (answered && reason.equals(OVER_OR_CLOCK)) {
                        end = end.or(() -> Optional.of(OVER));
                    } else {
                        unreachable = unreachable.or(() -> Optional.of(failure));
                    }
                }
                case NETWORK, BAD_CREDENTIALS -> unreachable = unreachable.or(() -> Optional.of(failure));
                case ACCESS_DENIED, NOT_FOUND, THROTTLED, SERVICE, BAD_REQUEST, BAD_CONFIG, CANCELLED, UNEXPECTED ->
                    answered = true;
            }
        }
        refused.accept(new Gap(question.evidence(), question.resource(), Optional.of(question.call()), reason));
        note(question, false, reason);
        return Slot.unknown();
    }

    /** Ends the collection: what it is about does not exist. */
    void fail(Failure failure) {
        synchronized (lock) {
            end = end.or(() -> Optional.of(failure));
            lock.notifyAll();
        }
    }

    private void begin(Ask question) {
        synchronized (lock) {
            if (stopped) {
                throw new Stopped();
            }
            known++;
            pending.add(question);
            // Nobody is woken: whoever waits looks again soon, and a collection has better things to do than telling.
            progress.add(new Progress(question.call(), done, known));
        }
    }

    private void note(Ask question, boolean byAws, String outcome) {
        synchronized (lock) {
            if (stopped) {
                throw new Stopped();
            }
            answered |= byAws;
            done++;
            pending.remove(question);
            made(question, outcome);
            // Nobody is woken: whoever waits looks again soon, and a collection has better things to do than telling.
            progress.add(new Progress(question.call(), done, known));
        }
    }

    private void made(Ask question, String outcome) {
        made.accept(new CallMade(question.call(), question.resource(), Optional.of(clock.instant()), outcome));
    }

    /**
     * Waits until every step has ended, or somebody cancels, or the time is up; tells the listener meanwhile, on this
     * thread. What was not answered by then is a gap.
     *
     * @param told hears of every call
     * @param tick runs now and then, after calls were answered
     * @throws AccountException where the session is over, or AWS could not be reached at all
     */
    void join(Consumer<Progress> told, Runnable tick) throws AccountException {
        Optional<String> cut = Optional.empty();
        boolean running = true;
        boolean dirty = false;
        long ticked = System.nanoTime();
        while (running && cut.isEmpty()) {
            List<Progress> news;
            synchronized (lock) {
                if (progress.isEmpty() && !over()) {
                    rest();
                }
                news = new ArrayList<>(progress);
                progress.clear();
                running = !over();
            }
            news.forEach(told);
            dirty |= !news.isEmpty();
            // Reading a case takes a moment itself: calls that end together are told of together.
            if (dirty && running && System.nanoTime() - ticked > BETWEEN_TICKS.toNanos()) {
                tick.run();
                dirty = false;
                ticked = System.nanoTime();
            }
            cut = cut();
        }
        stop(running ? cut : Optional.empty());
    }

    private boolean over() {
        return steps == 0 || end.isPresent() || fault.isPresent();
    }

    private void rest() {
        try {
            lock.wait(REST.toMillis());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<String> cut() {
        if (cancellation.cancelled() || Thread.currentThread().isInterrupted()) {
            return Optional.of("cancelled");
        }
        return System.nanoTime() - deadline > 0 ? Optional.of("no time left") : Optional.empty();
    }

    private void stop(Optional<String> cut) throws AccountException {
        List<Ask> unanswered;
        synchronized (lock) {
            stopped = true;
            unanswered = List.copyOf(pending);
        }
        threads.shutdownNow();
        cut.ifPresent(reason -> unanswered.forEach(question -> {
            gaps.accept(new Gap(question.evidence(), question.resource(), Optional.of(question.call()), reason));
            made(question, reason);
        }));
        if (fault.isPresent()) {
            throw fault.get();
        }
        if (end.isPresent()) {
            throw new AccountException(end.get());
        }
        if (!answered && unreachable.isPresent()) {
            throw new AccountException(unreachable.get());
        }
    }

    /** Ends every step that is still under way. */
    @Override
    public void close() {
        synchronized (lock) {
            stopped = true;
        }
        threads.shutdownNow();
    }

    /** Leaves a step whose collection has ended. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super(null, null, false, false);
        }
    }
}
