package dev.trainlight.wizard.page;

import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.CaseReader;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Identity;
import dev.trainlight.evidence.JobQuery;
import dev.trainlight.evidence.JobSummary;
import dev.trainlight.evidence.PolicyForValidation;
import dev.trainlight.evidence.PolicyValidation;
import dev.trainlight.evidence.RefusedAttempt;
import dev.trainlight.evidence.RoleSummary;
import dev.trainlight.evidence.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** An account that answers what the test says. */
public final class FakeAccount implements Account {
    /** Pages of jobs. */
    public final List<List<JobSummary>> jobPages = new ArrayList<>();

    /** Refused attempts, on one page. */
    public List<RefusedAttempt> refused = List.of();

    /** Roles, on one page. */
    public List<RoleSummary> roles = List.of();

    /** What collecting gives. */
    public String caseJson = "{\"schema\": \"trainlight/case/1\"}";

    /** What every call fails with, after its pages; null: nothing. */
    public Failure failure;

    /** Whether listing refused attempts ends only when it is cancelled. */
    public volatile boolean stuck;

    /** What was asked to be collected. */
    public final List<Subject> collected = new ArrayList<>();

    /** What AWS says about every document. */
    public List<PolicyValidation.Remark> remarks = List.of();

    /** The documents that AWS was asked about. */
    public final List<PolicyForValidation> validated = new ArrayList<>();

    private final String name;

    public FakeAccount(String name) {
        this.name = name;
    }

    @Override
    public Identity identity() {
        return new Identity(
                name,
                "arn:aws:sts::111122223333:assumed-role/DataScientist/ann",
                "111122223333",
                "aws",
                "eu-west-1",
                Optional.of(name),
                false);
    }

    @Override
    public void jobs(JobQuery query, Consumer<List<JobSummary>> page, Cancellation cancellation)
            throws AccountException {
        for (List<JobSummary> each : jobPages) {
            if (cancellation.cancelled()) {
                return;
            }
            page.accept(each);
        }
        fail();
    }

    @Override
    public void refusedAttempts(Consumer<List<RefusedAttempt>> page, Cancellation cancellation)
            throws AccountException {
        while (stuck && !cancellation.cancelled()) {
            LockSupport.parkNanos(1_000_000);
        }
        page.accept(refused);
        fail();
    }

    @Override
    public void roles(Consumer<List<RoleSummary>> page, Cancellation cancellation) throws AccountException {
        page.accept(roles);
        fail();
    }

    @Override
    public void validate(
            List<PolicyForValidation> policies, Consumer<PolicyValidation> answered, Cancellation cancellation)
            throws AccountException {
        fail();
        validated.addAll(policies);
        policies.forEach(policy -> answered.accept(new PolicyValidation(policy, remarks)));
    }

    @Override
    public Case collect(Subject subject, CollectionListener listener, Cancellation cancellation)
            throws AccountException {
        collected.add(subject);
        fail();
        try {
            return CaseReader.read(caseJson);
        } catch (CaseFormatException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private void fail() throws AccountException {
        if (failure != null) {
            throw new AccountException(failure);
        }
    }
}
