package dev.trainlight.diagnosis.requirement;

import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.evidence.Resource;
import dev.trainlight.iam.Slot;
import dev.trainlight.sagemaker.S3Location;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The execution role's needs in S3: reading, listing, writing, and the KMS keys behind the objects. Every rule that
 * touches S3 asks here, so that owner, bucket policy, endpoint and context are the same everywhere.
 */
final class S3Needs {
    /** Buckets of AWS that everybody may read: JumpStart's cache and SageMaker's sample data. */
    private static final Pattern AWS_OWNED =
            Pattern.compile("jumpstart-cache-prod-[a-z0-9-]+|sagemaker-sample-files|sagemaker-sample-data-[a-z0-9-]+");

    private static final Pattern FILE_NAME = Pattern.compile("(?:.*/)?[^/]+\\.[A-Za-z0-9]{1,8}");

    private final JobFacts facts;
    private final Principals principals;
    private final S3Route route;
    private final KmsNeeds kms;

    S3Needs(JobFacts facts, Principals principals, S3Route route, KmsNeeds kms) {
        this.facts = facts;
        this.principals = principals;
        this.route = route;
        this.kms = kms;
    }

    JobFacts facts() {
        return facts;
    }

    KmsNeeds kms() {
        return kms;
    }

    /** A permission on the bucket itself. */
    Need bucket(String rule, Stage stage, String action, S3Location location) {
        return on(rule, stage, action, location, facts.bucketArn(location));
    }

    /** Listing what lies under the location; {@code s3:prefix} is the location's key. */
    Need list(String rule, Stage stage, S3Location location) {
        return bucket(rule, stage, "s3:ListBucket", location)
                .keys(context -> context.put("s3:prefix", location.key()).absent("s3:VersionId"));
    }

    /** Reading an object. */
    Need read(String rule, Stage stage, S3Location location, String objectArn) {
        return on(rule, stage, "s3:GetObject", location, objectArn)
                .keys(context -> context.absent("s3:VersionId", "s3:x-amz-acl", "s3:prefix", "s3:delimiter"));
    }

    /** Writing an object, with the encryption that the job asks for. */
    Need write(String rule, Stage stage, S3Location location, String objectArn, Optional<String> keyId) {
        return on(rule, stage, "s3:PutObject", location, objectArn).keys(context -> {
            context.absent(
                    "s3:prefix",
                    "s3:delimiter",
                    "s3:VersionId",
                    "s3:x-amz-copy-source",
                    "s3:x-amz-metadata-directive",
                    "s3:x-amz-grant-read",
                    "s3:x-amz-grant-write",
                    "s3:x-amz-grant-read-acp",
                    "s3:x-amz-grant-write-acp",
                    "s3:x-amz-grant-full-control",
                    "s3:x-amz-website-redirect-location",
                    "s3:x-amz-storage-class",
                    "s3:object-lock-mode",
                    "s3:object-lock-retain-until-date",
                    "s3:object-lock-legal-hold",
                    "s3:RequestObjectTag/",
                    "s3:RequestObjectTagKeys");
            if (keyId.isPresent()) {
                String arn = kms.keys().resolve(keyId.get()).arn();
                context.put("s3:x-amz-server-side-encryption", "aws:kms");
                String name = "s3:x-amz-server-side-encryption-aws-kms-key-id";
                if (arn.endsWith("*")) {
                    return;
                }
                if (arn.equals(keyId.get())) {
                    context.put(name, arn);
                } else {
                    context.oneOf(name, arn, keyId.get());
                }
            } else {
                // UPL-06: with the role's default key for S3, or without the header; AWS's texts leave it open.
                context.oneOf("s3:x-amz-server-side-encryption", "aws:kms", "")
                        .absent("s3:x-amz-server-side-encryption-aws-kms-key-id");
            }
        });
    }

    /** Another object action. */
    Need object(String rule, Stage stage, String action, S3Location location, String objectArn) {
        return on(rule, stage, action, location, objectArn);
    }

    /** The objects under a location: itself where it names a file, else everything below it. */
    String objectsArn(S3Location location) {
        String key = location.key();
        String bucket = facts.bucketArn(location);
        if (key.isEmpty() || key.endsWith("/")) {
            return bucket + "/" + key + "*";
        }
        return FILE_NAME.matcher(key).matches() ? bucket + "/" + key : bucket + "/" + key + "/*";
    }

    /**
     * What decrypting the objects of a bucket needs: nothing with S3's own encryption or the account's AWS managed key;
     * kms:Decrypt on a customer managed key; unknown where the bucket's encryption was not collected.
     */
    void decrypt(Needs needs, String rule, Stage stage, S3Location location, String objectArn) {
        encryption(needs, rule, stage, location, objectArn, List.of("kms:Decrypt"));
    }

