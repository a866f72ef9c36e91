package dev.trainlight.aws.collect;

import dev.trainlight.iam.Arn;
import dev.trainlight.sagemaker.ImageUri;
import dev.trainlight.sagemaker.S3Location;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a pasted text names in so many words: ARNs, S3 addresses, images. What the text means is for the diagnosis; here
 * it only matters which documents may bear on it.
 *
 * @param arns every ARN, in order
 * @param buckets names of buckets
 * @param images images in private registries
 */
record NamedInText(List<Arn> arns, Set<String> buckets, Set<ImageUri> images) {
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(?:\\d{12}|aws)?:[^\\s\"'`<>,;)\\]]+");
    private static final Pattern S3 = Pattern.compile("s3[an]?://[^\\s\"'`<>,;)]+");
    private static final Pattern IMAGE =
            Pattern.compile("\\d{12}\\.dkr[.-]ecr[^\\s\"'`<>,;)]*?\\.(?:com(?:\\.cn)?|on\\.aws|eu)/[^\\s\"'`<>,;)]+");
    private static final int LONGEST = 200_000;

    /** Everything that the text names. */
    static NamedInText of(String whole) {
        String text = whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole;
        Set<Arn> arns = new LinkedHashSet<>();
        find(ARN, text).forEach(found -> Arn.parse(found).ifPresent(arns::add));
        Set<String> buckets = new LinkedHashSet<>();
        find(S3, text).forEach(found -> S3Location.parse(found).ifPresent(place -> buckets.add(place.bucket())));
        arns.stream()
                .filter(arn -> arn.service().equals("s3") && arn.account().isEmpty())
                .map(arn -> arn.resource().split("/", 2)[0])
                .filter(bucket -> !bucket.isEmpty() && !bucket.contains("*"))
                .forEach(buckets::add);
        Set<ImageUri> images = new LinkedHashSet<>();
        find(IMAGE, text).forEach(found -> ImageUri.parse(found).ifPresent(images::add));
        return new NamedInText(List.copyOf(arns), buckets, images);
    }

    private static Set<String> find(Pattern pattern, String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            // A full stop or a colon at the end belongs to the sentence.
            found.add(matcher.group().replaceAll("[.:]+$", ""));
        }
        return found;
    }

    /** The first ARN of that service whose resource begins like this. */
    Optional<Arn> first(String service, String resource) {
        return all(service, resource).stream().findFirst();
    }

    /** All ARNs of that service whose resource begins like this, patterns apart. */
    List<Arn> all(String service, String resource) {
        return arns.stream()
                .filter(arn -> arn.service().equals(service)
                        && arn.resource().startsWith(resource)
                        && !arn.resource().contains("*"))
                .toList();
    }

    /** The session of a job, which SageMaker names after itself. */
    Optional<Arn> jobSession() {
        return all("sts", "assumed-role/").stream()
                .filter(arn -> arn.resource().endsWith("/SageMaker"))
                .findFirst();
    }

    /** Whoever else signed a call: a session, a user. */
    Optional<Arn> somebody() {
        return all("sts", "assumed-role/").stream()
                .filter(arn -> !arn.resource().endsWith("/SageMaker"))
                .findFirst()
                .or(() -> first("sts", "federated-user/"))
                .or(() -> first("iam", "user/"))
                .or(() -> first("iam", "root"));
    }

    /** The role of the job: the one that a job's session came from, else the first that is named. */
    Optional<Arn> role() {
        return jobSession()
                .map(session -> new Arn(
                        session.partition(),
                        "iam",
                        "",
                        session.account(),
                        "role/" + session.resource().split("/", 3)[1]))
                .or(() -> first("iam", "role/"));
    }
}
