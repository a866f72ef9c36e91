package dev.trainlight.fix.remedy;

import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.Principal;
import dev.trainlight.evidence.VpcEndpoint;
import dev.trainlight.fix.document.PolicyEditor;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.Layer;
import dev.trainlight.iam.NamedPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Finds the remedy of a denial: which document of the case it is about. */
public final class Remedies {
    /** The name of a policy that is made anew. */
    public static final String NEW_POLICY = "TrainlightTrainingAccess";

    private final Case evidence;

    public Remedies(Case evidence) {
        this.evidence = evidence;
    }

    /**
     * Where a missing Allow of that layer is added.
     *
     * @param preferred the identity-based policy with the Allow that came closest
     * @return empty where the layer takes no part in that check
     */
    public Optional<Remedy> forGrant(Check check, Layer layer, Optional<String> preferred) {
        return switch (layer) {
            case IDENTITY -> principal(check).map(arn -> forIdentity(arn, preferred));
            case BOUNDARY -> principal(check).map(this::boundary);
            case SESSION -> principal(check).map(arn -> new SessionPolicyRemedy(arn, "policy 1"));
            case SCP -> Optional.of(organizationLevel(check, false));
            case RCP -> Optional.of(organizationLevel(check, true));
            case RESOURCE -> Optional.of(resource(check));
            case ENDPOINT -> endpoint(check);
        };
    }

    /**
     * The document that a statement of that policy stands in.
     *
     * @param policy the name or ARN that the evaluator shows
     */
    public Optional<Remedy> holding(Check check, Layer layer, String policy) {
        return switch (layer) {
            case IDENTITY -> principal(check).map(arn -> identityPolicy(arn, policy));
            case BOUNDARY -> principal(check).map(this::boundary);
            case SESSION -> principal(check).map(arn -> new SessionPolicyRemedy(arn, policy));
            case SCP -> Optional.of(new OrganizationRemedy(policyArn(policy, false), policyName(policy, false), false));
            case RCP -> Optional.of(new OrganizationRemedy(policyArn(policy, true), policyName(policy, true), true));
            case RESOURCE -> Optional.of(resource(check));
            case ENDPOINT -> Optional.of(endpoint(policy, check));
        };
    }

    /** The role or user whose permission it is, by its own ARN with its path; empty for a service. */
    public Optional<String> principal(Check check) {
        return switch (check.whoNeedsIt()) {
            case CALLER ->
                evidence.caller().toOptional().flatMap(Principal::arn).or(() -> own(check.principal()));
            case EXECUTION_ROLE, RESOURCE_OWNER -> own(check.principal());
            case SERVICE -> Optional.empty();
        };
    }

    private static Optional<String> own(String principal) {
        return principal.startsWith("arn:") ? Optional.of(principal) : Optional.empty();
    }

    /** The policy of that principal that takes new statements: an inline one, or one made anew. */
    public Remedy forIdentity(String principal, Optional<String> preferred) {
        if (PermissionSetRemedy.made(principal)) {
            return new PermissionSetRemedy(principal);
        }
        List<String> inline = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (JsonNode policy : policies(principal)) {
            String name = policy.path("name").asString("");
            taken.add(name);
            if (isInline(policy) && !name.isEmpty() && policy.hasNonNull("document")) {
                inline.add(name);
            }
        }
        Predicate<String> ours = name -> name.startsWith(PolicyEditor.SID_PREFIX);
        String chosen = inline.stream()
                .filter(name -> preferred.filter(name::equals).isPresent())
                .findFirst()
                .or(() -> inline.stream().filter(ours).findFirst())
                .or(() -> inline.stream().findFirst())
                .orElseGet(() -> freeName(taken));
        return new IdentityPolicyRemedy(principal, chosen, new IdentityPolicyRemedy.Kind.Inline());
    }

    /** A policy of that name that nobody could read must not be overwritten. */
    private static String freeName(List<String> taken) {
        String name = NEW_POLICY;
        for (int number = 2; taken.contains(name); number++) {
            name = NEW_POLICY + number;
        }
        return name;
    }

