package dev.trainlight.aws.collect;

import dev.trainlight.aws.AwsErrors;
import dev.trainlight.aws.AwsSession;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.JobQuery;
import dev.trainlight.evidence.JobSummary;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ListTrainingJobsResponse;
import software.amazon.awssdk.services.sagemaker.model.SortBy;
import software.amazon.awssdk.services.sagemaker.model.SortOrder;
import software.amazon.awssdk.services.sagemaker.model.TrainingJobSummary;

/** Lists training jobs, a page at a time, and keeps none of them. */
final class JobList {
    private static final String CALL = "sagemaker:ListTrainingJobs";
    private static final int PAGE = 100;

    private final AwsSession session;

    JobList(AwsSession session) {
        this.session = session;
    }

    /** As {@link dev.trainlight.evidence.Account#jobs}. */
    void read(JobQuery query, Consumer<List<JobSummary>> page, Cancellation cancellation) throws AccountException {
        int left = query.limit();
        Optional<String> token = Optional.empty();
        while (left > 0 && !cancellation.cancelled()) {
            ListTrainingJobsResponse answer = ask(query, token);
            List<JobSummary> jobs = answer.trainingJobSummaries().stream()
                    .limit(left)
                    .map(JobList::summary)
                    .toList();
            left -= jobs.size();
            page.accept(jobs);
            // SageMaker cuts the page before it filters by status: an empty page is not the end, a missing token is.
            token = Optional.ofNullable(answer.nextToken()).filter(text -> !text.isEmpty());
            if (token.isEmpty()) {
                return;
            }
        }
    }

    private ListTrainingJobsResponse ask(JobQuery query, Optional<String> token) throws AccountException {
        try {
            return session.client(SageMakerClient.builder())
                    .listTrainingJobs(r -> r.sortBy(SortBy.CREATION_TIME)
                            .sortOrder(SortOrder.DESCENDING)
                            .maxResults(PAGE)
                            .nameContains(query.nameContains().orElse(null))
                            .statusEquals(query.status().orElse(null))
                            .nextToken(token.orElse(null)));
        } catch (RuntimeException refusal) {
            throw AwsErrors.exception(CALL, refusal);
        }
    }

    private static JobSummary summary(TrainingJobSummary job) {
        return new JobSummary(
                job.trainingJobName(),
                job.trainingJobArn(),
                job.trainingJobStatusAsString(),
                Optional.ofNullable(job.secondaryStatusAsString()),
                job.creationTime(),
                Optional.ofNullable(job.trainingEndTime()),
                Optional.ofNullable(job.lastModifiedTime()),
                Optional.empty());
    }
}
