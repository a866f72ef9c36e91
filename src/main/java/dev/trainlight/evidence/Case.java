package dev.trainlight.evidence;

import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.Slot;
import dev.trainlight.sagemaker.TrainingJob;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything known about one training job, or one attempt to start one, at one moment: contracts.md §1,
 * {@code trainlight/case/1}. A diagnosis is a pure function of it. The tree {@link #json} is the truth; the other
 * components are views of it, made by {@link CaseReader}, so that a case can be written back with every field it came
 * with. Make a changed case by changing a copy of the tree and reading that ({@link CaseReader#of}).
 *
 * @param id of a case in a JSON Lines file
 * @param collectedAt when it was collected
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov}
 * @param region where the job runs
 * @param accountId the job's account
 * @param trainingJob as DescribeTrainingJob gave it; none: the job does not exist
 * @param request a planned job, or one that was refused
 * @param message an error text that somebody pasted
 * @param where where that text stood
 * @param caller who calls CreateTrainingJob
 * @param executionRole the role that the job works with
 * @param serviceControlPolicies levels, root first, account last; none: no organization, or no SCP applies
 * @param resourceControlPolicies the same for RCPs
 * @param resources buckets, keys, repositories, subnets …; unknown: none were collected
 * @param vpcEndpoints the endpoints of the job's VPC
 * @param cloudTrailEvents CloudTrail records
 * @param logEvents log lines
 * @param gaps what could not be collected
 * @param json the whole case
 */
public record Case(
        Optional<String> id,
        Optional<Instant> collectedAt,
        Optional<String> partition,
        Optional<String> region,
        Optional<String> accountId,
        Slot<TrainingJob> trainingJob,
        Slot<TrainingJob> request,
        Optional<String> message,
        Optional<Where> where,
        Slot<Principal> caller,
        Slot<Principal> executionRole,
        Slot<List<List<NamedPolicy>>> serviceControlPolicies,
        Slot<List<List<NamedPolicy>>> resourceControlPolicies,
        Slot<List<Resource>> resources,
        Slot<List<VpcEndpoint>> vpcEndpoints,
        Slot<List<CloudTrailEvent>> cloudTrailEvents,
        Slot<List<LogEvent>> logEvents,
        List<Gap> gaps,
        ObjectNode json) {

    /** The schema of cases that this program writes. */
    public static final String SCHEMA = "trainlight/case/1";

    /** The job, described or planned; the described one where there are both. */
    public Optional<TrainingJob> job() {
        return trainingJob.toOptional().or(request::toOptional);
    }

    /** The resource with that ARN, where the case has it. */
    public Optional<Resource> resource(String arn) {
        return resources.orElse(List.of()).stream()
                .filter(resource -> resource.arn().equals(arn))
                .findFirst();
    }
}
