package dev.trainlight.aws.collect;

import java.util.Optional;
import java.util.Set;

/**
 * A question to AWS, in the words of the gap that it leaves where AWS does not answer.
 *
 * @param call the permission that it takes, such as {@code s3:GetBucketPolicy}; mostly the name of the API call too
 * @param evidence what it gives, in words: {@code bucket policy}
 * @param resource ARN of what it belongs to
 * @param noneCodes error codes that mean: there is none
 */
record Ask(String call, String evidence, Optional<String> resource, Set<String> noneCodes) {

    /** A question whose every error leaves a gap. */
    static Ask of(String call, String evidence, String resource) {
        return new Ask(call, evidence, Optional.ofNullable(resource), Set.of());
    }

    /** A question about nothing in particular. */
    static Ask of(String call, String evidence) {
        return of(call, evidence, null);
    }

    /** The same question, where these error codes are the answer "there is none". */
    Ask noneWhere(String... codes) {
        return new Ask(call, evidence, resource, Set.of(codes));
    }

    /** The prefix of the permission: {@code s3}. */
    String service() {
        return call.substring(0, call.indexOf(':'));
    }
}
