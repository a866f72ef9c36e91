package dev.trainlight.aws.collect;

import dev.trainlight.evidence.Gap;
import dev.trainlight.iam.Slot;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import tools.jackson.databind.node.ObjectNode;

/** Reads the side of a bucket: policy, place, owner, encryption, and the settings that make a 403 without any policy. */
final class BucketEvidence {
    // Buckets that AWS keeps for everybody: only AWS can read their settings, and nobody can change them.
    private static final Pattern OF_AWS = Pattern.compile(
            "jumpstart-(?:private-)?cache-prod-.*|sagemaker-sample-files|sagemaker-sample-data-.*|sagemaker-repository-.*");
    private static final String REGION_HEADER = "x-amz-bucket-region";

    private final Gathering gathering;
    private final KeyEvidence keys;

    BucketEvidence(Gathering gathering, KeyEvidence keys) {
        this.gathering = gathering;
        this.keys = keys;
    }

    /** Reads the bucket of that name, once. */
    void read(String bucket) {
        if (OF_AWS.matcher(bucket).matches()) {
            return;
        }
        String partition = gathering.identity().partition();
        if (bucket.startsWith("arn:") || bucket.endsWith("-s3alias")) {
            String arn = bucket.startsWith("arn:") ? bucket : "arn:" + partition + ":s3:::" + bucket;
            gathering.draft().resource(arn, _ -> {});
            gathering
                    .draft()
                    .gap(new Gap(
                            "access point policy",
                            Optional.of(arn),
                            Optional.of("s3:GetAccessPointPolicy"),
                            "NotSupported"));
        } else if (bucket.endsWith("--x-s3")) {
            String arn = "arn:%s:s3express:%s:%s:bucket/%s"
                    .formatted(
                            partition,
                            gathering.identity().region(),
                            gathering.identity().accountId(),
                            bucket);
            gathering.calls().once(arn, () -> directory(bucket, arn));
        } else {
            String arn = "arn:" + partition + ":s3:::" + bucket;
            gathering.calls().once(arn, () -> ordinary(bucket, arn));
        }
    }

    private void directory(String bucket, String arn) {
        gathering
                .draft()
                .resource(
                        arn,
                        node -> node.put("region", gathering.identity().region())
                                .put("accountId", gathering.identity().accountId()));
        policy(bucket, arn, "s3express:GetBucketPolicy");
    }

    private void ordinary(String bucket, String arn) {
        gathering.draft().resource(arn, _ -> {});
        // What further calls depend on goes first.
        gathering.calls().fork(() -> encryption(bucket, arn));
        gathering.calls().fork(() -> policy(bucket, arn, "s3:GetBucketPolicy"));
        gathering.calls().fork(() -> place(bucket, arn));
        gathering.calls().fork(() -> ownership(bucket, arn));
        gathering.calls().fork(() -> payer(bucket, arn));
        gathering.calls().fork(() -> publicAccess(bucket, arn));
    }

    private S3Client s3() {
        boolean configured =
                gathering.session().settings().endpoints().configuredFor("s3").isPresent();
        // An endpoint that somebody configured is one host: it knows buckets by their path, and no other Regions.
        return gathering
                .session()
                .client(S3Client.builder().forcePathStyle(configured).crossRegionAccessEnabled(!configured));
    }

    /** Asks something about a bucket; where there is no such bucket, that is said instead. */
    private <T> Slot<T> ask(Ask question, Callable<T> call) {
        return gathering.calls().ask(question, call, gap -> {
            if (gap.reason().equals("NoSuchBucket")) {
                gap.resource()
                        .ifPresent(arn -> gathering
                                .draft()
                                .resource(arn, node -> node.put("exists", false).putNull("policy")));
            } else {
                gathering.draft().gap(gap);
            }
        });
    }

    private void set(String arn, Consumer<ObjectNode> change) {
        gathering.draft().resource(arn, change);
    }

    private void policy(String bucket, String arn, String permission) {
        Ask question = Ask.of(permission, "bucket policy", arn).noneWhere("NoSuchBucketPolicy");
        Slot<String> policy =
                ask(question, () -> s3().getBucketPolicy(r -> r.bucket(bucket)).policy());
        switch (policy) {
            case Slot.Unknown<String> _ -> {}
            case Slot.None<String> _ -> set(arn, node -> owned(node).putNull("policy"));
            case Slot.Present<String>(String text) ->
                set(arn, node -> owned(node).set("policy", SdkJson.policy(text)));
        }
    }

    /** S3 shows a bucket's policy, or that there is none, to identities of the owner's account alone. */
    private ObjectNode owned(ObjectNode node) {
        return node.put("accountId", gathering.identity().accountId());
    }

    private void place(String bucket, String arn) {
        Ask question = Ask.of("s3:GetBucketLocation", "bucket's Region", arn);
        Slot<String> location = gathering.calls().ask(question, () -> location(bucket), gap -> head(bucket, arn, gap));
        location.toOptional().ifPresent(region -> set(arn, node -> node.put("region", region)));
    }

    private String location(String bucket) {
        String constraint = s3().getBucketLocation(r -> r.bucket(bucket)).locationConstraintAsString();
        if (constraint == null || constraint.isEmpty()) {
            return "us-east-1";
        }
        return constraint.equals("EU") ? "eu-west-1" : constraint;
    }

