package dev.trainlight.diagnosis.judgement;

import dev.trainlight.iam.Arn;
import java.util.Optional;

/** Compares roles and their sessions by account and name: a session's ARN has lost the role's path. */
final class ShortNames {
    private ShortNames() {}

    /** Whether both name the same role, as itself or as one of its sessions. */
    static boolean same(String one, String other) {
        Optional<Arn> first = Arn.parse(one);
        Optional<Arn> second = Arn.parse(other);
        return first.isPresent()
                && second.isPresent()
                && first.get().account().equals(second.get().account())
                && of(first.get()).equals(of(second.get()));
    }

    /** The name that people know: of a role, of a session's role, of a user. */
    static String of(Arn arn) {
        if (arn.service().equals("sts") && arn.resource().startsWith("assumed-role/")) {
            String[] parts = arn.resource().split("/");
            return parts.length > 1 ? parts[1] : arn.resourceName();
        }
        return arn.resourceName();
    }

    /** The same of a text that may be no ARN. */
    static String of(String text) {
        return Arn.parse(text).map(ShortNames::of).orElse(text);
    }
}