    private static boolean isInline(JsonNode policy) {
        String kind = policy.path("kind").asString(policy.has("arn") ? "" : "inline");
        return kind.equals("inline") && !policy.has("group");
    }

    /** A managed policy made anew for that principal, for what its inline policies have no room for. */
    public Remedy newManaged(String principal, int number) {
        Arn owner = Arn.parse(principal).orElseThrow();
        String name = NEW_POLICY + "-" + owner.resourceName() + (number > 1 ? "-" + number : "");
        String arn = new Arn(owner.partition(), "iam", "", owner.account(), "policy/" + name).toString();
        return new IdentityPolicyRemedy(principal, name, new IdentityPolicyRemedy.Kind.Managed(arn, true, false));
    }

    /** The identity-based policy of that principal with that name or ARN. */
    public Remedy identityPolicy(String principal, String policy) {
        for (JsonNode item : policies(principal)) {
            String name = item.path("name").asString("");
            String arn = item.path("arn").asString("");
            if (!name.equals(policy) && !arn.equals(policy)) {
                continue;
            }
            if (!arn.isEmpty()) {
                boolean byAws = arn.contains(":iam::aws:");
                return new IdentityPolicyRemedy(
                        principal, name, new IdentityPolicyRemedy.Kind.Managed(arn, false, byAws));
            }
            if (item.has("group")) {
                return new IdentityPolicyRemedy(
                        principal,
                        name,
                        new IdentityPolicyRemedy.Kind.OfGroup(item.path("group").asString("")));
            }
        }
        return PermissionSetRemedy.made(principal) && policy.equals(PermissionSetRemedy.INLINE_POLICY)
                ? new PermissionSetRemedy(principal)
                : new IdentityPolicyRemedy(principal, policy, new IdentityPolicyRemedy.Kind.Inline());
    }

    private Remedy boundary(String principal) {
        Optional<NamedPolicy> boundary =
                owner(principal).flatMap(owner -> owner.permissionsBoundary().toOptional());
        String name = boundary.map(NamedPolicy::name).orElse("permissions boundary");
        return new BoundaryRemedy(principal, boundary.flatMap(NamedPolicy::arn).orElse(name), name);
    }

    private Remedy resource(Check check) {
        String arn = check.resource();
        String principal = principal(check).orElse(check.principal());
        if (check.whoNeedsIt() == WhoNeedsIt.SERVICE && check.action().startsWith("sts:")) {
            return new TrustPolicyRemedy(arn, check.principal());
        }
        String service = Arn.parse(arn).map(Arn::service).orElse("");
        return switch (service) {
            case "s3" -> new BucketPolicyRemedy(bucket(arn), principal);
            case "kms" -> key(arn, principal, keyWay(arn));
            case "ecr" -> new RepositoryPolicyRemedy(arn, principal);
            default -> new OtherResourcePolicyRemedy(arn, principal);
        };
    }

    /** A grant on a key: it joins what is there, whatever that is. */
    public Remedy keyGrant(String key, String principal) {
        return key(key, principal, KeyPolicyRemedy.Way.GRANT);
    }

    private Remedy key(String key, String principal, KeyPolicyRemedy.Way way) {
        return new KeyPolicyRemedy(key, principal, way, alias(evidence, key));
    }

    /** A resource as people call it: a key by its alias, everything else by its ARN. */
    public String called(String arn) {
        return alias(evidence, arn).orElse(arn);
    }

    /** The name that people gave a key, where it has one. */
    public static Optional<String> alias(Case evidence, String arn) {
        return evidence.resource(arn).stream()
                .flatMap(resource -> resource.aliases().stream())
                .findFirst();
    }

    /** A key policy that is not known cannot be replaced without losing what it says; a grant joins it. */
    private KeyPolicyRemedy.Way keyWay(String key) {
        boolean known = evidence.resource(key)
                .filter(resource -> !resource.policy().isUnknown())
                .isPresent();
        return known ? KeyPolicyRemedy.Way.POLICY : KeyPolicyRemedy.Way.GRANT;
    }

