package dev.trainlight.aws.collect;

import dev.trainlight.evidence.Gap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.PolicyDetail;

/**
 * Reads the identity-based policies of one principal, its own and those of its groups: lists first, then the documents. What
 * may not be read is looked for in the account's authorization details.
 */
final class IdentityPolicies {
    private final Gathering gathering;
    private final ManagedPolicies managed;
    private final AuthorizationDetails details;
    private final String arn;
    private final PolicyShelf shelf;

    /**
     * @param principal {@code caller} or {@code executionRole}
     * @param arn whose policies they are, for gaps
     */
    IdentityPolicies(
            Gathering gathering, ManagedPolicies managed, AuthorizationDetails details, String principal, String arn) {
        this.gathering = gathering;
        this.managed = managed;
        this.details = details;
        this.arn = arn;
        this.shelf = new PolicyShelf(gathering.draft(), principal);
    }

    /** A list of policies will come, or of groups that hold some; until then nobody takes it for nothing. */
    void expect(String list) {
        shelf.expect(list);
    }

    /** Nothing more stands under that name. */
    void settled(String list) {
        shelf.inline(list, Optional.empty(), List.of());
    }

    /** Both lists of the holder will be read. */
    void expect(PolicyHolder holder) {
        shelf.expect(attachedTo(holder));
        shelf.expect(inlineOf(holder));
    }

    /** Reads both lists of the holder, each in a step of its own. */
    void read(PolicyHolder holder) {
        gathering.calls().fork(() -> attached(holder));
        gathering.calls().fork(() -> inline(holder));
    }

    /** The holder is not there, so it has no policies. */
    void none(PolicyHolder holder) {
        shelf.managed(attachedTo(holder), List.of());
        shelf.inline(inlineOf(holder), group(holder), List.of());
    }

    private IamClient iam() {
        return gathering.session().client(IamClient.builder());
    }

    private Ask ask(String call, String evidence) {
        return Ask.of(call, evidence, arn).noneWhere("NoSuchEntity");
    }

    private void attached(PolicyHolder holder) {
        gathering
                .calls()
                .ask(
                        ask("iam:ListAttached" + holder.kind() + "Policies", attachedTo(holder)),
                        () -> holder.attached(iam()).toList(),
                        gap -> instead(gap, holder, found -> {
                            attached(holder, found.attached());
                            return true;
                        }))
                .toOptional()
                .ifPresent(policies -> attached(holder, policies));
    }

    private void attached(PolicyHolder holder, List<AttachedPolicy> policies) {
        List<String> arns = policies.stream().map(AttachedPolicy::policyArn).toList();
        shelf.managed(attachedTo(holder), arns);
        arns.forEach(policy -> managed.read(policy, document -> shelf.managedDocument(policy, document)));
    }

    private void inline(PolicyHolder holder) {
        gathering
                .calls()
                .ask(
                        ask("iam:List" + holder.kind() + "Policies", inlineOf(holder)),
                        () -> holder.inline(iam()).toList(),
                        gap -> instead(gap, holder, found -> {
                            named(
                                    holder,
                                    found.inline().stream()
                                            .map(PolicyDetail::policyName)
                                            .toList());
                            found.inline()
                                    .forEach(policy -> came(holder, policy.policyName(), policy.policyDocument()));
                            return true;
                        }))
                .toOptional()
                .ifPresent(names -> {
                    named(holder, names);
                    names.forEach(policy -> gathering.calls().fork(() -> document(holder, policy)));
                });
    }

    private void named(PolicyHolder holder, List<String> names) {
        shelf.inline(inlineOf(holder), group(holder), names);
    }

    private void document(PolicyHolder holder, String policy) {
        gathering
                .calls()
                .ask(
                        ask("iam:Get" + holder.kind() + "Policy", "inline policy " + policy + holder.words()),
                        () -> holder.document(iam(), policy),
                        gap -> instead(
                                gap,
                                holder,
                                found -> found.inline().stream()
                                        .filter(each -> each.policyName().equals(policy))
                                        .findFirst()
                                        .map(each -> came(holder, policy, each.policyDocument()))
                                        .isPresent()))
                .toOptional()
                .ifPresent(text -> came(holder, policy, text));
    }

    private boolean came(PolicyHolder holder, String policy, String text) {
        shelf.inlineDocument(inlineOf(holder), policy, SdkJson.policy(text));
        return true;
    }

    private void instead(Gap gap, PolicyHolder holder, Function<PolicyHolder.Policies, Boolean> fill) {
        details.instead(gap, found -> holder.in(found).map(fill).orElse(false));
    }

    private static Optional<String> group(PolicyHolder holder) {
        return switch (holder) {
            case PolicyHolder.OfGroup(String name) -> Optional.of(name);
            case PolicyHolder.OfRole _, PolicyHolder.OfUser _ -> Optional.empty();
        };
    }

    private static String attachedTo(PolicyHolder holder) {
        return "attached managed policies" + holder.words();
    }

    private static String inlineOf(PolicyHolder holder) {
        return "inline policies" + holder.words();
    }
}
