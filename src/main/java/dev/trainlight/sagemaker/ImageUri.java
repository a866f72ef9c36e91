package dev.trainlight.sagemaker;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A container image in a private Amazon ECR registry,
 * {@code ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY:TAG} (permission-model §11).
 *
 * @param registry account of the registry
 * @param region its region
 * @param repository repository name, with its slashes
 * @param tag tag, empty where a digest or nothing is given
 * @param digest {@code sha256:…}, empty where none is given
 */
public record ImageUri(
        String registry, String region, String repository, Optional<String> tag, Optional<String> digest) {
    private static final Pattern ECR = Pattern.compile(
            "(\\d{12})\\.dkr[.-]ecr(?:-fips)?\\.([a-z0-9-]+)\\.(?:amazonaws\\.com(?:\\.cn)?|on\\.aws|amazonaws\\.eu)"
                    + "/([^:@\\s]+)(?::([^@\\s]+))?(?:@(sha256:[0-9a-f]+))?");

    /** The image, or empty where it lives in no private ECR registry. */
    public static Optional<ImageUri> parse(String uri) {
        Matcher matcher = ECR.matcher(uri == null ? "" : uri.strip());
        return matcher.matches()
                ? Optional.of(new ImageUri(
                        matcher.group(1),
                        matcher.group(2),
                        matcher.group(3),
                        Optional.ofNullable(matcher.group(4)),
                        Optional.ofNullable(matcher.group(5))))
                : Optional.empty();
    }

    /** The repository's ARN, in that partition. */
    public String repositoryArn(String partition) {
        return "arn:" + partition + ":ecr:" + region + ":" + registry + ":repository/" + repository;
    }
}
