package dev.trainlight.diagnosis.requirement;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.iam.AuthorizationRequest;
import dev.trainlight.iam.KmsGrant;
import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.PolicySet;
import dev.trainlight.iam.RequestContext;
import dev.trainlight.iam.RequestPrincipal;
import dev.trainlight.iam.Slot;
import dev.trainlight.iam.Statement;
import dev.trainlight.sagemaker.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A requirement in the making: {@link Principals} fills in who asks, a rule the rest. */
final class Need {
    private final String rule;
    private final Stage stage;
    private final WhoNeedsIt who;
    private final Optional<String> shownPrincipal;
    private final RequestPrincipal principal;
    private final String action;
    private final ContextKeys keys;
    private final List<Sentence> unsettled = new ArrayList<>();
    private String resource = "*";
    private boolean wildcardOnly;
    private Optional<String> resourceAccount = Optional.empty();
    private PolicySet policies;

    Need(
            String rule,
            Stage stage,
            WhoNeedsIt who,
            Optional<String> shownPrincipal,
            RequestPrincipal principal,
            String action,
            ContextKeys keys,
            PolicySet policies) {
        this.rule = rule;
        this.stage = stage;
        this.who = who;
        this.shownPrincipal = shownPrincipal;
        this.principal = principal;
        this.action = action;
        this.keys = keys;
        this.policies = policies;
    }

    String action() {
        return action;
    }

    /** The resource and its owner, where known. */
    Need on(String arn, Optional<String> owner) {
        resource = arn;
        resourceAccount = owner;
        owner.ifPresent(id -> keys.put("aws:ResourceAccount", id));
        if (owner.isPresent()
                && principalAccount().filter(own -> !own.equals(owner.get())).isPresent()) {
            foreignOrganization();
        }
        return this;
    }

    /** An action without resources: only {@code "Resource": "*"} matches. */
    Need onEverything() {
        resource = "*";
        wildcardOnly = true;
        policies = policies.withRcps(Slot.none());
        keys.putIfKnown("aws:ResourceAccount", principalAccount());
        return this;
    }

    /**
     * RCPs of the resource's account apply. Those at hand are the job's account's: which of them the other account shares is
     * not known, which matters only where one denies something.
     */
    private void foreignOrganization() {
        boolean deniesNothing = policies.rcps().orElse(List.of()).stream()
                .flatMap(List::stream)
                .allMatch(policy -> policy.document().isPresent()
                        && policy.document().toOptional().stream()
                                .flatMap(document -> document.statements().stream())
                                .noneMatch(statement -> statement.effect() == Statement.Effect.DENY));
        if (policies.rcps().isPresent()) {
            policies = policies.withRcps(deniesNothing ? Slot.none() : Slot.unknown());
        }
    }

    private Optional<String> principalAccount() {
        return principal instanceof RequestPrincipal.Aws aws
                ? Optional.of(aws.arn().account())
                : Optional.empty();
    }

    Need keys(Consumer<ContextKeys> change) {
        change.accept(keys);
        return this;
    }

    Need resourcePolicy(Slot<NamedPolicy> policy) {
        policies = policies.withResource(policy);
        return this;
    }

    /** A resource's own policy, under the name that people know it by. */
    Need resourcePolicy(String name, Slot<PolicyDocument> document) {
        return resourcePolicy(document.map(found -> NamedPolicy.inline(name, found)));
    }

    Need endpoints(Slot<List<NamedPolicy>> endpoints) {
        policies = policies.withEndpoints(endpoints);
        return this;
    }

    Need grants(Slot<List<KmsGrant>> grants) {
        policies = policies.withGrants(grants);
        return this;
    }

    Need noRcps() {
        policies = policies.withRcps(Slot.none());
        return this;
    }

    Need unsettled(Collection<Sentence> facts) {
        unsettled.addAll(facts);
        return this;
    }

    Need unsettled(Sentence fact) {
        unsettled.add(fact);
        return this;
    }

    /** The requirement, with the key of its title in the bundle. */
    Requirement titled(String key, Object... arguments) {
        RequestContext context = keys.build();
        return new Requirement(
                rule,
                stage,
                who,
                shownPrincipal,
                new AuthorizationRequest(principal, action, resource, resourceAccount, wildcardOnly, context),
                keys.alternatives(context),
                policies,
                Sentence.of("check." + key, arguments),
                Requirement.Weight.REQUIRED,
                Optional.empty(),
                unsettled,
                Optional.empty());
    }
}
