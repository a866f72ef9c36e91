package dev.trainlight.wizard.casefile;

import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.CaseReader;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import dev.trainlight.evidence.Identity;
import dev.trainlight.evidence.JobQuery;
import dev.trainlight.evidence.JobSummary;
import dev.trainlight.evidence.RefusedAttempt;
import dev.trainlight.evidence.RoleSummary;
import dev.trainlight.evidence.Subject;
import dev.trainlight.iam.Arn;
import dev.trainlight.sagemaker.TrainingJob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A case file that somebody saved, seen as an account with one job: nobody has to sign in for it. Collecting reads the
 * file again, so that "check again" sees a newer version of it.
 */
public final class CaseFileAccount implements Account {
    private final Path file;
    private final Case first;

    private CaseFileAccount(Path file, Case first) {
        this.file = file;
        this.first = first;
    }

    /**
     * Opens a case file.
     *
     * @throws IOException where it cannot be read
     * @throws CaseFormatException where it is no case
     */
    public static CaseFileAccount open(Path file) throws IOException, CaseFormatException {
        return new CaseFileAccount(file, CaseReader.read(file));
    }

    /** What the case is about. */
    public Subject subject() {
        Optional<TrainingJob> described = first.trainingJob().toOptional();
        Optional<TrainingJob> request = first.request().toOptional();
        if (described.isPresent()) {
            return new Subject.Job(described.get().name().orElse(""));
        }
        if (request.isPresent()) {
            return new Subject.Planned(request.get().json());
        }
        Optional<String> role = first.executionRole().toOptional().flatMap(principal -> principal.arn());
        if (first.message().isEmpty() && role.isPresent()) {
            return new Subject.Role(role.get());
        }
        return new Subject.Message(first.message().orElse(""), first.where());
    }

    @Override
    public Identity identity() {
        return new Identity(
                file.getFileName().toString(),
                "",
                first.accountId().orElse(""),
                first.partition().orElse("aws"),
                first.region().orElse(""),
                Optional.empty(),
                false);
    }

    @Override
    public void jobs(JobQuery query, Consumer<List<JobSummary>> page, Cancellation cancellation) {
        page.accept(first.trainingJob().toOptional().map(this::summary).stream()
                .filter(job -> query.status().map(job.status()::equals).orElse(true))
                .toList());
    }

    private JobSummary summary(TrainingJob job) {
        return new JobSummary(
                job.name().orElse(""),
                job.arn().map(Arn::toString).orElse(""),
                job.status().orElse(""),
                job.secondaryStatus(),
                job.created().or(first::collectedAt).orElse(Instant.EPOCH),
                job.running() ? Optional.empty() : job.modified(),
                job.modified(),
                job.roleArn());
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
        if (!subject.equals(subject())) {
            throw new AccountException(Failure.of(
                    Kind.NOT_FOUND,
                    Remedy.CHOOSE_PROFILE,
                    "case-file.only",
                    identity().name()));
        }
        try {
            return CaseReader.read(file);
        } catch (CaseFormatException changed) {
            throw new AccountException(changed.failure(), changed);
        } catch (IOException gone) {
            throw new AccountException(
                    Failure.of(Kind.FILE, Remedy.OPEN_CASE, "file.io", String.valueOf(gone.getMessage())), gone);
        }
    }
}
