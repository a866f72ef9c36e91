package dev.trainlight.sample;

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
import dev.trainlight.evidence.RefusedAttempt;
import dev.trainlight.evidence.RoleSummary;
import dev.trainlight.evidence.Subject;
import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.PolicySyntaxException;
import dev.trainlight.iam.Slot;
import dev.trainlight.sagemaker.TrainingJob;
import dev.trainlight.sagemaker.TrainingJobReader;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sample account: behaves as an AWS account, needs none. After {@link #adopt} a job's collection gives the repaired
 * case, as if somebody had applied the fix.
 */
public final class SampleAccount implements Account {
    private final SampleData data;
    private final CaseAssembly assembly;
    private final Map<Subject, Case> repaired = new ConcurrentHashMap<>();

    /** The account as it looks at that clock's present moment. */
    public SampleAccount(Clock clock) {
        Instant now = clock.instant();
        this.data = SampleData.load(now);
        this.assembly = new CaseAssembly(data, now);
    }

    @Override
    public Identity identity() {
        JsonNode account = data.account();
        return new Identity(
                account.path("name").asString(),
                account.path("identity").asString(),
                account.path("accountId").asString(),
                account.path("partition").asString(),
                account.path("region").asString(),
                Optional.empty(),
                true);
    }

    @Override
    public void jobs(JobQuery query, Consumer<List<JobSummary>> page, Cancellation cancellation) {
        page.accept(data.jobs().values().stream()
                .map(job -> summary(TrainingJobReader.describe(job.path("job"))))
                .filter(job -> query.status().map(job.status()::equals).orElse(true))
                .filter(job -> query.nameContains()
                        .map(part -> lower(job.name()).contains(lower(part)))
                        .orElse(true))
                .sorted(Comparator.comparing(JobSummary::created).reversed())
                .limit(query.limit())
                .toList());
    }

    @Override
    public void refusedAttempts(Consumer<List<RefusedAttempt>> page, Cancellation cancellation) {
        page.accept(data.refused().stream()
                .map(CaseAssembly::attempt)
                .sorted(Comparator.comparing(RefusedAttempt::when).reversed())
                .toList());
    }

    @Override
    public void roles(Consumer<List<RoleSummary>> page, Cancellation cancellation) {
        page.accept(data.account().path("roles").properties().stream()
                .map(entry -> role(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(RoleSummary::name))
                .toList());
    }

    @Override
    public Case collect(Subject subject, CollectionListener listener, Cancellation cancellation)
            throws AccountException {
        if (repaired.containsKey(subject)) {
            return repaired.get(subject);
        }
        if (subject instanceof Subject.Job(String name) && !data.jobs().containsKey(name)) {
            throw new AccountException(Failure.of(
                    Failure.Kind.NOT_FOUND,
                    Failure.Remedy.NONE,
                    "job.not-found",
                    name,
                    identity().region()));
        }
        return assembly.collect(subject, listener);
    }

    /**
     * Takes a case as repaired: the next collection about that subject gives it, as if the job had been planned anew.
     *
     * @param subject what the case is about
     * @param fixed the case with the fix applied
     */
    public void adopt(Subject subject, Case fixed) {
        repaired.put(subject, assembly.startedAnew(fixed));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static JobSummary summary(TrainingJob job) {
        return new JobSummary(
                job.name().orElseThrow(),
                job.arn().map(Object::toString).orElse(""),
                job.status().orElseThrow(),
                job.secondaryStatus(),
                job.created().orElseThrow(),
                job.running() ? Optional.empty() : job.modified(),
                job.modified(),
                job.roleArn());
    }

    private static RoleSummary role(String name, JsonNode role) {
        return new RoleSummary(
                name,
                role.path("arn").asString(),
                trust(role.path("trustPolicy")),
                TrainingJobReader.instant(role.path("createDate")),
                TrainingJobReader.instant(role.path("lastUsed")),
                TrainingJobReader.text(role, "description"));
    }

    private static Slot<PolicyDocument> trust(JsonNode document) {
        try {
            return Slot.of(PolicyDocument.of(document));
        } catch (PolicySyntaxException fault) {
            throw new IllegalStateException("sample trust policy", fault);
        }
    }

    /** Reads a case that this package put together itself. */
    static Case read(ObjectNode json) {
        try {
            return CaseReader.of(json);
        } catch (CaseFormatException fault) {
            throw new IllegalStateException("sample case", fault);
        }
    }
}
