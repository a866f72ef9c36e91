package dev.trainlight.iam;

import java.util.Optional;

/**
 * Who asks, in the forms under which a policy can name them
 * (IAM/reference_policies_elements_principal.html).
 *
 * @param kind the kind of principal
 * @param arn the ARN as given; for a service its name
 * @param partition the partition, empty where there is none
 * @param account the account, empty where there is none
 * @param role the role's ARN behind a session, or the user's behind a federated user; null where nobody gave it
 * @param roleName the role's name behind a session; otherwise empty
 * @param uniqueId {@code AROA…} or {@code AIDA…}; null where nobody gave it
 */
record PrincipalFacts(
        Kind kind, String arn, String partition, String account, String role, String roleName, String uniqueId) {
    /** The kinds that AWS's evaluation tells apart. */
    enum Kind {
        ROOT,
        USER,
        /** A session of a role. */
        SESSION,
        /** A role of which some session acts. */
        ROLE,
        FEDERATED_USER,
        SERVICE,
        /** Somebody whom an identity provider vouches for, asking for a role. */
        IDENTITY_PROVIDER,
        ANONYMOUS
    }

    static PrincipalFacts of(RequestPrincipal principal, RequestContext context) {
        return switch (principal) {
            case RequestPrincipal.Anonymous() -> new PrincipalFacts(Kind.ANONYMOUS, "", "", "", null, "", null);
            case RequestPrincipal.Service(String name) ->
                new PrincipalFacts(
                        isIdentityProvider(name) ? Kind.IDENTITY_PROVIDER : Kind.SERVICE, name, "", "", null, "", null);
            case RequestPrincipal.Aws aws -> of(aws, context);
        };
    }

    private static boolean isIdentityProvider(String name) {
        return name.equals("cognito-identity.amazonaws.com")
                || !(name.endsWith(".amazonaws.com") || name.endsWith(".amazonaws.com.cn") || name.endsWith(".aws"));
    }

    private static PrincipalFacts of(RequestPrincipal.Aws principal, RequestContext context) {
        Arn arn = principal.arn();
        String resource = arn.resource();
        String id = principal.uniqueId().orElse(null);
        if (arn.service().equals("sts") && resource.startsWith("assumed-role/")) {
            String name = roleName(resource);
            String role = principal.role().map(Arn::toString).orElseGet(() -> roleInContext(context, arn, name));
            return facts(Kind.SESSION, arn, role, name, id != null ? id : roleIdInContext(context));
        }
        if (arn.service().equals("sts") && resource.startsWith("federated-user/")) {
            return facts(
                    Kind.FEDERATED_USER,
                    arn,
                    principal.role().map(Arn::toString).orElse(null),
                    "",
                    id);
        }
        if (resource.equals("root")) {
            return facts(Kind.ROOT, arn, null, "", id);
        }
        if (resource.startsWith("role/")) {
            return facts(Kind.ROLE, arn, arn.toString(), arn.resourceName(), id);
        }
        if (resource.startsWith("saml-provider/") || resource.startsWith("oidc-provider/")) {
            return facts(Kind.IDENTITY_PROVIDER, arn, null, "", null);
        }
        return facts(Kind.USER, arn, null, "", id);
    }

    private static PrincipalFacts facts(Kind kind, Arn arn, String role, String roleName, String id) {
        return new PrincipalFacts(kind, arn.toString(), arn.partition(), arn.account(), role, roleName, id);
    }

    /** The role's name in {@code assumed-role/NAME/SESSION}. */
    private static String roleName(String resource) {
        int first = resource.indexOf('/');
        int second = resource.indexOf('/', first + 1);
        return second < 0 ? resource.substring(first + 1) : resource.substring(first + 1, second);
    }

    /** {@code aws:PrincipalArn} of a session is its role's ARN, with the path that the session's own ARN omits. */
    private static String roleInContext(RequestContext context, Arn session, String name) {
        RequestContext.Value value = context.lookup("aws:principalarn");
        if (value == null || value.values().size() != 1) {
            return null;
        }
        Optional<Arn> role = Arn.parse(value.values().getFirst());
        return role.filter(arn -> arn.resource().startsWith("role/")
                        && arn.account().equals(session.account())
                        && arn.resourceName().equals(name))
                .map(Arn::toString)
                .orElse(null);
    }

    /** {@code aws:userid} of a session is {@code AROA…:session}. */
    private static String roleIdInContext(RequestContext context) {
        RequestContext.Value value = context.lookup("aws:userid");
        if (value == null || value.values().size() != 1) {
            return null;
        }
        String id = value.values().getFirst();
        int colon = id.indexOf(':');
        return colon > 0 && id.startsWith("AROA") ? id.substring(0, colon) : null;
    }

    /** Whether IAM policies of its own decide for this principal. */
    boolean hasIdentityPolicies() {
        return switch (kind) {
            case USER, SESSION, ROLE, FEDERATED_USER -> true;
            case ROOT, SERVICE, IDENTITY_PROVIDER, ANONYMOUS -> false;
        };
    }

    /** Whether it belongs to an account, whose service control policies then count. */
    boolean belongsToAccount() {
        return hasIdentityPolicies() || kind == Kind.ROOT;
    }

    /** Whether this is a session of a role that an AWS service made for itself. */
    boolean serviceLinkedRole() {
        if (kind != Kind.SESSION && kind != Kind.ROLE) {
            return false;
        }
        return role == null ? roleName.startsWith("AWSServiceRoleFor") : role.contains(":role/aws-service-role/");
    }

    /** The session's name; empty for everybody else. */
    String sessionName() {
        if (kind != Kind.SESSION && kind != Kind.FEDERATED_USER) {
            return "";
        }
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
