package dev.trainlight.evidence;

import java.util.Optional;

/**
 * A piece of evidence that could not be collected.
 *
 * @param evidence what, in words: {@code bucket policy}
 * @param resource ARN of what it belongs to
 * @param call the API call and permission that would give it: {@code s3:GetBucketPolicy}
 * @param reason why not: an AWS error code, or words
 */
public record Gap(String evidence, Optional<String> resource, Optional<String> call, String reason) {}