    /** HeadBucket names the Region even where it is refused. */
    private void head(String bucket, String arn, Gap refused) {
        if (refused.reason().equals("NoSuchBucket")) {
            set(arn, node -> node.put("exists", false).putNull("policy"));
            return;
        }
        Slot<Optional<String>> region = gathering
                .calls()
                .ask(
                        Ask.of("s3:ListBucket", "bucket's Region", arn).noneWhere("NoSuchBucket", "404"),
                        () -> {
                            try {
                                return Optional.ofNullable(
                                        s3().headBucket(r -> r.bucket(bucket)).bucketRegion());
                            } catch (AwsServiceException refusal) {
                                return Optional.of(refusal.awsErrorDetails().sdkHttpResponse())
                                        .flatMap(response -> response.firstMatchingHeader(REGION_HEADER));
                            }
                        },
                        _ -> {});
        region.toOptional()
                .flatMap(name -> name)
                .ifPresentOrElse(
                        name -> set(arn, node -> node.put("region", name)),
                        () -> gathering.draft().gap(refused));
    }

    private void encryption(String bucket, String arn) {
        Ask question = Ask.of("s3:GetEncryptionConfiguration", "bucket's default encryption", arn)
                .noneWhere("ServerSideEncryptionConfigurationNotFoundError");
        Slot<Optional<ServerSideEncryptionRule>> rule = ask(
                question,
                () ->
                        s3()
                                .getBucketEncryption(r -> r.bucket(bucket))
                                .serverSideEncryptionConfiguration()
                                .rules()
                                .stream()
                                .findFirst());
        switch (rule) {
            case Slot.Unknown<Optional<ServerSideEncryptionRule>> _ -> {}
            case Slot.None<Optional<ServerSideEncryptionRule>> _ -> set(arn, node -> node.putNull("encryptionKeyArn"));
            case Slot.Present<Optional<ServerSideEncryptionRule>>(Optional<ServerSideEncryptionRule> found) ->
                encryption(arn, found);
        }
    }

    private void encryption(String arn, Optional<ServerSideEncryptionRule> rule) {
        rule.map(ServerSideEncryptionRule::bucketKeyEnabled)
                .ifPresent(enabled -> set(arn, node -> node.put("bucketKeyEnabled", enabled)));
        Optional<ServerSideEncryptionByDefault> byDefault =
                rule.map(ServerSideEncryptionRule::applyServerSideEncryptionByDefault);
        byDefault.ifPresent(how -> set(arn, node -> node.put("encryption", how.sseAlgorithmAsString())));
        boolean kms = byDefault
                .map(ServerSideEncryptionByDefault::sseAlgorithm)
                .filter(how -> how == ServerSideEncryption.AWS_KMS || how == ServerSideEncryption.AWS_KMS_DSSE)
                .isPresent();
        if (!kms) {
            set(arn, node -> node.putNull("encryptionKeyArn"));
            return;
        }
        // Without a key of its own the bucket uses the key that AWS manages for S3.
        String key = byDefault
                .map(ServerSideEncryptionByDefault::kmsMasterKeyID)
                .filter(id -> !id.isBlank())
                .orElse("alias/aws/s3");
        if (key.startsWith("arn:")) {
            set(arn, node -> node.put("encryptionKeyArn", key));
        }
        keys.read(key, keyArn -> set(arn, node -> node.put("encryptionKeyArn", keyArn)));
    }

    private void ownership(String bucket, String arn) {
        Ask question = Ask.of("s3:GetBucketOwnershipControls", "bucket's object ownership", arn)
                .noneWhere("OwnershipControlsNotFoundError");
        Slot<Optional<String>> ownership = ask(
                question,
                () -> s3().getBucketOwnershipControls(r -> r.bucket(bucket)).ownershipControls().rules().stream()
                        .findFirst()
                        .map(rule -> rule.objectOwnershipAsString()));
        switch (ownership) {
            case Slot.Unknown<Optional<String>> _ -> {}
            case Slot.None<Optional<String>> _ -> set(arn, node -> node.putNull("objectOwnership"));
            case Slot.Present<Optional<String>>(Optional<String> value) ->
                set(arn, node -> node.put("objectOwnership", value.orElse(null)));
        }
    }

    private void payer(String bucket, String arn) {
        Ask question = Ask.of("s3:GetBucketRequestPayment", "who pays for the bucket's requests", arn);
        ask(question, () -> s3().getBucketRequestPayment(r -> r.bucket(bucket)).payerAsString())
                .toOptional()
                .ifPresent(payer -> set(arn, node -> node.put("requestPayer", payer)));
    }

    private void publicAccess(String bucket, String arn) {
        Ask question = Ask.of("s3:GetBucketPublicAccessBlock", "bucket's public access block", arn)
                .noneWhere("NoSuchPublicAccessBlockConfiguration");
        Slot<ObjectNode> block = ask(
                question,
                () -> SdkJson.of(
                        s3().getPublicAccessBlock(r -> r.bucket(bucket)).publicAccessBlockConfiguration()));
        switch (block) {
            case Slot.Unknown<ObjectNode> _ -> {}
            case Slot.None<ObjectNode> _ -> set(arn, node -> node.putNull("publicAccessBlock"));
            case Slot.Present<ObjectNode>(ObjectNode config) -> set(arn, node -> node.set("publicAccessBlock", config));
        }
    }
}
