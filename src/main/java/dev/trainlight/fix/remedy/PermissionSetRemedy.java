package dev.trainlight.fix.remedy;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoCanFixIt;
import dev.trainlight.fix.Change.Target;
import dev.trainlight.fix.TargetType;
import dev.trainlight.fix.document.DocumentLimit;
import dev.trainlight.iam.Arn;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * The inline policy of an IAM Identity Center permission set. A role {@code AWSReservedSSO_NAME_HASH} belongs to one and
 * cannot be changed itself: Identity Center would undo it (singlesignon/latest/userguide/permissionsetsconcept.html).
 *
 * @param role ARN of the role that the permission set made
 */
public record PermissionSetRemedy(String role) implements Remedy {
    /** The name that a permission set's inline policy has in the roles that it makes. */
    public static final String INLINE_POLICY = "AwsSSOInlinePolicy";

    private static final Pattern ROLE = Pattern.compile("AWSReservedSSO_(.+)_[0-9a-f]{16}");

    /** Whether a permission set made that role. */
    public static boolean made(String principalArn) {
        return ROLE.matcher(roleName(principalArn)).matches();
    }

    private static String roleName(String arn) {
        return Arn.parse(arn).map(Arn::resourceName).orElse("");
    }

    private String permissionSet() {
        Matcher matcher = ROLE.matcher(roleName(role));
        return matcher.matches() ? matcher.group(1) : roleName(role);
    }

    @Override
    public Place place() {
        return new Place.IdentityPolicy(role, INLINE_POLICY, Optional.empty());
    }

    @Override
    public Target target() {
        return new Target(TargetType.PERMISSION_SET, role, Optional.of(permissionSet()));
    }

    @Override
    public WhoCanFixIt owner() {
        return WhoCanFixIt.IAM_ADMINISTRATOR;
    }

    @Override
    public Optional<DocumentLimit> limit() {
        return Optional.of(DocumentLimit.PERMISSION_SET);
    }

    @Override
    public List<ObjectNode> statements(List<Grant> grants) {
        return StatementWriter.write(grants, statement -> {});
    }

    @Override
    public Sentence name() {
        return Sentence.of("fix.name.permission-set", permissionSet());
    }
}
