package dev.trainlight.aws.collect;

import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Subject;
import dev.trainlight.iam.Arn;
import dev.trainlight.sagemaker.ImageUri;
import dev.trainlight.sagemaker.TrainingJob;
import dev.trainlight.sagemaker.TrainingJobReader;
import tools.jackson.databind.JsonNode;

/**
 * Which evidence a subject calls for, and what has to be known before it can be asked for. Reading a job is the root of
 * most of it: its fields name the role, the buckets, the keys, the image and the network (permission-model §11).
 */
final class Collector {
    private static final String ROLE = "executionRole";

    private final Gathering gathering;
    private final JobEvidence jobs;
    private final RoleEvidence roles;
    private final CallerEvidence callers;
    private final BucketEvidence buckets;
    private final KeyEvidence keys;

    Collector(Gathering gathering) {
        this.gathering = gathering;
        AuthorizationDetails details = new AuthorizationDetails(gathering);
        ManagedPolicies managed = new ManagedPolicies(gathering, details);
        this.jobs = new JobEvidence(gathering);
        this.roles = new RoleEvidence(gathering, managed, details);
        this.callers = new CallerEvidence(gathering, roles, new UserEvidence(gathering, managed, details, roles));
        this.keys = new KeyEvidence(gathering);
        this.buckets = new BucketEvidence(gathering, keys);
    }

    /** Begins to gather; the steps go on by themselves. */
    void begin(Subject subject) {
        switch (subject) {
            case Subject.Job(String name) -> job(name);
            case Subject.Planned(JsonNode request) -> planned(request);
            case Subject.Refused refused -> throw new UnsupportedOperationException(refused.toString());
            case Subject.Message message -> throw new UnsupportedOperationException(message.toString());
            case Subject.Role(String arn) -> role(arn);
        }
    }

    private void job(String name) {
        gathering.calls().fork(() -> jobs.describe(name, this::described, () -> {}, true));
    }

    private void described(JsonNode json) {
        TrainingJob job = TrainingJobReader.describe(json);
        job.arn().ifPresent(arn -> jobs.tags(arn.toString(), _ -> {}));
        callers.signedIn();
        evidence(job);
    }

    private void planned(JsonNode request) {
        gathering.draft().put("createTrainingJobRequest", request);
        callers.signedIn();
        evidence(TrainingJobReader.request(request));
    }

    private void role(String arn) {
        gathering.draft().put("createTrainingJobRequest", request(arn));
        callers.signedIn();
        executionRole(arn);
    }

    private static JsonNode request(String role) {
        return tools.jackson.databind.node.JsonNodeFactory.instance.objectNode().put("RoleArn", role);
    }

    /** Everything that a job's fields name. */
    private void evidence(TrainingJob job) {
        job.roleArn().ifPresent(this::executionRole);
        NamedResources named = NamedResources.of(job);
        named.keys().forEach(key -> keys.read(key, _ -> {}));
        named.buckets().forEach(buckets::read);
        job.algorithmName().ifPresent(jobs::algorithm);
        named.ruleJobs().forEach(jobs::ruleJob);
    }

    private void executionRole(String text) {
        Arn.parse(text).ifPresent(arn -> gathering.calls().once(ROLE, () -> {
            // SageMaker's sessions bear its name; no page of AWS speaks of a session policy of theirs.
            gathering.draft().principal(ROLE, node -> node.put("sessionName", "SageMaker")
                    .putArray("sessionPolicies"));
            roles.read(ROLE, arn);
        }));
    }
}
