package dev.trainlight.sagemaker;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in S3, from {@code s3://bucket/key} or the https forms that SageMaker's {@code S3Uri} takes too.
 *
 * @param bucket bucket name, access point alias or access point ARN
 * @param key key or prefix, without a leading slash; may be empty
 */
public record S3Location(String bucket, String key) {
    private static final Pattern URI = Pattern.compile("(?:s3|s3a|s3n)://([^/]+)/?(.*)", Pattern.DOTALL);
    private static final Pattern VIRTUAL_HOST =
            Pattern.compile("https?://([^/]+?)\\.s3[.-][^/]*amazonaws\\.com(?:\\.cn)?/?(.*)", Pattern.DOTALL);
    private static final Pattern PATH_STYLE =
            Pattern.compile("https?://s3[.-][^/]*amazonaws\\.com(?:\\.cn)?/([^/]+)/?(.*)", Pattern.DOTALL);

    /** The location in the text, or empty where it is none. */
    public static Optional<S3Location> parse(String uri) {
        if (uri == null) {
            return Optional.empty();
        }
        for (Pattern pattern : new Pattern[] {URI, PATH_STYLE, VIRTUAL_HOST}) {
            Matcher matcher = pattern.matcher(uri.strip());
            if (matcher.matches()) {
                return Optional.of(new S3Location(matcher.group(1), matcher.group(2)));
            }
        }
        return Optional.empty();
    }

    /** The bucket's ARN, in that partition. */
    public String bucketArn(String partition) {
        return bucket.startsWith("arn:") ? bucket : "arn:" + partition + ":s3:::" + bucket;
    }

    /** The ARN of one object below this location. */
    public String objectArn(String partition, String suffix) {
        return bucketArn(partition) + "/" + key + suffix;
    }

    /** The location as {@code s3://bucket/key}. */
    public String uri() {
        return "s3://" + bucket + "/" + key;
    }
}
