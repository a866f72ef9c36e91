package dev.trainlight.iam;

import java.util.Optional;

/** Who makes a request, in the forms that AWS's evaluation tells apart. */
public sealed interface RequestPrincipal {
    /**
     * A user, root, a role session or a federated user.
     *
     * @param arn the ARN that AWS's messages show: for a session {@code arn:aws:sts::…:assumed-role/NAME/SESSION}; a role's
     *     own ARN is taken as any session of it
     * @param role the role's own ARN, with its path, where the principal is a session; the session's ARN omits the path
     * @param uniqueId {@code AROA…} or {@code AIDA…}, where known
     */
    record Aws(Arn arn, Optional<Arn> role, Optional<String> uniqueId) implements RequestPrincipal {
        public static Aws of(Arn arn) {
            return new Aws(arn, Optional.empty(), Optional.empty());
        }
    }

    /**
     * An AWS service with its own credentials.
     *
     * @param name such as {@code sagemaker.amazonaws.com}
     */
    record Service(String name) implements RequestPrincipal {}

    /** Nobody known: an unsigned request. */
    record Anonymous() implements RequestPrincipal {}
}
