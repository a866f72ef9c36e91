package dev.trainlight.evidence;

import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.Slot;
import java.time.Instant;
import java.util.Optional;

/**
 * A role that SageMaker may assume.
 *
 * @param name its name
 * @param arn with its path
 * @param trustPolicy who may assume it
 * @param created when it was made
 * @param lastUsed when it was last used, where IAM says so
 * @param description its description
 */
public record RoleSummary(
        String name,
        String arn,
        Slot<PolicyDocument> trustPolicy,
        Optional<Instant> created,
        Optional<Instant> lastUsed,
        Optional<String> description) {}
