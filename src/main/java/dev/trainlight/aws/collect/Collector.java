package dev.trainlight.aws.collect;

import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CloudTrailEvent;
import dev.trainlight.evidence.Principal;
import dev.trainlight.evidence.RefusedAttempt;
import dev.trainlight.evidence.Renewal;
import dev.trainlight.evidence.Subject;
import dev.trainlight.evidence.Where;
import dev.trainlight.iam.Arn;
import dev.trainlight.sagemaker.ImageRegistries;
import dev.trainlight.sagemaker.ImageUri;
import dev.trainlight.sagemaker.TrainingJob;
import dev.trainlight.sagemaker.TrainingJobReader;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

/**
 * Which evidence a subject calls for, and what has to be known before it can be asked for. Reading a job is the root of
 * most of it: its fields name the role, the buckets, the keys, the image and the network (permission-model §11).
 */
final class Collector {
    // As far back as CloudTrail's event history goes.
    private static final Duration HISTORY = Duration.ofDays(90);

    private final Gathering gathering;
    private final JobEvidence jobs;
    private final RoleEvidence roles;
    private final CallerEvidence callers;
    private final BucketEvidence buckets;
    private final KeyEvidence keys;
    private final ImageEvidence images;
    private final VpcEvidence network;
    private final LogEvidence logs;
    private final TrailEvidence trail;
    private final OrganizationEvidence organization;
    private final SpecialEvidence special;
    private final DecodedMessages decoded;

    Collector(Gathering gathering, ImageRegistries registries) {
        this.gathering = gathering;
        AuthorizationDetails details = new AuthorizationDetails(gathering);
        ManagedPolicies managed = new ManagedPolicies(gathering, details);
        this.jobs = new JobEvidence(gathering);
        this.roles = new RoleEvidence(gathering, managed, details);
        this.callers = new CallerEvidence(gathering, roles, new UserEvidence(gathering, managed, details, roles));
        this.keys = new KeyEvidence(gathering);
        this.buckets = new BucketEvidence(gathering, keys);
        this.images = new ImageEvidence(gathering, registries);
        this.network = new VpcEvidence(gathering);
        this.decoded = new DecodedMessages(gathering);
        this.logs = new LogEvidence(gathering, decoded);
        this.trail = new TrailEvidence(gathering, decoded);
        this.organization = new OrganizationEvidence(gathering);
        this.special = new SpecialEvidence(gathering);
    }

    /** Begins to gather; the steps go on by themselves. */
    void begin(Subject subject) {
        switch (subject) {
            case Subject.Job(String name) -> job(name.substring(name.lastIndexOf('/') + 1));
            case Subject.Planned(JsonNode request) -> planned(request);
            case Subject.Refused(RefusedAttempt attempt) -> refused(attempt);
            case Subject.Message(String message, Optional<Where> where) -> message(message, where);
            case Subject.Role(String arn) -> role(arn);
        }
    }

    /**
     * Begins to read parts of a case again; the steps go on by themselves.
     *
     * @param before says what the parts are: which role, which image of a repository
     */
    void again(Case before, Renewal parts) {
        if (parts.principals().contains(Principal.EXECUTION_ROLE)) {
            before.executionRole()
                    .toOptional()
                    .flatMap(Principal::arn)
                    .flatMap(Arn::parse)
                    .ifPresent(this::executionRole);
        }
        if (parts.principals().contains(Principal.CALLER)) {
            before.caller().toOptional().ifPresent(callers::again);
        }
        if (parts.organization()) {
            organization.read();
        }
        if (parts.network()) {
            before.job()
                    .flatMap(TrainingJob::vpc)
                    .ifPresentOrElse(vpc -> network.read(vpc.subnets(), vpc.securityGroups()), network::none);
        }
        parts.resources().forEach(name -> resource(name, before));
    }

    private void resource(String name, Case before) {
        Optional<Arn> arn = Arn.parse(name);
        switch (arn.map(Arn::service).orElse("kms")) {
            case "kms" -> keys.read(name, _ -> {});
            case "s3" ->
                buckets.read(
                        arn.get().resource().startsWith("accesspoint")
                                ? name
                                : arn.get().resource());
            case "s3express" -> buckets.read(arn.get().resourceName());
            case "ecr" -> repository(arn.get(), before);
            case "elasticfilesystem" -> special.fileSystem(arn.get().resourceName());
            case "lambda" -> special.function(name);
            default -> {
                // No policy of it decides anything that this program could read.
            }
        }
    }

    /** The images in that repository that the job or the text names; without any at least its policy. */
    private void repository(Arn arn, Case before) {
        images.repository(arn);
        Set<ImageUri> named = new LinkedHashSet<>();
        before.job().map(NamedResources::of).ifPresent(job -> named.addAll(job.images()));
        before.message().map(NamedInText::of).ifPresent(text -> named.addAll(text.images()));
        String partition = gathering.identity().partition();
        named.stream()
                .filter(image -> image.repositoryArn(partition).equals(arn.toString()))
                .forEach(images::read);
    }

    private void job(String name) {
        gathering.calls().fork(() -> jobs.describe(name, this::described, () -> unreadable(name), true));
        logs.read(name);
        organization.read();
    }

