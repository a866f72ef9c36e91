package dev.trainlight.diagnosis.requirement;

import static dev.trainlight.sagemaker.TrainingJobReader.field;
import static dev.trainlight.sagemaker.TrainingJobReader.text;

import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.Warning;
import dev.trainlight.evidence.Resource;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.Slot;
import dev.trainlight.sagemaker.ImageRegistries;
import dev.trainlight.sagemaker.ImageUri;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** IMG-01 to IMG-11: the training image (permission-model §5.4). */
final class ImagePullRequirements implements StageRules {
    private static final List<String> PULL =
            List.of("ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage");

    /** Prefixes that ECR's console proposes for pull-through caches. */
    private static final Pattern PULL_THROUGH =
            Pattern.compile("(?:ecr-public|docker-hub|quay|kubernetes|github|gitlab)/.+");

    @Override
    public void collect(Ground ground, Needs needs) {
        JobFacts facts = ground.facts();
        facts.job().image().flatMap(ImageUri::parse).ifPresent(image -> image(ground, needs, image));
        privateRegistry(ground, needs);
        marketplace(ground, needs);
        ruleImages(ground, needs);
    }

    private static void image(Ground ground, Needs needs, ImageUri image) {
        switch (ground.registries().owner(image)) {
            case BUILT_IN_ALGORITHM -> {
                // IMG-06: SageMaker pulls these with its own credentials; the role is not asked.
            }
            case AWS -> {
                // Whether AWS's other images are pulled with SageMaker's or the role's credentials is not documented.
                Sentence caution = Sentence.of("warning.aws-image", image.repository());
                pull(ground, needs, image, Slot.none()).forEach(need -> needs.add(need.advised(caution)));
            }
            case CUSTOMER -> {
                Slot<dev.trainlight.iam.PolicyDocument> policy = ground.facts()
                        .resource(image.repositoryArn(ground.facts().partition()))
                        .map(Resource::policy)
                        .orElse(Slot.unknown());
                pull(ground, needs, image, policy).forEach(needs::add);
                missingImage(ground, needs, image);
                if (PULL_THROUGH.matcher(image.repository()).matches()) {
                    needs.warning(new Warning(
                            "IMG-07",
                            Optional.of(Stage.IMAGE_PULL),
                            Sentence.of("warning.pull-through-cache", image.repository())));
                }
            }
        }
    }

    private static List<Requirement> pull(
            Ground ground, Needs needs, ImageUri image, Slot<dev.trainlight.iam.PolicyDocument> policy) {
        JobFacts facts = ground.facts();
        boolean aws = ground.registries().isAws(image.registry());
        boolean foreign = !aws
                && facts.role()
                        .filter(role -> !role.account().equals(image.registry()))
                        .isPresent();
        List<Requirement> pulls = new java.util.ArrayList<>();
        pulls.add(ground.principals()
                .executionRole("IMG-01", Stage.IMAGE_PULL, "ecr:GetAuthorizationToken")
                .onEverything()
                .keys(ImagePullRequirements::network)
                .titled("ecr-token"));
        String arn = image.repositoryArn(facts.partition());
        for (String action : PULL) {
            Need need = ground.principals()
                    .executionRole(foreign ? "IMG-03" : "IMG-02", Stage.IMAGE_PULL, action)
                    // An image of AWS lies in an account whose repositories are open to all: only the role's side is
                    // asked, as if the repository were the role's own.
                    .on(arn, aws ? facts.role().map(Arn::account) : Optional.of(image.registry()))
                    .resourcePolicy(image.repository(), policy)
                    .keys(ImagePullRequirements::network);
            if (aws) {
                need.keys(keys -> keys.put("aws:ResourceAccount", image.registry()))
                        .noRcps();
            }
            pulls.add(need.titled("pull-image", image.repository()));
        }
        return pulls;
    }

    /** IMG-04: SageMaker pulls from its own network, with VpcConfig too; no key of the job's VPC is there. */
    private static void network(ContextKeys keys) {
        keys.absentVpc();
    }

