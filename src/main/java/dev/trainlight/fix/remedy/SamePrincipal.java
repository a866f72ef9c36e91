package dev.trainlight.fix.remedy;

import dev.trainlight.evidence.Principal;
import dev.trainlight.iam.Arn;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Whether a principal of a case is the one that an ARN means: a role's session and a role whose path was lost on the way
 * are that role.
 */
public final class SamePrincipal {
    private SamePrincipal() {}

    /** Whether both ARNs mean one role, or are one ARN. */
    public static boolean of(String one, String other) {
        return one.equals(other)
                || role(one)
                        .filter(name -> role(other).filter(name::equals).isPresent())
                        .isPresent();
    }

    /**
     * Whether the principal in the case is that one; an execution role that was collected without its ARN is the role
     * that the job names.
     *
     * @param field {@link Principal#CALLER} or {@link Principal#EXECUTION_ROLE}
     */
    public static boolean in(JsonNode principal, String field, String arn) {
        String own = principal.path("arn").asString("");
        return own.isEmpty()
                ? field.equals(Principal.EXECUTION_ROLE) && role(arn).isPresent()
                : of(own, arn);
    }

    private record Role(String account, String name) {}

    private static Optional<Role> role(String text) {
        return Arn.parse(text).flatMap(arn -> {
            if (arn.service().equals("iam") && arn.resource().startsWith("role/")) {
                return Optional.of(new Role(arn.account(), arn.resourceName()));
            }
            String[] parts = arn.resource().split("/");
            return arn.service().equals("sts") && parts[0].equals("assumed-role") && parts.length > 1
                    ? Optional.of(new Role(arn.account(), parts[1]))
                    : Optional.empty();
        });
    }
}
