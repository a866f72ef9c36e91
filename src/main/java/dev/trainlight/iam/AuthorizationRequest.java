package dev.trainlight.iam;

import java.util.Optional;

/**
 * One question to the evaluator: may this principal do this to that?
 *
 * @param principal who asks
 * @param action {@code service:Action}, in any case
 * @param resource the resource's ARN, or {@code *} for an action that has none
 * @param resourceAccount the account that owns the resource; where empty, the one in the ARN, else the principal's own
 * @param wildcardOnlyAction whether the action has no resource-level permissions, so that only {@code "Resource": "*"}
 *     matches; known from the service authorization data otherwise
 * @param context the condition keys
 */
public record AuthorizationRequest(
        RequestPrincipal principal,
        String action,
        String resource,
        Optional<String> resourceAccount,
        boolean wildcardOnlyAction,
        RequestContext context) {}
