package dev.trainlight.diagnosis.requirement;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.Warning;
import dev.trainlight.sagemaker.Stage;
import java.util.Optional;
import java.util.regex.Pattern;

/** PRV-01 to PRV-04: the instances and their encrypted volume (permission-model §5.1). */
final class ProvisioningRequirements implements StageRules {
    /** Families that clearly carry local disks; for them AWS refuses a volume key. */
    private static final Pattern LOCAL_DISKS =
            Pattern.compile("ml\\.(?:p4d|p4de|p5|p5e|p5en|g4dn|g5|g6|g6e|trn1|trn1n|trn2)\\..*");

    @Override
    public void collect(Ground ground, Needs needs) {
        JobFacts facts = ground.facts();
        facts.job().volumeKey().ifPresent(text -> {
            KmsKeys.Key key = ground.kms().keys().resolve(text);
            ground.kms().keys().obstacle(key, Stage.PROVISIONING, "PRV-03").ifPresent(needs::obstacle);
            if (!key.awsManaged()) {
                needs.add(grant(
                                ground,
                                ground.principals().executionRole("PRV-01", Stage.PROVISIONING, "kms:CreateGrant"),
                                key)
                        .titled("grant-volume-key", key.name())
                        .unlessAllowed("SUB-04"));
                needs.add(ground.kms()
                        .use(ground.principals().executionRole("PRV-02", Stage.PROVISIONING, "kms:DescribeKey"), key)
                        .titled("describe-volume-key", key.name())
                        .advised(Sentence.of("warning.describe-volume-key", key.name())));
            }
            if (facts.job().instanceTypes().stream()
                    .anyMatch(type -> LOCAL_DISKS.matcher(type).matches())) {
                needs.warning(new Warning(
                        "PRV-04",
                        Optional.of(Stage.PROVISIONING),
                        Sentence.of(
                                "warning.volume-key-local-disk",
                                facts.job().instanceTypes().getFirst())));
            }
        });
    }

    /** The grant on the volume's key, for EC2's sake; which operations SageMaker asks for is not documented. */
    static Need grant(Ground ground, Need need, KmsKeys.Key key) {
        return ground.kms()
                .use(need, key)
                .keys(keys -> keys.put("kms:GrantIsForAWSResource", "true")
                        .absent(
                                "kms:EncryptionAlgorithm",
                                "kms:EncryptionContextKeys",
                                "kms:EncryptionContext:aws:s3:arn"));
    }
}
