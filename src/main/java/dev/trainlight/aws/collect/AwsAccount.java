package dev.trainlight.aws.collect;

import dev.trainlight.aws.AwsSession;
import dev.trainlight.aws.Identities;
import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.AwsOpinions;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Identity;
import dev.trainlight.evidence.JobQuery;
import dev.trainlight.evidence.JobSummary;
import dev.trainlight.evidence.PolicyForValidation;
import dev.trainlight.evidence.PolicyValidation;
import dev.trainlight.evidence.RefusedAttempt;
import dev.trainlight.evidence.Renewal;
import dev.trainlight.evidence.RoleSummary;
import dev.trainlight.evidence.SimulationRequest;
import dev.trainlight.evidence.Subject;
import dev.trainlight.sagemaker.ImageRegistries;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A real AWS account, seen through one session. It only reads. */
public final class AwsAccount implements Account {
    private final AwsSession session;
    private final Identity identity;
    private final Limits limits;
    private final Clock clock;
    private final Pace trail;
    private final ImageRegistries registries = ImageRegistries.bundled();

    /** The account of that session, with the usual limits. */
    public AwsAccount(AwsSession session, Identity identity) {
        this(session, identity, Limits.standard(), Clock.systemUTC());
    }

    /** The same with other limits and another clock. */
    public AwsAccount(AwsSession session, Identity identity, Limits limits, Clock clock) {
        this.session = session;
        this.identity = identity;
        this.limits = limits;
        this.clock = clock;
        // CloudTrail counts a whole account's calls, so all collections of this account share one pace.
        this.trail = new Pace(limits.trailEvery(), 2);
    }

    /**
     * Asks AWS who is signed in, and opens the account.
     *
     * @throws AccountException where AWS does not accept the credentials, or cannot be asked
     */
    public static AwsAccount open(AwsSession session) throws AccountException {
        return new AwsAccount(session, Identities.of(session));
    }

    @Override
    public Identity identity() {
        return identity;
    }

    @Override
    public void jobs(JobQuery query, Consumer<List<JobSummary>> page, Cancellation cancellation)
            throws AccountException {
        new JobList(session).read(query, page, cancellation);
    }

    @Override
    public void refusedAttempts(Consumer<List<RefusedAttempt>> page, Cancellation cancellation)
            throws AccountException {
        new RefusedList(session, trail, clock).read(page, cancellation);
    }

    @Override
    public void roles(Consumer<List<RoleSummary>> page, Cancellation cancellation) throws AccountException {
        new RoleList(session).read(page, cancellation);
    }

    /**
     * Asks IAM's policy simulator. Needs {@code iam:SimulatePrincipalPolicy}, which shows what others may do; who may not
     * call it gets a gap.
     */
    @Override
    public AwsOpinions opinions(List<SimulationRequest> questions, Cancellation cancellation) throws AccountException {
        return new Simulator(session, limits, clock).ask(questions, trail, cancellation);
    }

    @Override
    public void validate(
            List<PolicyForValidation> policies, Consumer<PolicyValidation> answered, Cancellation cancellation)
            throws AccountException {
        new PolicyValidator(session).validate(policies, answered, cancellation);
    }

    @Override
    public Case collect(Subject subject, CollectionListener listener, Cancellation cancellation)
            throws AccountException {
        return gather(collector -> collector.begin(subject), soFar -> soFar, listener, cancellation);
    }

    @Override
    public Case collectAgain(
            Subject subject, Case before, Renewal parts, CollectionListener listener, Cancellation cancellation)
            throws AccountException {
        return gather(
                collector -> collector.again(before, parts),
                soFar -> parts.merge(before, soFar),
                listener,
                cancellation);
    }

    private Case gather(
            Consumer<Collector> begin,
            UnaryOperator<Case> whole,
            CollectionListener listener,
            Cancellation cancellation)
            throws AccountException {
        Draft draft = new Draft(identity, clock.instant());
        try (Calls calls = new Calls(limits, trail, clock, draft::gap, draft::call, cancellation)) {
            begin.accept(new Collector(new Gathering(session, identity, limits, clock, calls, draft), registries));
            calls.join(
                    news -> listener.progress(news.call(), news.done(), news.known()),
                    () -> listener.partial(whole.apply(draft.snapshot())));
            return whole.apply(draft.snapshot());
        }
    }
}
