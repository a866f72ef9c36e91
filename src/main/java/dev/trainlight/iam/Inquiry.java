package dev.trainlight.iam;

import dev.trainlight.iam.RequestContext.Value;
import java.util.Set;

/**
 * One request taken apart for matching, and what to do where something is not known. Lives for one decision.
 */
final class Inquiry {
    /** Services whose resources are named without their type. */
    private static final Set<String> WITHOUT_TYPES = Set.of("sqs", "sns", "codecommit", "execute-api", "apigateway");

    private final RequestContext context;
    private final DerivedContext derived;
    private final PrincipalFacts principal;
    private final String action;
    private final String writtenAction;
    private final String resource;
    private final int[] resourceEnds;
    private final boolean wildcardOnly;
    private final boolean sameAccount;
    private final Slot<?> boundary;
    private Assumptions assumptions;

    Inquiry(AuthorizationRequest request, Slot<?> boundary, ServiceAuthorization services) {
        this.context = request.context();
        this.principal = PrincipalFacts.of(request.principal(), context);
        this.writtenAction = request.action();
        this.action = DerivedContext.lower(writtenAction);
        this.resource = request.resource();
        this.resourceEnds = ArnSegments.ends(resource);
        this.wildcardOnly = request.wildcardOnlyAction() || services.isWildcardOnly(action);
        this.boundary = boundary;
        String stated = request.resourceAccount().orElseGet(this::accountInResource);
        this.sameAccount = stated.isEmpty() || stated.equals(principal.account());
        this.derived = new DerivedContext(principal, action, stated);
    }

    private String accountInResource() {
        return resourceEnds == null ? "" : resource.substring(resourceEnds[3] + 1, resourceEnds[4]);
    }

    PrincipalFacts principal() {
        return principal;
    }

    /** In lower case. */
    String action() {
        return action;
    }

    /** As the request writes it. */
    String writtenAction() {
        return writtenAction;
    }

    String resource() {
        return resource;
    }

    /** As {@link ArnSegments#ends}; null where the resource is no ARN. */
    int[] resourceEnds() {
        return resourceEnds;
    }

    /** Whether the resource is of that service and its last segment begins so. */
    boolean isResource(String service, String beginning) {
        if (resourceEnds == null) {
            return false;
        }
        int from = ArnSegments.start(resourceEnds, 2);
        return resourceEnds[2] - from == service.length()
                && resource.startsWith(service, from)
                && resource.startsWith(beginning, ArnSegments.start(resourceEnds, 5));
    }

    /** The segment's text; empty where the resource is no ARN. */
    String resourceSegment(int segment) {
        return resourceEnds == null
                ? ""
                : resource.substring(ArnSegments.start(resourceEnds, segment), resourceEnds[segment]);
    }

    /**
     * Whether the resource's last segment begins with a type. Buckets, queues and topics have none; their names stand
     * alone.
     */
    boolean resourceHasType() {
        String service = resourceSegment(2);
        if (service.equals("s3")) {
            return !resourceSegment(4).isEmpty();
        }
        String last = resourceSegment(5);
        return !WITHOUT_TYPES.contains(service) && (last.indexOf('/') > 0 || last.indexOf(':') > 0);
    }

    boolean wildcardOnly() {
        return wildcardOnly;
    }

    boolean sameAccount() {
        return sameAccount;
    }

    boolean passRole() {
        return action.equals("iam:passrole");
    }

    /** The principal's boundary, for NotPrincipal. */
    Slot<?> boundary() {
        return boundary;
    }

    /** A key's value, as stated or as AWS fills it; null where there is none or nobody knows. */
    Value value(String lowerCaseKey) {
        Value stated = context.lookup(lowerCaseKey);
        if (stated != null) {
            return stated;
        }
        return context.unknownName(lowerCaseKey) != null ? null : derived.get(lowerCaseKey);
    }

    /** The value of a key that has a single one; multivalued keys are no policy variables. */
    String single(String lowerCaseKey) {
        Value value = value(lowerCaseKey);
        return value == null || value.multivalued() || value.values().size() != 1
                ? null
                : value.values().getFirst();
    }

    /** Whether nobody knows the key's value, or whether it is there. */
    boolean isUnknown(String lowerCaseKey) {
        return value(lowerCaseKey) == null && context.isUnknownByLowerCase(lowerCaseKey);
    }

    RequestContext context() {
        return context;
    }

    /** How an answer calls an unknown key: as the request did, otherwise as the policy does. */
    String nameOf(String lowerCaseKey, String written) {
        String name = context.unknownName(lowerCaseKey);
        return name == null ? written : name;
    }

    /** Whether an unknown key is there: unknown, or as now assumed. */
    Tri present(Doubt doubt, String lowerCaseKey) {
        return doubt(doubt, new Presence(lowerCaseKey));
    }

    /**
     * The answer to a question that the evidence does not answer: unknown, or as now assumed.
     *
     * @param doubt what would answer it
     * @param question tells equal questions from others
     */
    Tri doubt(Doubt doubt, Object question) {
        return assumptions == null ? Tri.UNKNOWN : Tri.of(assumptions.assume(doubt, question));
    }

    /** From now on doubts are answered by assumptions; null: not at all. */
    void assuming(Assumptions value) {
        assumptions = value;
    }

    private record Presence(String key) {}
}
