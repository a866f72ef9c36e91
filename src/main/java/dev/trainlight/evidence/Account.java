package dev.trainlight.evidence;

import java.util.List;
import java.util.function.Consumer;

/**
 * An AWS account as the wizard sees it: the real one, or the sample account. Every method only reads; each may take long,
 * is called off the JavaFX thread, ends soon after its cancellation and hands on what it has until then.
 */
public interface Account {
    /** Who is signed in, where. */
    Identity identity();

    /**
     * Lists training jobs, newest first, page by page as they come.
     *
     * @param query what to list
     * @param page takes each page; an empty page is not the end
     * @throws AccountException where AWS refuses, or cannot be asked
     */
    void jobs(JobQuery query, Consumer<List<JobSummary>> page, Cancellation cancellation) throws AccountException;

    /**
     * Lists refused CreateTrainingJob calls of the last 90 days, newest first, from CloudTrail.
     *
     * @throws AccountException where CloudTrail refuses, or cannot be asked
     */
    void refusedAttempts(Consumer<List<RefusedAttempt>> page, Cancellation cancellation) throws AccountException;

    /**
     * Lists the roles that SageMaker may assume, page by page.
     *
     * @throws AccountException where IAM refuses, or cannot be asked
     */
    void roles(Consumer<List<RoleSummary>> page, Cancellation cancellation) throws AccountException;

    /**
     * Gathers everything known about a subject. A refused call becomes a gap and ends nothing.
     *
     * @param subject what to gather evidence about
     * @param listener hears of progress and partial cases
     * @return the case, complete or, after a cancellation, with what was there
     * @throws AccountException where nothing at all can be gathered: no such job, session over, no network
     */
    Case collect(Subject subject, CollectionListener listener, Cancellation cancellation) throws AccountException;

    /**
     * Reads parts of a case again, and keeps the rest as it is. An account that cannot read parts reads everything: the
     * answer's {@code collectedAt} says so.
     *
     * @param subject what the case is about
     * @param before the case, complete, as this account gave it
     * @param parts what to read again
     * @param listener hears of progress and partial cases
     * @return the case with these parts as they are now ({@link Renewal#merge})
     * @throws AccountException where nothing at all can be read: session over, no network
     */
    default Case collectAgain(
            Subject subject, Case before, Renewal parts, CollectionListener listener, Cancellation cancellation)
            throws AccountException {
        return collect(subject, listener, cancellation);
    }

    /**
     * Asks for AWS's own opinion, a second vote beside our evaluation. Nobody has to have one: a refusal is a gap, and an
     * account without a simulator answers nothing.
     *
     * @param questions about principals of this account
     * @throws AccountException where the session is over, or AWS could not be reached at all
     */
    default AwsOpinions opinions(List<SimulationRequest> questions, Cancellation cancellation) throws AccountException {
        return new AwsOpinions(List.of(), List.of());
    }

    /**
     * Asks AWS itself about policy documents (IAM Access Analyzer, {@code access-analyzer:ValidatePolicy}): AWS reads the
     * texts, keeps nothing and changes nothing. An account that is not AWS's own has nobody to ask.
     *
     * @param answered hears of each document as it is answered, in the given order
     * @throws AccountException where AWS refuses, cannot be asked, or does not stand behind this account; what was answered
     *     until then was told
     */
    default void validate(
            List<PolicyForValidation> policies, Consumer<PolicyValidation> answered, Cancellation cancellation)
            throws AccountException {
        throw new AccountException(Failure.of(
                Failure.Kind.NOT_FOUND,
                Failure.Remedy.CHOOSE_PROFILE,
                "account.no-aws",
                identity().name()));
    }
}
