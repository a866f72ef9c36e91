package dev.trainlight.iam;

import java.util.Optional;

/**
 * An Amazon Resource Name, {@code arn:partition:service:region:account-id:resource}, as
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">AWS describes it</a>. Region and account
 * may be empty; the resource may itself hold colons and slashes.
 *
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov}, …
 * @param service the service's prefix, such as {@code s3}
 * @param region the region, empty for global resources
 * @param account the twelve digits of the owner, empty where the service leaves them out (S3)
 * @param resource everything after the fifth colon
 */
public record Arn(String partition, String service, String region, String account, String resource) {

    /** The ARN in the text, or empty where it has fewer than six segments or does not begin with {@code arn:}. */
    public static Optional<Arn> parse(String text) {
        if (text == null || !text.startsWith("arn:")) {
            return Optional.empty();
        }
        String[] parts = text.split(":", 6);
        return parts.length < 6
                ? Optional.empty()
                : Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]));
    }

    /** The resource's type where the resource has the form {@code type/id} or {@code type:id}; otherwise empty. */
    public String resourceType() {
        int end = separator();
        return end < 0 ? "" : resource.substring(0, end);
    }

    /** The last part of the resource: the name of a role without its path, the id of a key. */
    public String resourceName() {
        int slash = resource.lastIndexOf('/');
        int colon = resource.lastIndexOf(':');
        return resource.substring(Math.max(slash, colon) + 1);
    }

    private int separator() {
        int slash = resource.indexOf('/');
        int colon = resource.indexOf(':');
        if (slash < 0 || colon < 0) {
            return Math.max(slash, colon);
        }
        return Math.min(slash, colon);
    }

    @Override
    public String toString() {
        return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
    }
}