    private void described(JsonNode json) {
        TrainingJob job = TrainingJobReader.describe(json);
        job.arn().ifPresent(arn -> jobs.tags(arn.toString()));
        evidence(job);
        job.failureReason().ifPresent(decoded::look);
        job.name().ifPresent(name -> history(name, job));
    }

    /** Who made the job, and what it was refused, as CloudTrail has it. */
    private void history(String name, TrainingJob job) {
        Instant now = gathering.clock().instant();
        Instant made = job.created().orElse(now);
        gathering
                .calls()
                .fork(() -> trail.creation(
                        name,
                        TrailEvidence.Window.around(made, made),
                        event -> callers.of(event.json().path("userIdentity")),
                        callers::signedIn));
        job.roleArn()
                .ifPresent(role -> gathering
                        .calls()
                        .fork(() -> trail.denials(
                                role,
                                TrailEvidence.Window.around(
                                        made,
                                        job.running() ? now : job.modified().orElse(now)))));
    }

    /** The job may not be described: the call that made it may still be on record, with its request. */
    private void unreadable(String name) {
        Instant now = gathering.clock().instant();
        trail.creation(name, new TrailEvidence.Window(now.minus(HISTORY), now), this::fromRecord, callers::signedIn);
    }

    private void fromRecord(CloudTrailEvent event) {
        callers.of(event.json().path("userIdentity"));
        JsonNode request = event.json().path("requestParameters");
        if (request.isObject()) {
            gathering.draft().put("createTrainingJobRequest", request);
            evidence(TrainingJobReader.request(request));
        }
    }

    private void planned(JsonNode request) {
        gathering.draft().put("createTrainingJobRequest", request);
        organization.read();
        callers.signedIn();
        evidence(TrainingJobReader.request(request));
    }

    private void refused(RefusedAttempt attempt) {
        gathering.draft().put("trainingJob", NullNode.getInstance());
        gathering.draft().put("message", attempt.errorMessage());
        gathering.draft().put("where", Where.CREATE_CALL.id());
        organization.read();
        trail.came(List.of(attempt.event()));
        fromRecord(attempt.event());
        NamedInText named = NamedInText.of(attempt.errorMessage());
        named.role().ifPresent(this::executionRole);
        Optional<String> role = TrainingJobReader.text(attempt.event().json().path("requestParameters"), "RoleArn")
                .or(() -> named.role().map(Arn::toString));
        role.ifPresent(arn -> gathering
                .calls()
                .fork(() -> trail.assumptions(arn, TrailEvidence.Window.around(attempt.when(), attempt.when()))));
    }

    private void message(String message, Optional<Where> where) {
        gathering.draft().put("message", message);
        where.ifPresent(place -> gathering.draft().put("where", place.id()));
        decoded.look(message);
        organization.read();
        NamedInText named = NamedInText.of(message);
        named.role().ifPresent(this::executionRole);
        named.somebody().ifPresentOrElse(arn -> callers.named(arn.toString()), callers::signedIn);
        named.buckets().forEach(buckets::read);
        named.images().forEach(images::read);
        named.all("kms", "key/").forEach(key -> keys.read(key.toString(), _ -> {}));
        named.all("ecr", "repository/").forEach(images::repository);
        network.read(ids(named, "subnet/"), ids(named, "security-group/"));
        named.first("sagemaker", "training-job/").map(Arn::resourceName).ifPresent(this::namedJob);
    }

    private static List<String> ids(NamedInText named, String type) {
        return named.all("ec2", type).stream().map(Arn::resourceName).distinct().toList();
    }

    /** A refused call names the job that it would have made, so there may well be none. */
    private void namedJob(String name) {
        gathering
                .calls()
                .fork(() -> jobs.describe(
                        name,
                        json -> {
                            described(json);
                            logs.read(name);
                        },
                        () -> {},
                        false));
    }

    private void role(String arn) {
        gathering
                .draft()
                .put(
                        "createTrainingJobRequest",
                        JsonNodeFactory.instance.objectNode().put("RoleArn", arn));
        organization.read();
        callers.signedIn();
        Arn.parse(arn).ifPresent(this::executionRole);
    }

    /** Everything that a job's fields name. */
    private void evidence(TrainingJob job) {
        job.roleArn().flatMap(Arn::parse).ifPresent(this::executionRole);
        NamedResources named = NamedResources.of(job);
        named.keys().forEach(key -> keys.read(key, _ -> {}));
        named.buckets().forEach(buckets::read);
        named.images().forEach(images::read);
        job.algorithmName().ifPresent(jobs::algorithm);
        job.vpc().ifPresentOrElse(vpc -> network.read(vpc.subnets(), vpc.securityGroups()), network::none);
        named.fileSystems().forEach(special::fileSystem);
        named.functions().forEach(special::function);
        named.ruleJobs().forEach(jobs::ruleJob);
    }

    private void executionRole(Arn arn) {
        gathering.calls().once(Principal.EXECUTION_ROLE, () -> {
            // SageMaker's sessions bear its name; no page of AWS speaks of a session policy of theirs.
            gathering
                    .draft()
                    .principal(
                            Principal.EXECUTION_ROLE,
                            node -> node.put("sessionName", "SageMaker").putArray("sessionPolicies"));
            roles.read(Principal.EXECUTION_ROLE, arn);
        });
    }
}
