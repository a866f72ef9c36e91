package dev.trainlight.fix.remedy;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoCanFixIt;
import dev.trainlight.fix.Change.Target;
import dev.trainlight.fix.TargetType;
import dev.trainlight.fix.document.DocumentLimit;
import java.util.Optional;

/**
 * The policy of a resource whose kind has no command here (a function, a file system): its owner is asked, with the
 * statement that is wanted.
 *
 * @param arn the resource
 * @param principal ARN of the role or user
 */
public record OtherResourcePolicyRemedy(String arn, String principal) implements ResourcePolicyRemedy {
    @Override
    public Place place() {
        return new Place.ResourcePolicy(arn);
    }

    /** Its kind has no word of its own in the fixed formats; a bucket policy is what it is most like. */
    @Override
    public Target target() {
        return new Target(TargetType.BUCKET_POLICY, arn, Optional.empty());
    }

    @Override
    public WhoCanFixIt owner() {
        return WhoCanFixIt.RESOURCE_OWNER;
    }

    @Override
    public Optional<DocumentLimit> limit() {
        return Optional.empty();
    }

    @Override
    public boolean editable() {
        return false;
    }

    @Override
    public Sentence name() {
        return Sentence.of("fix.name.resource", arn);
    }
}
