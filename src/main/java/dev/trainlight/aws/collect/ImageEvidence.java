package dev.trainlight.aws.collect;

import dev.trainlight.evidence.Gap;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.Slot;
import dev.trainlight.sagemaker.ImageRegistries;
import dev.trainlight.sagemaker.ImageUri;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the repository of a container image: its policy, and whether the image is there. */
final class ImageEvidence {
    private static final String NO_REPOSITORY = "RepositoryNotFoundException";

    private final Gathering gathering;
    private final ImageRegistries registries;

    ImageEvidence(Gathering gathering, ImageRegistries registries) {
        this.gathering = gathering;
        this.registries = registries;
    }

    /** Reads the image's repository, once. AWS's own registries show their policies to nobody: they are not asked. */
    void read(ImageUri image) {
        if (registries.isAws(image.registry())) {
            return;
        }
        String arn = image.repositoryArn(gathering.identity().partition());
        gathering.calls().once(arn + " policy", () -> policy(image, arn));
        gathering.calls().once(arn + image.tag() + image.digest(), () -> image(image, arn));
    }

    /** Reads a repository of which no image is known, once. */
    void repository(Arn arn) {
        ImageUri any = new ImageUri(
                arn.account(),
                arn.region(),
                arn.resource().substring("repository/".length()),
                Optional.empty(),
                Optional.empty());
        if (!registries.isAws(any.registry())) {
            gathering.calls().once(arn + " policy", () -> policy(any, arn.toString()));
        }
    }

    private EcrClient ecr(ImageUri image) {
        return gathering.session().client(EcrClient.builder(), Region.of(image.region()));
    }

    private void set(ImageUri image, String arn, Consumer<ObjectNode> change) {
        gathering.draft().resource(arn, node -> {
            node.put("accountId", image.registry()).put("registryId", image.registry());
            change.accept(node);
        });
    }

    private void policy(ImageUri image, String arn) {
        set(image, arn, _ -> {});
        Ask question = Ask.of("ecr:GetRepositoryPolicy", "repository policy", arn)
                .noneWhere("RepositoryPolicyNotFoundException");
        Slot<String> policy = gathering
                .calls()
                .ask(
                        question,
                        () -> ecr(image)
                                .getRepositoryPolicy(
                                        r -> r.registryId(image.registry()).repositoryName(image.repository()))
                                .policyText(),
                        gap -> {
                            if (gap.reason().equals(NO_REPOSITORY)) {
                                missing(image, arn);
                            } else {
                                gathering.draft().gap(gap);
                            }
                        });
        switch (policy) {
            case Slot.Unknown<String> _ -> {}
            case Slot.None<String> _ -> set(image, arn, node -> node.putNull("policy"));
            case Slot.Present<String>(String text) -> set(image, arn, node -> node.set("policy", SdkJson.policy(text)));
        }
    }

    private void missing(ImageUri image, String arn) {
        set(image, arn, node -> {
            node.put("exists", false).putNull("policy");
            node.putArray("imageTags");
        });
    }

    private void image(ImageUri image, String arn) {
        Ask question =
                Ask.of("ecr:DescribeImages", "whether the image is there", arn).noneWhere("ImageNotFoundException");
        ImageIdentifier id = image.digest()
                .map(digest -> ImageIdentifier.builder().imageDigest(digest).build())
                .orElseGet(() -> ImageIdentifier.builder()
                        .imageTag(image.tag().orElse("latest"))
                        .build());
        Slot<Optional<ImageDetail>> found = gathering
                .calls()
                .ask(
                        question,
                        () -> ecr(image)
                                .describeImages(r -> r.registryId(image.registry())
                                        .repositoryName(image.repository())
                                        .imageIds(id))
                                .imageDetails()
                                .stream()
                                .findFirst(),
                        gap -> {
                            if (gap.reason().equals(NO_REPOSITORY)) {
                                missing(image, arn);
                            } else {
                                repository(image, arn, gap);
                            }
                        });
        switch (found) {
            case Slot.Unknown<Optional<ImageDetail>> _ -> {}
            case Slot.None<Optional<ImageDetail>> _ -> tags(image, arn, List.of());
            case Slot.Present<Optional<ImageDetail>>(Optional<ImageDetail> detail) -> {
                tags(image, arn, detail.map(ImageDetail::imageTags).orElse(List.of()));
                detail.ifPresent(description -> set(image, arn, node -> {
                    node.putArray("imageDigests").add(description.imageDigest());
                    if (description.imageSizeInBytes() != null) {
                        node.put("imageSizeInBytes", description.imageSizeInBytes());
                    }
                }));
            }
        }
    }

    /** Where the image cannot be asked for: at least whether there is such a repository. */
    private void repository(ImageUri image, String arn, Gap refused) {
        gathering.draft().gap(refused);
        Slot<Boolean> there = gathering
                .calls()
                .ask(
                        Ask.of("ecr:DescribeRepositories", "whether the repository is there", arn)
                                .noneWhere(NO_REPOSITORY),
                        () -> ecr(image)
                                .describeRepositories(
                                        r -> r.registryId(image.registry()).repositoryNames(image.repository()))
                                .hasRepositories());
        if (there.isNone()) {
            missing(image, arn);
        }
    }

    /** Only the tags of the image in question are asked for; of another image's tags nothing depends. */
    private void tags(ImageUri image, String arn, List<String> tags) {
        set(image, arn, node -> {
            if (!(node.get("imageTags") instanceof ArrayNode)) {
                node.putArray("imageTags");
            }
            tags.forEach(((ArrayNode) node.get("imageTags"))::add);
        });
    }
}