    /** What writing into a bucket whose default key is a customer's needs: UPL-04. */
    void encrypt(Needs needs, String rule, Stage stage, S3Location location, String objectArn) {
        encryption(needs, rule, stage, location, objectArn, List.of("kms:GenerateDataKey", "kms:Decrypt"));
    }

    private void encryption(
            Needs needs, String rule, Stage stage, S3Location location, String objectArn, List<String> actions) {
        if (awsOwned(location)) {
            return;
        }
        Slot<String> collected = facts.bucket(location)
                .map(found -> found.text("encryptionKeyArn"))
                .orElse(Slot.unknown());
        switch (collected) {
            case Slot.None<String> _ -> {
                // SSE-S3: no key of anybody's.
            }
            case Slot.Unknown<String> _ -> {
                Need need = kms.use(
                        principals.executionRole(rule, stage, actions.getFirst()),
                        kms.keys().resolve("*"));
                needs.add(need.unsettled(Sentence.of("missing.bucket-encryption", facts.bucketArn(location)))
                        .titled("use-key-unknown", location.bucket()));
            }
            case Slot.Present<String>(String text) ->
                encryptionKey(
                        needs,
                        rule,
                        stage,
                        location,
                        objectArn,
                        actions,
                        kms.keys().resolve(text));
        }
    }

    private void encryptionKey(
            Needs needs,
            String rule,
            Stage stage,
            S3Location location,
            String objectArn,
            List<String> actions,
            KmsKeys.Key key) {
        if (key.awsManaged()) {
            Optional<String> owner = key.account().filter(id -> !id.equals("*"));
            if (owner.isPresent()
                    && facts.role()
                            .filter(role -> !role.account().equals(owner.get()))
                            .isPresent()) {
                needs.obstacle(new Obstacle(
                        "DAT-06",
                        stage,
                        LookAlikeKind.WRONG_TARGET,
                        Sentence.of("obstacle.foreign-aws-key", location.bucket(), owner.get())));
            }
            return;
        }
        kms.keys().obstacle(key, stage, rule).ifPresent(needs::obstacle);
        for (String action : actions) {
            needs.add(throughS3(rule, stage, action, location, objectArn, key)
                    .titled(action.equals("kms:Decrypt") ? "decrypt-objects" : "encrypt-objects", key.name()));
        }
    }

    /** A use of a key by S3 for an object of that bucket. */
    Need throughS3(String rule, Stage stage, String action, S3Location location, String objectArn, KmsKeys.Key key) {
        Optional<Boolean> bucketKey = facts.bucket(location)
                .flatMap(found -> found.text("bucketKeyEnabled").toOptional())
                .map(Boolean::parseBoolean);
        return kms.throughS3(
                principals.executionRole(rule, stage, action), key, objectArn, facts.bucketArn(location), bucketKey);
    }

    boolean awsOwned(S3Location location) {
        return facts.bucket(location).isEmpty()
                && AWS_OWNED.matcher(location.bucket()).matches();
    }

    /** The account of the bucket: collected, or the job's where its policy could be read (only its owner can). */
    Optional<String> owner(S3Location location) {
        return facts.bucket(location)
                .flatMap(found -> found.accountId()
                        .or(() -> found.policy().isUnknown() ? Optional.empty() : facts.knownAccount()));
    }

    private Need on(String rule, Stage stage, String action, S3Location location, String arn) {
        boolean open = awsOwned(location);
        Optional<String> owner = owner(location);
        Need need = principals
                .executionRole(rule, stage, action)
                .on(arn, owner)
                .resourcePolicy(
                        location.bucket(),
                        open
                                ? Slot.none()
                                : facts.bucket(location).map(Resource::policy).orElse(Slot.unknown()))
                .endpoints(route.policies())
                .keys(context -> {
                    context.put("s3:authType", "REST-HEADER")
                            .put("s3:signatureversion", "AWS4-HMAC-SHA256")
                            .oneOf("s3:TlsVersion", "1.2", "1.3")
                            .absent(
                                    "s3:x-amz-server-side-encryption-customer-algorithm",
                                    "s3:DataAccessPointAccount",
                                    "s3:DataAccessPointArn",
                                    "s3:AccessPointNetworkOrigin",
                                    "s3:AccessGrantsInstanceArn",
                                    "s3:LocationConstraint");
                    owner.ifPresent(id -> context.put("s3:ResourceAccount", id));
                    route.apply(context, facts);
                });
        return open ? need.noRcps() : need;
    }
}
