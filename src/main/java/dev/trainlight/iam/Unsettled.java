package dev.trainlight.iam;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Where AWS's documentation leaves open what happens. The evaluator answers {@link Verdict#UNKNOWN} there and names the
 * point, and never takes an open point for an allowance.
 */
public enum Unsettled {
    /** A wildcard in the prefix of an action, such as {@code s*:GetObject}. */
    WILDCARD_IN_ACTION_PREFIX,
    /** A Resource with fewer than six segments, such as {@code arn:aws:sqs:*} (IAM/reference_policies_elements_resource.html). */
    SHORT_RESOURCE_ARN,
    /** A {@code *} that ends a segment and would have to reach over a colon (the same page). */
    WILDCARD_OVER_COLON,
    /** A wildcard in the service segment of a Resource (the same page). */
    WILDCARD_IN_SERVICE_SEGMENT,
    /** A wildcard in the resource type, such as {@code user} in an ARN of IAM (IAM/reference-arns.html). */
    WILDCARD_IN_RESOURCE_TYPE,
    /** An Allow with NotAction, NotResource or NotPrincipal whose list has an entry that is no valid one. */
    INVALID_ENTRY_IN_NOT_LIST,
    /** An Allow with NotResource whose entry has a variable without a value (IAM/reference_policies_variables.html). */
    NOT_RESOURCE_VARIABLE_WITHOUT_VALUE,
    /** An Allow with NotPrincipal, which is not supported (IAM/reference_policies_elements_notprincipal.html). */
    ALLOW_WITH_NOT_PRINCIPAL,
    /**
     * A Deny with NotPrincipal that lists the session, the role or the account, and not all of them: services may check
     * them one after the other (the same page).
     */
    NOT_PRINCIPAL_NOT_COMPLETE,
    /** A canonical user id stands for an account that nobody named. */
    CANONICAL_USER,
    /** The principal is a role of which some session acts; the policy names one session. */
    SESSION_NOT_NAMED,
    /** {@code "Service": "*"}. */
    ANY_SERVICE,
    /** A Principal in a policy that belongs to a principal: AWS refuses such a document. */
    PRINCIPAL_WHERE_NONE_BELONGS,
    /** No Principal in a resource-based policy: AWS refuses such a document. */
    PRINCIPAL_MISSING,
    /** No Resource in a policy that needs one: AWS refuses such a document. */
    RESOURCE_MISSING,
    /** A variable in a Bool condition: the documentation contradicts itself. */
    VARIABLE_IN_BOOL,
    /** {@code True} or {@code FALSE} where true or false is meant. */
    BOOL_IN_CAPITALS,
    /** An empty string as the only value, for ForAnyValue or Null: perhaps as good as no value. */
    EMPTY_STRING_VALUE,
    /** iam:PassRole limited by a tag of the role does not work reliably (IAM/id_roles_use_passrole.html). */
    PASS_ROLE_BY_TAG,
    /** A KMS grant to a role whose permissions boundary or session policy does not allow the action. */
    GRANT_BEHIND_BOUNDARY,
    /** A KMS grant to a principal of another account that has no identity-based permission. */
    GRANT_TO_OTHER_ACCOUNT;

    private static final String BUNDLE = "dev.trainlight.iam.Unsettled";

    /** The word of the fixed formats, such as {@code wildcard-over-colon}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The point in one sentence. */
    public String sentence() {
        return ResourceBundle.getBundle(BUNDLE, Locale.ROOT).getString(name());
    }
}
