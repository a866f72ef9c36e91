package dev.trainlight.wizard;

import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.AwsOpinions;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Identity;
import dev.trainlight.evidence.JobQuery;
import dev.trainlight.evidence.JobSummary;
import dev.trainlight.evidence.RefusedAttempt;
import dev.trainlight.evidence.Renewal;
import dev.trainlight.evidence.RoleSummary;
import dev.trainlight.evidence.SimulationRequest;
import dev.trainlight.evidence.Subject;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An account for tests that collects what the test says. */
public final class FakeAccount implements Account {
    private final Collector collector;
    private final String who;
    private Again again;
    private Simulator simulator = _ -> new AwsOpinions(List.of(), List.of());

    public FakeAccount(Collector collector) {
        this(collector, "user/DataScientist");
    }

    /** The same of another principal: the end of its ARN. */
    public FakeAccount(Collector collector, String who) {
        this.collector = collector;
        this.who = who;
    }

    /** The same account, which also has an opinion. */
    public FakeAccount withSimulator(Simulator answers) {
        simulator = answers;
        return this;
    }

    /** The same account, which also reads parts of a case again. */
    public FakeAccount withParts(Again reads) {
        again = reads;
        return this;
    }

    @Override
    public Case collectAgain(
            Subject subject, Case before, Renewal parts, CollectionListener listener, Cancellation cancellation)
            throws AccountException {
        return again == null ? collect(subject, listener, cancellation) : again.read(before, parts);
    }

    /** How parts of a case are read again. */
    @FunctionalInterface
    public interface Again {
        Case read(Case before, Renewal parts) throws AccountException;
    }

    @Override
    public AwsOpinions opinions(List<SimulationRequest> questions, Cancellation cancellation) throws AccountException {
        return simulator.ask(questions);
    }

    /** What AWS's simulator says. */
    @FunctionalInterface
    public interface Simulator {
        AwsOpinions ask(List<SimulationRequest> questions) throws AccountException;
    }

    /** How evidence is collected. */
    @FunctionalInterface
    public interface Collector {
        Case collect(Subject subject, CollectionListener listener, Cancellation cancellation) throws AccountException;
    }

    @Override
    public Identity identity() {
        return new Identity(
                "ml-prod",
                "arn:aws:iam::111122223333:" + who,
                "111122223333",
                "aws",
                "eu-west-1",
                Optional.of("ml-prod"),
                false);
    }

    @Override
    public void jobs(JobQuery query, Consumer<List<JobSummary>> page, Cancellation cancellation) {
        page.accept(List.of());
    }

    @Override
    public void refusedAttempts(Consumer<List<RefusedAttempt>> page, Cancellation cancellation) {
        page.accept(List.of());
    }

    @Override
    public void roles(Consumer<List<RoleSummary>> page, Cancellation cancellation) {
        page.accept(List.of());
    }

    @Override
    public Case collect(Subject subject, CollectionListener listener, Cancellation cancellation)
            throws AccountException {
        return collector.collect(subject, listener, cancellation);
    }
}
