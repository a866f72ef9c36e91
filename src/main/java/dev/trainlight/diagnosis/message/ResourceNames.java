package dev.trainlight.diagnosis.message;

import dev.trainlight.iam.Arn;
import dev.trainlight.sagemaker.S3Location;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** ARNs of the names that texts give in their place. */
final class ResourceNames {
    private static final Set<String> BUCKET_ACTIONS = Set.of(
            "s3:listbucket",
            "s3:getbucketlocation",
            "s3:createbucket",
            "s3:listbucketversions",
            "s3:listbucketmultipartuploads",
            "s3:getbucketpolicy");

    private ResourceNames() {}

    /** The ARN of what a denial names, or the name itself. */
    static String arn(String name, List<String> actions, Refused refused, String partition) {
        int space = name.indexOf(' ');
        String type = space < 0 ? "" : name.substring(0, space).toLowerCase(Locale.ROOT);
        String rest = name.substring(space + 1).strip();
        if (Set.of("role", "user", "group", "policy").contains(type)) {
            if (rest.startsWith("arn:")) {
                return rest;
            }
            Optional<Arn> principal = refused.principal()
                    .flatMap(Arn::parse)
                    .filter(arn -> !arn.account().isEmpty());
            return principal
                    .map(arn -> "arn:" + arn.partition() + ":iam::" + arn.account() + ":" + type + "/" + rest)
                    .orElse(name);
        }
        boolean s3 = !actions.isEmpty() && actions.getFirst().startsWith("s3:");
        return s3 && !name.startsWith("arn:")
                ? S3Location.parse(name)
                        .map(place -> s3(place, actions.getFirst(), partition))
                        .orElse(name)
                : name;
    }

    /** The ARN that the action is checked against: the bucket's for bucket actions, the object's for the rest. */
    static String s3(S3Location place, String action, String partition) {
        boolean bucket = BUCKET_ACTIONS.contains(action.toLowerCase(Locale.ROOT))
                || place.key().isEmpty();
        if (bucket) {
            return place.bucketArn(partition) + (BUCKET_ACTIONS.contains(action.toLowerCase(Locale.ROOT)) ? "" : "/*");
        }
        return place.objectArn(partition, place.key().endsWith("/") ? "*" : "");
    }
}
