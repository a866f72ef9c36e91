package dev.trainlight.fix.remedy;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoCanFixIt;
import dev.trainlight.fix.Change.Target;
import dev.trainlight.fix.TargetType;
import dev.trainlight.fix.document.DocumentLimit;
import dev.trainlight.iam.Arn;
import java.util.Optional;

/**
 * A bucket's policy.
 *
 * @param bucket the bucket's ARN
 * @param principal ARN of the role or user that gets access, with its path
 */
public record BucketPolicyRemedy(String bucket, String principal) implements ResourcePolicyRemedy {
    @Override
    public Place place() {
        return new Place.ResourcePolicy(bucket);
    }

    @Override
    public Target target() {
        return new Target(TargetType.BUCKET_POLICY, bucket, Optional.empty());
    }

    @Override
    public WhoCanFixIt owner() {
        return WhoCanFixIt.RESOURCE_OWNER;
    }

    @Override
    public Optional<DocumentLimit> limit() {
        return Optional.of(DocumentLimit.BUCKET_POLICY);
    }

    @Override
    public Sentence name() {
        return Sentence.of(
                "fix.name.bucket", Arn.parse(bucket).map(Arn::resource).orElse(bucket));
    }
}