    /** The bucket of an ARN of an object. */
    static String bucket(String arn) {
        int slash = arn.indexOf('/');
        return slash < 0 ? arn : arn.substring(0, slash);
    }

    /** The endpoint of the check's way whose policy is known; the evaluator names policies of endpoints by their id. */
    private Optional<Remedy> endpoint(Check check) {
        return check.policies().endpoints().orElse(List.of()).stream()
                .map(policy -> endpoint(policy.name(), check))
                .findFirst();
    }

    private Remedy endpoint(String id, Check check) {
        Optional<VpcEndpoint> endpoint = evidence.vpcEndpoints().orElse(List.of()).stream()
                .filter(item -> item.id().equals(id))
                .findFirst();
        String account = endpoint.map(item -> item.json().path("OwnerId").asString(""))
                .filter(text -> !text.isEmpty())
                .or(evidence::accountId)
                .orElse("");
        String region = evidence.region()
                .or(() -> endpoint.map(item -> item.serviceName().split("\\."))
                        .filter(parts -> parts.length > 3)
                        .map(parts -> parts[2]))
                .orElse("");
        String arn =
                new Arn(evidence.partition().orElse("aws"), "ec2", region, account, "vpc-endpoint/" + id).toString();
        return new EndpointPolicyRemedy(arn, id, principal(check).orElse(check.principal()));
    }

    /** No level's Allow is missing by name: the last level that is known stands for it. */
    private Remedy organizationLevel(Check check, boolean resourceControl) {
        List<List<NamedPolicy>> levels = (resourceControl
                        ? evidence.resourceControlPolicies()
                        : evidence.serviceControlPolicies())
                .orElse(List.of());
        List<dev.trainlight.iam.Verdict> verdicts = resourceControl
                ? check.evaluation().rcpLevels()
                : check.evaluation().scpLevels();
        for (int i = 0; i < Math.min(levels.size(), verdicts.size()); i++) {
            if (verdicts.get(i) != dev.trainlight.iam.Verdict.ALLOW
                    && !levels.get(i).isEmpty()) {
                NamedPolicy policy = levels.get(i).getFirst();
                return new OrganizationRemedy(policy.arn().orElse(policy.name()), policy.name(), resourceControl);
            }
        }
        String name = resourceControl ? "resource control policy" : "service control policy";
        return new OrganizationRemedy(name, name, resourceControl);
    }

    private String policyArn(String policy, boolean resourceControl) {
        return organizationPolicy(policy, resourceControl)
                .flatMap(NamedPolicy::arn)
                .orElse(policy);
    }

    private String policyName(String policy, boolean resourceControl) {
        return organizationPolicy(policy, resourceControl)
                .map(NamedPolicy::name)
                .orElse(policy);
    }

    private Optional<NamedPolicy> organizationPolicy(String policy, boolean resourceControl) {
        return (resourceControl ? evidence.resourceControlPolicies() : evidence.serviceControlPolicies())
                .orElse(List.of()).stream()
                        .flatMap(List::stream)
                        .filter(item -> item.name().equals(policy)
                                || item.arn().filter(policy::equals).isPresent())
                        .findFirst();
    }

    private Optional<Principal> owner(String arn) {
        return evidence.executionRole()
                .toOptional()
                .filter(role -> SamePrincipal.in(role.json(), Principal.EXECUTION_ROLE, arn))
                .or(() -> evidence.caller()
                        .toOptional()
                        .filter(caller -> SamePrincipal.in(caller.json(), Principal.CALLER, arn)));
    }

    private List<JsonNode> policies(String principal) {
        List<JsonNode> policies = new ArrayList<>();
        owner(principal)
                .ifPresent(owner -> owner.json().path("identityPolicies").forEach(policies::add));
        return policies;
    }
}
