package dev.trainlight.diagnosis.requirement;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.Principal;
import dev.trainlight.evidence.Resource;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.Slot;
import dev.trainlight.sagemaker.ImageUri;
import dev.trainlight.sagemaker.S3Location;
import dev.trainlight.sagemaker.TrainingJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the rules ask of a case, resolved once: the job, where it runs, who it works for, and its resources by ARN. */
final class JobFacts {
    private final Case evidence;
    private final TrainingJob job;
    private final Optional<Arn> role;
    private final String partition;
    private final Optional<String> region;
    private final Optional<String> account;
    private final Map<String, Resource> resources = new HashMap<>();

    JobFacts(Case evidence, TrainingJob job) {
        this.evidence = evidence;
        this.job = job;
        this.role = job.roleArn()
                .flatMap(Arn::parse)
                .or(() -> evidence.executionRole()
                        .toOptional()
                        .flatMap(Principal::arn)
                        .flatMap(Arn::parse));
        this.partition = evidence.partition()
                .or(() -> job.arn().map(Arn::partition))
                .or(() -> role.map(Arn::partition))
                .orElse("aws");
        this.region = job.arn()
                .map(Arn::region)
                .or(evidence::region)
                .or(() -> job.image().flatMap(ImageUri::parse).map(ImageUri::region));
        this.account = job.arn()
                .map(Arn::account)
                .or(evidence::accountId)
                .or(() -> role.map(Arn::account))
                .filter(id -> !id.isBlank());
        for (Resource resource : evidence.resources().orElse(List.of())) {
            resources.putIfAbsent(resource.arn(), resource);
        }
    }

    Case evidence() {
        return evidence;
    }

    TrainingJob job() {
        return job;
    }

    String partition() {
        return partition;
    }

    Optional<String> knownRegion() {
        return region;
    }

    /** The region, or {@code *} where nothing says it; then {@link #whereUnsettled} says so. */
    String region() {
        return region.orElse("*");
    }

    Optional<String> knownAccount() {
        return account;
    }

    /** The job's account, or {@code *} where nothing says it. */
    String account() {
        return account.orElse("*");
    }

    /** What about the job's place is not known: no regional ARN is certain then. */
    List<Sentence> whereUnsettled() {
        List<Sentence> unsettled = new ArrayList<>();
        if (region.isEmpty()) {
            unsettled.add(Sentence.of("missing.region"));
        }
        if (account.isEmpty()) {
            unsettled.add(Sentence.of("missing.account"));
        }
        return unsettled;
    }

    /** The execution role's own ARN, as the job names it. */
    Optional<Arn> role() {
        return role;
    }

    /** The evidence about the execution role; unknown where what was collected is another role, none where there is none. */
    Slot<Principal> executionRole() {
        Slot<Principal> collected = evidence.executionRole();
        if (collected instanceof Slot.Present<Principal>(Principal principal)
                && job.roleArn().isPresent()
                && principal.arn().isPresent()
                && !sameRole(job.roleArn().get(), principal.arn().get())) {
            return Slot.unknown();
        }
        return collected.toOptional().filter(Principal::missing).isPresent() ? Slot.none() : collected;
    }

    /** The moment that the policies are asked about: the job's last change, or when the case was collected. */
    Optional<Instant> moment() {
        return job.modified().or(job::created).or(evidence::collectedAt);
    }

    Optional<Resource> resource(String arn) {
        return Optional.ofNullable(resources.get(arn));
    }

    /** The resources whose ARN ends with that, such as {@code subnet/subnet-1}. */
    Optional<Resource> resourceEnding(String suffix) {
        return resources.values().stream()
                .filter(resource -> resource.arn().endsWith(suffix))
                .findFirst();
    }

    Iterable<Resource> resources() {
        return resources.values();
    }

    String bucketArn(S3Location location) {
        return location.bucketArn(partition);
    }

    Optional<Resource> bucket(S3Location location) {
        return resource(bucketArn(location));
    }

    /** A field of the request or description, by its AWS name. */
    JsonNode field(String name) {
        return dev.trainlight.sagemaker.TrainingJobReader.field(job.json(), name);
    }

    /** Whether a service submitted the job on somebody's behalf (tuning, AutoML, labeling). */
    boolean submittedByService() {
        for (String parent : new String[] {"TuningJobArn", "AutoMLJobArn", "LabelingJobArn"}) {
            if (field(parent).isString()) {
                return true;
            }
        }
        return false;
    }

    /** The job's name in ARNs: {@code *} where a request leaves it out. */
    String jobName() {
        return job.name().orElse("*");
    }

    /** The training job's ARN. */
    String trainingJobArn() {
        return "arn:" + partition + ":sagemaker:" + region() + ":" + account() + ":training-job/" + jobName();
    }

    /** Same account and name; the path may be lost on the way. */
    static boolean sameRole(String one, String other) {
        Optional<Arn> first = Arn.parse(one);
        Optional<Arn> second = Arn.parse(other);
        if (first.isEmpty() || second.isEmpty()) {
            return one.equals(other);
        }
        return first.get().account().equals(second.get().account())
                && roleName(first.get()).equals(roleName(second.get()));
    }

    /** A role's name without its path, from its own ARN or from a session's. */
    static String roleName(Arn arn) {
        if (arn.service().equals("sts") && arn.resource().startsWith("assumed-role/")) {
            String[] parts = arn.resource().split("/");
            return parts.length > 1 ? parts[1] : arn.resourceName();
        }
        return arn.resourceName();
    }
}