    /** The repository's tags were collected, and the image's is not among them. */
    private static void missingImage(Ground ground, Needs needs, ImageUri image) {
        String arn = image.repositoryArn(ground.facts().partition());
        Optional<Resource> repository = ground.facts().resource(arn);
        if (repository.filter(Resource::missing).isPresent()) {
            needs.obstacle(new Obstacle(
                    "IMG-02",
                    Stage.IMAGE_PULL,
                    LookAlikeKind.MISSING_IMAGE,
                    Sentence.of("obstacle.no-repository", image.repository(), image.registry(), image.region())));
            return;
        }
        JsonNode tags = repository.map(found -> found.json().path("imageTags")).orElse(null);
        if (tags == null || !tags.isArray() || image.digest().isPresent()) {
            return;
        }
        String wanted = image.tag().orElse("latest");
        for (JsonNode tag : tags) {
            if (tag.asString("").equals(wanted)) {
                return;
            }
        }
        needs.obstacle(new Obstacle(
                "IMG-02",
                Stage.IMAGE_PULL,
                LookAlikeKind.MISSING_IMAGE,
                Sentence.of("obstacle.image-tag", wanted, image.repository())));
    }

    /** IMG-09, IMG-10: a private Docker registry, reached through the VPC, its credentials from a function. */
    private static void privateRegistry(Ground ground, Needs needs) {
        JobFacts facts = ground.facts();
        JsonNode config = field(field(facts.job().json(), "AlgorithmSpecification"), "TrainingImageConfig");
        if (text(config, "TrainingRepositoryAccessMode").filter("Vpc"::equals).isPresent()
                && facts.job().vpc().isEmpty()) {
            needs.obstacle(new Obstacle(
                    "IMG-09",
                    Stage.SUBMIT,
                    LookAlikeKind.REQUEST_VALIDATION,
                    Sentence.of("obstacle.registry-needs-vpc")));
        }
        text(field(config, "TrainingRepositoryAuthConfig"), "TrainingRepositoryCredentialsProviderArn")
                .ifPresent(function -> needs.add(ground.principals()
                        .executionRole("IMG-10", Stage.IMAGE_PULL, "lambda:InvokeFunction")
                        .on(function, Arn.parse(function).map(Arn::account))
                        .resourcePolicy(
                                Arn.parse(function).map(Arn::resourceName).orElse(function),
                                facts.resource(function).map(Resource::policy).orElse(Slot.unknown()))
                        .titled("registry-credentials")));
    }

    /** IMG-11: an algorithm of the AWS Marketplace runs with network isolation only. */
    private static void marketplace(Ground ground, Needs needs) {
        JobFacts facts = ground.facts();
        facts.job()
                .algorithmName()
                .flatMap(Arn::parse)
                .filter(arn -> facts.knownAccount()
                        .filter(own -> !own.equals(arn.account()))
                        .isPresent())
                .filter(_ -> !facts.job().networkIsolation())
                .ifPresent(arn -> needs.obstacle(new Obstacle(
                        "IMG-11",
                        Stage.SUBMIT,
                        LookAlikeKind.REQUEST_VALIDATION,
                        Sentence.of("obstacle.marketplace-isolation", arn.resourceName()))));
    }

    /** Images of debugger and profiler rules run in processing jobs of their own: the training goes on without them. */
    private static void ruleImages(Ground ground, Needs needs) {
        for (String list : new String[] {"DebugRuleConfigurations", "ProfilerRuleConfigurations"}) {
            for (JsonNode rule : ground.facts().field(list)) {
                text(rule, "RuleEvaluatorImage")
                        .flatMap(ImageUri::parse)
                        .filter(image -> ground.registries().owner(image) == ImageRegistries.Owner.CUSTOMER)
                        .ifPresent(image -> {
                            Sentence caution = Sentence.of("warning.rule-image", image.repository());
                            Slot<dev.trainlight.iam.PolicyDocument> policy = ground.facts()
                                    .resource(image.repositoryArn(ground.facts().partition()))
                                    .map(Resource::policy)
                                    .orElse(Slot.unknown());
                            pull(ground, needs, image, policy).forEach(need -> needs.add(need.advised(caution)));
                        });
            }
        }
    }
}
