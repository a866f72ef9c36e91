package dev.trainlight.fix.proof;

import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.fix.Verification.Access;
import dev.trainlight.fix.document.Exemption.Use;
import dev.trainlight.fix.document.Reach;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.AuthorizationRequest;
import dev.trainlight.iam.Decision;
import dev.trainlight.iam.Evaluator;
import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.PolicySet;
import dev.trainlight.iam.PolicySyntaxException;
import dev.trainlight.iam.RequestContext;
import dev.trainlight.iam.ServiceAuthorization;
import dev.trainlight.iam.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds what becomes allowed: every action of the services that the checks are about, on the resources that they are
 * about and on others beside them, asked before and after. So a wildcard that slipped in shows, and a guard that opened
 * too far.
 */
public final class Prober {
    private static final String PRINCIPAL_TAG = "aws:principaltag/";
    private static final String ELSEWHERE = "trainlight-probe";

    private final Evaluator evaluator;
    private final ServiceAuthorization services = ServiceAuthorization.bundled();

    public Prober(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    private record Probe(String principal, String action, String resource) {}

    /**
     * Everything that is no longer refused: allowed now, or refused by nothing that is known.
     *
     * @param before the diagnosis of the case as it was
     * @param after the diagnosis of the case with the fix applied
     * @param intended what the fix means to allow: the names under which the probes inside it are told
     * @param alias the name that people gave a resource
     * @param touched patterns of the actions that a changed statement speaks of; no other action's answer can change
     */
    public List<Access> newlyAllowed(
            Diagnosis before,
            Diagnosis after,
            List<Use> intended,
            Function<String, Optional<String>> alias,
            List<String> touched) {
        Map<String, Check> earlier = new HashMap<>();
        before.checks().forEach(check -> earlier.put(check.id(), check));
        Set<Access> found = new LinkedHashSet<>();
        Set<Probe> asked = new HashSet<>();
        Map<String, List<String>> actions = new HashMap<>();
        for (Check check : after.checks()) {
            Check old = earlier.get(check.id());
            if (old == null
                    || !old.action().equals(check.action())
                    || !old.resource().equals(check.resource())
                    || Basis.of(old).equals(Basis.of(check))) {
                continue;
            }
            String service = check.action().substring(0, check.action().indexOf(':'));
            Set<String> probed = new LinkedHashSet<>(List.of(check.action()));
            probed.addAll(actions.computeIfAbsent(service, name -> actions(name, touched)));
            for (String resource : resources(check.resource())) {
                for (String action : probed) {
                    if (asked.add(new Probe(check.principal() + check.whoNeedsIt(), action, resource))
                            && opened(old, check, action, resource)) {
                        found.add(named(action, resource, intended, alias));
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    /** What a decision rests on, beside the request; where it is the same before and after, nothing can have changed. */
    private record Basis(String policies, Map<String, RequestContext.Value> tags) {
        static Basis of(Check check) {
            StringBuilder text = new StringBuilder();
            PolicySet policies = check.policies();
            policies.identity().orElse(List.of()).forEach(policy -> add(text, policy));
            policies.boundary().toOptional().ifPresent(policy -> add(text, policy));
            policies.session().orElse(List.of()).forEach(policy -> add(text, policy));
            policies.resource().toOptional().ifPresent(policy -> add(text, policy));
            policies.endpoints().orElse(List.of()).forEach(policy -> add(text, policy));
            text.append(policies.grants());
            Map<String, RequestContext.Value> tags =
                    new HashMap<>(check.request().context().values());
            tags.keySet().removeIf(key -> !key.startsWith(PRINCIPAL_TAG));
            return new Basis(text.toString(), tags);
        }

        private static void add(StringBuilder text, NamedPolicy policy) {
            text.append(policy.name())
                    .append(policy.document().map(PolicyDocument::text).orElse("?"))
                    .append('\n');
        }
    }

    private boolean opened(Check old, Check check, String action, String resource) {
        RequestContext context = check.request().context();
        Decision now = decide(check, context, action, resource);
        if (now.denied()) {
            return false;
        }
        Decision then = decide(old, earlier(old.request().context(), context), action, resource);
        return then.denied() || now.allowed() && !then.allowed();
    }

    /**
     * The request as it is after the fix, by the principal as it was before: a request that asks for something else is no
     * new permission, a role with another tag may be one.
     */
    private static RequestContext earlier(RequestContext old, RequestContext now) {
        RequestContext.Builder context = RequestContext.EMPTY.toBuilder().open(now.open());
        now.values().forEach((key, value) -> {
            if (!key.startsWith(PRINCIPAL_TAG)) {
                put(context, value);
            }
        });
        now.unknown().forEach(context::unknown);
        old.values().forEach((key, value) -> {
            if (key.startsWith(PRINCIPAL_TAG)) {
                put(context, value);
            }
        });
        return context.build();
    }

    private static void put(RequestContext.Builder context, RequestContext.Value value) {
        if (value.multivalued()) {
            context.put(value.name(), value.values());
        } else {
            context.put(value.name(), value.values().getFirst());
        }
    }

    private Decision decide(Check check, RequestContext context, String action, String resource) {
        AuthorizationRequest request = check.request();
        PolicySet policies = check.policies();
        if (!resource.equals(check.resource()) && !resource.contains(":s3:::")) {
            // Another key, repository or role has a policy of its own; a key's usually hands over to IAM.
            policies = policies.withResource(resource.contains(":kms:") ? Slot.of(delegating(resource)) : Slot.none())
                    .withGrants(Slot.none());
        }
        return evaluator.decide(
                new AuthorizationRequest(
                        request.principal(),
                        action,
                        resource,
                        request.resourceAccount(),
                        action.equals(check.action()) ? request.wildcardOnlyAction() : services.wildcardOnly(action),
                        context),
                policies);
    }

    private static NamedPolicy delegating(String key) {
        String account = Arn.parse(key).map(Arn::account).orElse("");
        try {
            return NamedPolicy.inline("default", PolicyDocument.parse("""
                            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "kms:*", "Resource": "*",
                             "Principal": {"AWS": "arn:aws:iam::%s:root"}}]}""".formatted(account)));
        } catch (PolicySyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<String> actions(String service, List<String> touched) {
        List<String> actions = new ArrayList<>(services.actions(service));
        actions.sort(null);
        actions.removeIf(action -> touched.stream().noneMatch(pattern -> Reach.coversAction(pattern, action)));
        return actions;
    }

    /** The resource itself, what lies beside it, and its like elsewhere. */
    private static List<String> resources(String resource) {
        Optional<Arn> arn = Arn.parse(resource);
        if (arn.isEmpty()) {
            return List.of(resource);
        }
        Set<String> resources = new LinkedHashSet<>(List.of(resource));
        if (arn.get().service().equals("s3")) {
            int slash = resource.indexOf('/');
            String bucket = slash < 0 ? resource : resource.substring(0, slash);
            resources.add(bucket);
            resources.add(bucket + "/" + ELSEWHERE + "/other");
        } else {
            int slash = resource.lastIndexOf('/');
            if (slash > 0) {
                resources.add(resource.substring(0, slash + 1) + ELSEWHERE);
            }
        }
        return List.copyOf(resources);
    }

    private static Access named(
            String action, String resource, List<Use> intended, Function<String, Optional<String>> alias) {
        return intended.stream()
                .filter(use -> use.action().equalsIgnoreCase(action) && Reach.covers(use.resource(), resource))
                .findFirst()
                .map(use -> new Access(use.action(), use.resource(), alias.apply(use.resource())))
                .orElseGet(() -> new Access(action, resource, alias.apply(resource)));
    }
}
