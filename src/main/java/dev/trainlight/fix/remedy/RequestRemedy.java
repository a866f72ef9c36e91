package dev.trainlight.fix.remedy;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoCanFixIt;
import dev.trainlight.fix.Change.Target;
import dev.trainlight.fix.TargetType;
import java.util.Optional;

/**
 * The training job's own request, where a guard wants something of it: a VPC, a key, a tag.
 *
 * @param jobArn the job's ARN
 */
public record RequestRemedy(String jobArn) implements FieldsRemedy {
    @Override
    public Place place() {
        return new Place.Request();
    }

    @Override
    public Target target() {
        return new Target(TargetType.TRAINING_JOB_REQUEST, jobArn, Optional.empty());
    }

    @Override
    public WhoCanFixIt owner() {
        return WhoCanFixIt.YOU;
    }

    @Override
    public Sentence name() {
        return Sentence.of("fix.name.request");
    }
}
