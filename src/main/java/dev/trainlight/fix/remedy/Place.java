package dev.trainlight.fix.remedy;

import java.util.Optional;

/** Where a document stands in a case; two remedies with the same place change the same document. */
public sealed interface Place {
    /**
     * An identity-based policy, inline or managed. A managed one holds for every principal of the case that has it.
     *
     * @param principal ARN of the principal that it was found with
     * @param name its name
     * @param arn of a managed policy
     */
    record IdentityPolicy(String principal, String name, Optional<String> arn) implements Place {}

    /**
     * A permissions boundary.
     *
     * @param principal ARN of the principal
     */
    record Boundary(String principal) implements Place {}

    /**
     * A policy of a session.
     *
     * @param principal ARN of the principal
     * @param name the name that the evaluator shows
     */
    record SessionPolicy(String principal, String name) implements Place {}

    /**
     * A role's trust policy.
     *
     * @param role its ARN
     */
    record Trust(String role) implements Place {}

    /**
     * The policy of a bucket, key, repository or another resource.
     *
     * @param arn the resource
     */
    record ResourcePolicy(String arn) implements Place {}

    /**
     * The grants on a key.
     *
     * @param key its ARN
     */
    record KeyGrants(String key) implements Place {}

    /**
     * The policy of a VPC endpoint.
     *
     * @param id the endpoint
     */
    record EndpointPolicy(String id) implements Place {}

    /**
     * A role's tags.
     *
     * @param role its ARN
     */
    record RoleTags(String role) implements Place {}

    /** The training job's request. */
    record Request() implements Place {}

    /**
     * A policy of the organization, which nobody but its administrators changes.
     *
     * @param name its name or ARN
     * @param resourceControl whether it is an RCP; otherwise an SCP
     */
    record Organization(String name, boolean resourceControl) implements Place {}
}
