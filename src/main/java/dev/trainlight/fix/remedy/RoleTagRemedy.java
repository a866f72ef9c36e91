package dev.trainlight.fix.remedy;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoCanFixIt;
import dev.trainlight.fix.Change.Target;
import dev.trainlight.fix.TargetType;
import dev.trainlight.iam.Arn;
import java.util.Optional;

/**
 * A role's tags, where a guard asks for one ({@code aws:PrincipalTag/…}): the guard stays, the role gets the tag.
 *
 * @param role the role's ARN
 */
public record RoleTagRemedy(String role) implements FieldsRemedy {
    @Override
    public Place place() {
        return new Place.RoleTags(role);
    }

    @Override
    public Target target() {
        return new Target(TargetType.ROLE_TAGS, role, Optional.empty());
    }

    @Override
    public WhoCanFixIt owner() {
        return WhoCanFixIt.IAM_ADMINISTRATOR;
    }

    @Override
    public Sentence name() {
        return Sentence.of(
                "fix.name.role-tags", Arn.parse(role).map(Arn::resourceName).orElse(role));
    }
}
