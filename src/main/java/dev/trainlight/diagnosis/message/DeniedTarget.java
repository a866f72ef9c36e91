package dev.trainlight.diagnosis.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which actions a sentence is about that names no action, but the thing that was refused: a bucket, a key, an image, a
 * network interface.
 */
final class DeniedTarget {
    static final List<String> PULL =
            List.of("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:BatchCheckLayerAvailability");

    private DeniedTarget() {}

    /**
     * The likeliest actions, or none where the sentence names nothing that is known.
     *
     * @param sentence the words
     * @param operation the API operation that they answer, where known
     * @param scene where they stand
     */
    static List<String> actions(String sentence, Optional<String> operation, Scene scene) {
        String words = sentence.toLowerCase(Locale.ROOT);
        if (has(words, "network interface", "networkinterface")) {
            return List.of("ec2:CreateNetworkInterface");
        }
        if (has(words, "kms", ":key/", "encryption key", "customer managed key")) {
            return key(words, operation, scene);
        }
        if (has(
                words,
                "dkr.ecr",
                "ecr repository",
                "ecr image",
                "container image",
                "training image",
                "algorithm container")) {
            return PULL;
        }
        if (has(words, "pipeline execution role", "permissions to the job")) {
            return List.of("sagemaker:CreateTrainingJob");
        }
        if (has(words, "log group", "log stream", "cloudwatch logs")) {
            return List.of("logs:CreateLogStream", "logs:PutLogEvents");
        }
        if (has(words, "secretsmanager", "secrets manager")) {
            return List.of("secretsmanager:GetSecretValue");
        }
        if (has(words, "s3:", "s3 ", "bucket", "s3a:", "s3.amazonaws")) {
            boolean upload = scene.phase().filter(Scene.Phase.UPLOAD::equals).isPresent();
            if (has(words, "creating s3 bucket", "create bucket", "create the bucket", "creating bucket")) {
                return List.of("s3:CreateBucket");
            }
            if (upload || has(words, "upload", "write", "put ", "output", "save")) {
                return List.of("s3:PutObject");
            }
            return List.of(has(words, "list") ? "s3:ListBucket" : "s3:GetObject");
        }
        return List.of();
    }

    private static List<String> key(String words, Optional<String> operation, Scene scene) {
        boolean upload = scene.phase().filter(Scene.Phase.UPLOAD::equals).isPresent();
        if (upload || has(words, "output", "artifact", "upload")) {
            return List.of("kms:GenerateDataKey", "kms:Decrypt");
        }
        if (has(words, "decrypt", "input", "download") || scene.phase().isPresent()) {
            return List.of("kms:Decrypt");
        }
        boolean creates = operation
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("create"))
                .isPresent();
        return has(words, "volume", "storage", "grant") || creates
                ? List.of("kms:CreateGrant", "kms:DescribeKey")
                : List.of("kms:Decrypt");
    }

    private static boolean has(String words, String... any) {
        for (String one : any) {
            if (words.contains(one)) {
                return true;
            }
        }
        return false;
    }
}
