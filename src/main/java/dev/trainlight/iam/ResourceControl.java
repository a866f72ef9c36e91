package dev.trainlight.iam;

import java.util.Locale;
import java.util.Set;

/** What resource control policies reach (organizations/latest/userguide/orgs_manage_policies_rcps.html). */
public final class ResourceControl {
    private static final Set<String> SERVICES = Set.of(
            "s3",
            "sts",
            "kms",
            "sqs",
            "secretsmanager",
            "cognito-identity",
            "cognito-idp",
            "logs",
            "dynamodb",
            "ecr",
            "aoss");

    private ResourceControl() {}

    /** Whether they govern resources of the action's service; the action as {@code s3:GetObject}, in any case. */
    public static boolean governsServiceOf(String action) {
        int colon = action.indexOf(':');
        return colon > 0 && SERVICES.contains(action.substring(0, colon).toLowerCase(Locale.ROOT));
    }
}
