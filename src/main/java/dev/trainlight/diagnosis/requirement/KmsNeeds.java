package dev.trainlight.diagnosis.requirement;

import dev.trainlight.evidence.Resource;
import dev.trainlight.iam.Slot;
import java.util.List;
import java.util.Optional;

/**
 * Fills in a need of a KMS key: its policy, its grants, and the keys that AWS sends with cryptographic calls
 * (kms/latest/developerguide/conditions-kms.html).
 */
final class KmsNeeds {
    private final JobFacts facts;
    private final KmsKeys keys;

    KmsNeeds(JobFacts facts, KmsKeys keys) {
        this.facts = facts;
        this.keys = keys;
    }

    KmsKeys keys() {
        return keys;
    }

    /** A direct use of the key. */
    Need use(Need need, KmsKeys.Key key) {
        need.on(key.arn(), key.account())
                .resourcePolicy(key.name(), key.resource().map(Resource::policy).orElse(Slot.unknown()))
                .grants(KmsKeys.grants(key))
                .keys(context -> {
                    context.put(
                                    "kms:CallerAccount",
                                    facts.role().map(role -> role.account()).orElse(facts.account()))
                            .put("kms:KeyUsage", "ENCRYPT_DECRYPT")
                            .put("kms:KeySpec", "SYMMETRIC_DEFAULT")
                            .absent("kms:RecipientAttestation:ImageSha384", "kms:RequestAlias");
                    if (!key.aliases().isEmpty()) {
                        context.put("kms:ResourceAliases", key.aliases());
                    }
                });
        key.unsettled().ifPresent(need::unsettled);
        return need;
    }

    /**
     * A use by S3 with the role's credentials, for an object encrypted with the key: a forward access session. It comes from
     * S3's network, so that no key of the job's VPC is there (permission-model §0, FAS-S3→KMS).
     *
     * @param objectArn the object
     * @param bucketArn its bucket, which stands in the encryption context where S3 Bucket Keys are on
     * @param bucketKey whether they are; empty where not known
     */
    Need throughS3(Need need, KmsKeys.Key key, String objectArn, String bucketArn, Optional<Boolean> bucketKey) {
        return use(need, key).keys(context -> {
            context.put("aws:ViaAWSService", "true")
                    .put("aws:CalledVia", List.of("s3.amazonaws.com"))
                    .put("aws:CalledViaFirst", "s3.amazonaws.com")
                    .put("aws:CalledViaLast", "s3.amazonaws.com")
                    .putIfKnown("kms:ViaService", facts.knownRegion().map(region -> "s3." + region + "." + domain()))
                    .put("kms:EncryptionContextKeys", List.of("aws:s3:arn"))
                    .put("kms:EncryptionAlgorithm", "SYMMETRIC_DEFAULT")
                    .absent(
                            "aws:SourceVpc",
                            "aws:SourceVpce",
                            "aws:SourceVpcArn",
                            "aws:VpcSourceIp",
                            "aws:SourceIp",
                            "kms:GrantIsForAWSResource",
                            "kms:GrantOperations",
                            "kms:GranteePrincipal",
                            "kms:GrantConstraintType");
            String name = "kms:EncryptionContext:aws:s3:arn";
            bucketKey.ifPresentOrElse(
                    on -> context.put(name, on ? bucketArn : objectArn),
                    () -> context.oneOf(name, objectArn, bucketArn));
        });
    }

    private String domain() {
        return facts.partition().equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
    }
}
