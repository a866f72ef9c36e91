package dev.trainlight.diagnosis.requirement;

import static dev.trainlight.sagemaker.TrainingJobReader.field;
import static dev.trainlight.sagemaker.TrainingJobReader.text;

import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.Warning;
import dev.trainlight.evidence.Resource;
import dev.trainlight.sagemaker.S3Location;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Optional;

/** UPL-01 to UPL-08: the model and the output (permission-model §5.6). */
final class ArtifactUploadRequirements implements StageRules {
    @Override
    public void collect(Ground ground, Needs needs) {
        JobFacts facts = ground.facts();
        Optional<SpecialBucket> special = facts.job().outputPath().flatMap(SpecialBucket::of);
        if (special.isPresent()) {
            special.get().write(ground, needs, Stage.ARTIFACT_UPLOAD);
            return;
        }
        facts.job().outputPath().flatMap(S3Location::parse).ifPresent(location -> upload(ground, needs, location));
    }

    private static void upload(Ground ground, Needs needs, S3Location location) {
        JobFacts facts = ground.facts();
        if (facts.bucket(location).filter(Resource::missing).isPresent()) {
            needs.obstacle(new Obstacle(
                    "UPL-01",
                    Stage.ARTIFACT_UPLOAD,
                    LookAlikeKind.WRONG_TARGET,
                    Sentence.of("obstacle.no-output-bucket", location.bucket())));
        }
        Optional<String> keyId = facts.job().outputKey();
        String object = artifact(facts, location);
        Need put = ground.s3().write("UPL-01", Stage.ARTIFACT_UPLOAD, location, object, keyId);
        if (facts.job().name().isEmpty()) {
            put.unsettled(Sentence.of("missing.job-name"));
        }
        needs.add(put.titled("write-artifact", location.uri()));
        needs.add(ground.s3()
                .object("UPL-02", Stage.ARTIFACT_UPLOAD, "s3:AbortMultipartUpload", location, object)
                .titled("abort-upload", location.bucket())
                .advised(Sentence.of("warning.abort-upload", location.bucket())));
        if (keyId.isPresent()) {
            key(ground, needs, location, object, keyId.get());
        } else {
            ground.s3().encrypt(needs, "UPL-04", Stage.ARTIFACT_UPLOAD, location, object);
            defaultKeyElsewhere(ground, needs, location);
        }
    }

    /** {@code PREFIX/JOB/output/model.tar.gz}, or a tree below it where compression is off. */
    private static String artifact(JobFacts facts, S3Location location) {
        String key = location.key();
        String folder = key.isEmpty() || key.endsWith("/") ? key : key + "/";
        boolean plain = text(field(facts.job().json(), "OutputDataConfig"), "CompressionType")
                .filter("NONE"::equals)
                .isPresent();
        return facts.bucketArn(location) + "/" + folder + facts.jobName() + "/output/"
                + (plain ? "model/*" : "model.tar.gz");
    }

    /** UPL-04, UPL-05: GenerateDataKey to write, Decrypt for uploads in parts; AWS's guide asks for Encrypt as well. */
    private static void key(Ground ground, Needs needs, S3Location location, String object, String keyId) {
        KmsKeys.Key key = ground.kms().keys().resolve(keyId);
        ground.kms().keys().obstacle(key, Stage.ARTIFACT_UPLOAD, "UPL-04").ifPresent(needs::obstacle);
        if (key.awsManaged()) {
            return;
        }
        for (String action : List.of("kms:GenerateDataKey", "kms:Decrypt")) {
            needs.add(ground.s3()
                    .throughS3("UPL-04", Stage.ARTIFACT_UPLOAD, action, location, object, key)
                    .titled(action.equals("kms:Decrypt") ? "decrypt-parts" : "encrypt-artifact", key.name()));
        }
        needs.add(ground.s3()
                .throughS3("UPL-04", Stage.ARTIFACT_UPLOAD, "kms:Encrypt", location, object, key)
                .titled("encrypt-artifact", key.name())
                .advised(Sentence.of("warning.kms-encrypt", key.name())));
    }

    /** UPL-06: without KmsKeyId the role's own aws/s3 key is used; the bucket's owner cannot read what it encrypted. */
    private static void defaultKeyElsewhere(Ground ground, Needs needs, S3Location location) {
        Optional<String> owner = ground.s3().owner(location);
        if (owner.isPresent()
                && ground.facts()
                        .role()
                        .filter(role -> !role.account().equals(owner.get()))
                        .isPresent()) {
            needs.warning(new Warning(
                    "UPL-06",
                    Optional.of(Stage.ARTIFACT_UPLOAD),
                    Sentence.of("warning.output-key-elsewhere", location.bucket(), owner.get())));
        }
    }
}
