package dev.trainlight.aws.collect;

import dev.trainlight.aws.AwsErrors;
import dev.trainlight.aws.AwsProblem;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Gap;
import dev.trainlight.iam.Slot;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.Filter;
import software.amazon.awssdk.services.sagemaker.model.Operator;
import software.amazon.awssdk.services.sagemaker.model.ResourceType;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.SearchRecord;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the job itself: description, tags, and what else SageMaker knows about things that it names. */
final class JobEvidence {
    private static final String DESCRIBE = "sagemaker:DescribeTrainingJob";

    private final Gathering gathering;

    JobEvidence(Gathering gathering) {
        this.gathering = gathering;
    }

    private SageMakerClient sagemaker() {
        return gathering.session().client(SageMakerClient.builder());
    }

    /**
     * Describes the job.
     *
     * @param found takes the description
     * @param unreadable runs where the job exists, perhaps, but cannot be read
     * @param required whether a missing job ends the collection; otherwise it is noted that there is none
     */
    void describe(String name, Consumer<JsonNode> found, Runnable unreadable, boolean required) {
        Ask question = Ask.of(DESCRIBE, "training job", arn(name));
        Slot<Optional<ObjectNode>> job = gathering
                .calls()
                .ask(
                        question,
                        () -> {
                            try {
                                return Optional.of(
                                        SdkJson.of(sagemaker().describeTrainingJob(r -> r.trainingJobName(name))));
                            } catch (SageMakerException refusal) {
                                // The code is ValidationException, which says other things too.
                                if (AwsErrors.problem(refusal) == AwsProblem.NOT_FOUND) {
                                    return Optional.<ObjectNode>empty();
                                }
                                throw refusal;
                            }
                        },
                        gap -> search(name, gap, found, unreadable));
        job.toOptional().ifPresent(described -> {
            if (described.isPresent()) {
                came(described.get(), found);
            } else if (required) {
                gathering
                        .calls()
                        .fail(Failure.of(
                                Failure.Kind.NOT_FOUND,
                                Failure.Remedy.CHOOSE_REGION,
                                "job.not-found",
                                name,
                                gathering.identity().region()));
            } else {
                gathering.draft().put("trainingJob", NullNode.getInstance());
            }
        });
    }

    private void came(ObjectNode job, Consumer<JsonNode> found) {
        gathering.draft().put("trainingJob", job.deepCopy());
        found.accept(job);
    }

    /** Search is a permission of its own, and knows nearly as much (permission-model E2). */
    private void search(String name, Gap refused, Consumer<JsonNode> found, Runnable unreadable) {
        Slot<Optional<ObjectNode>> job = gathering
                .calls()
                .ask(
                        Ask.of("sagemaker:Search", "training job", arn(name)),
                        () -> sagemaker()
                                .search(r -> r.resource(ResourceType.TRAINING_JOB)
                                        .maxResults(1)
                                        .searchExpression(e -> e.filters(Filter.builder()
                                                .name("TrainingJobName")
                                                .operator(Operator.EQUALS)
                                                .value(name)
                                                .build())))
                                .results()
                                .stream()
                                .map(SearchRecord::trainingJob)
                                .map(SdkJson::of)
                                .findFirst(),
                        _ -> {});
        job.toOptional()
                .flatMap(result -> result)
                .ifPresentOrElse(
                        description -> {
                            if (description.has("Tags")) {
                                gathering.calls().once("tags", () -> {});
                            }
                            came(description, found);
                        },
                        () -> {
                            gathering.draft().gap(refused);
                            unreadable.run();
                        });
    }

    /** Reads the job's tags, which its description leaves out. */
    void tags(String arn) {
        gathering
                .calls()
                .once(
                        "tags",
                        () -> gathering
                                .calls()
                                .ask(
                                        Ask.of("sagemaker:ListTags", "job's tags", arn),
                                        () -> sagemaker().listTagsPaginator(r -> r.resourceArn(arn)).tags().stream()
                                                .toList())
                                .toOptional()
                                .ifPresent(tags -> {
                                    gathering.draft().job(job -> job.set("Tags", SdkJson.list(tags)));
                                    tags.stream()
                                            .filter(tag -> tag.key().equals("sagemaker:domain-arn"))
                                            .map(Tag::value)
                                            .findFirst()
                                            .ifPresent(
                                                    domain -> gathering.calls().fork(() -> domain(domain)));
                                }));
    }

    /** A domain may ask that jobs carry the name of the user profile: then the trust policy must allow more (ASM-04). */
    private void domain(String arn) {
        String id = arn.substring(arn.lastIndexOf('/') + 1);
        gathering
                .calls()
                .ask(
                        Ask.of("sagemaker:DescribeDomain", "domain that the job was started from", arn),
                        () -> Optional.ofNullable(sagemaker()
                                        .describeDomain(r -> r.domainId(id))
                                        .domainSettings())
                                .map(settings -> settings.executionRoleIdentityConfigAsString()))
                .toOptional()
                .ifPresent(config -> gathering
                        .draft()
                        .resource(arn, node -> node.put("executionRoleIdentityConfig", config.orElse(null))));
    }

    /** Reads an algorithm resource, or one of the Marketplace. */
    void algorithm(String name) {
        String arn = name.startsWith("arn:") ? name : sagemakerArn("algorithm/" + name);
        gathering.calls().once(arn, () -> {
            gathering.draft().resource(arn, _ -> {});
            gathering
                    .calls()
                    .ask(
                            Ask.of("sagemaker:DescribeAlgorithm", "algorithm", arn),
                            () -> SdkJson.of(sagemaker().describeAlgorithm(r -> r.algorithmName(name))))
                    .toOptional()
                    .ifPresent(description -> gathering.draft().resource(arn, node -> {
                        node.set("status", description.path("AlgorithmStatus"));
                        node.set("productId", description.path("ProductId"));
                        node.set(
                                "trainingImage",
                                description.path("TrainingSpecification").path("TrainingImage"));
                    }));
        });
    }

    /** Reads how a debugger or profiler rule's own job ended. */
    void ruleJob(String arn) {
        gathering
                .calls()
                .once(
                        arn,
                        () -> gathering
                                .calls()
                                .ask(
                                        Ask.of("sagemaker:DescribeProcessingJob", "job of a debugger rule", arn),
                                        () -> SdkJson.of(sagemaker()
                                                .describeProcessingJob(r ->
                                                        r.processingJobName(arn.substring(arn.lastIndexOf('/') + 1)))))
                                .toOptional()
                                .ifPresent(description -> gathering.draft().resource(arn, node -> {
                                    node.set("status", description.path("ProcessingJobStatus"));
                                    if (description.has("FailureReason")) {
                                        node.set("failureReason", description.path("FailureReason"));
                                    }
                                })));
    }

    private String arn(String job) {
        return sagemakerArn("training-job/" + job);
    }

    private String sagemakerArn(String resource) {
        return "arn:%s:sagemaker:%s:%s:%s"
                .formatted(
                        gathering.identity().partition(),
                        gathering.identity().region(),
                        gathering.identity().accountId(),
                        resource);
    }
}
