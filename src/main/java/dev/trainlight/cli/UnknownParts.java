package dev.trainlight.cli;

import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.PolicySet;
import dev.trainlight.iam.RequestContext;
import dev.trainlight.iam.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code "unknown"} of an authorization request says: slots and context keys that exist but could not be read. */
final class UnknownParts {
    private static final Set<String> SLOTS = Set.of(
            "identityPolicies",
            "boundary",
            "sessionPolicies",
            "scps",
            "rcps",
            "resourcePolicy",
            "vpcEndpointPolicies",
            "grants");

    private UnknownParts() {}

    /**
     * Marks what the name stands for as unknown, in the policies that are returned or in the context.
     *
     * @throws BadLineException where no slot or key has this name
     */
    static PolicySet apply(String name, PolicySet policies, RequestContext.Builder context) throws BadLineException {
        if (name.equals("context")) {
            context.open(true);
            return policies;
        }
        if (name.startsWith("context:")) {
            context.unknown(name.substring("context:".length()));
            return policies;
        }
        if (!SLOTS.contains(name)) {
            throw new BadLineException("unknown.name", name);
        }
        return switch (name) {
            case "identityPolicies" -> policies.withIdentity(andUnread(policies.identity()));
            case "boundary" -> policies.withBoundary(Slot.unknown());
            case "sessionPolicies" -> policies.withSession(andUnread(policies.session()));
            case "scps" -> policies.withScps(andUnreadLevels(policies.scps()));
            case "rcps" -> policies.withRcps(andUnreadLevels(policies.rcps()));
            case "resourcePolicy" -> policies.withResource(Slot.unknown());
            case "vpcEndpointPolicies" -> policies.withEndpoints(Slot.unknown());
            default -> policies.withGrants(Slot.unknown());
        };
    }

    /** A slot that is given and called unknown: what is given counts, and there is more. */
    private static Slot<List<NamedPolicy>> andUnread(Slot<List<NamedPolicy>> slot) {
        if (!(slot instanceof Slot.Present<List<NamedPolicy>>(List<NamedPolicy> given))) {
            return Slot.unknown();
        }
        List<NamedPolicy> all = new ArrayList<>(given);
        all.add(unread("?"));
        return Slot.of(all);
    }

    private static Slot<List<List<NamedPolicy>>> andUnreadLevels(Slot<List<List<NamedPolicy>>> slot) {
        if (!(slot instanceof Slot.Present<List<List<NamedPolicy>>>(List<List<NamedPolicy>> given))) {
            return Slot.unknown();
        }
        List<List<NamedPolicy>> all = new ArrayList<>();
        for (List<NamedPolicy> level : given) {
            List<NamedPolicy> more = new ArrayList<>(level);
            more.add(unread("?"));
            all.add(more);
        }
        all.add(List.of(unread("?")));
        return Slot.of(all);
    }

    private static NamedPolicy unread(String name) {
        return new NamedPolicy(name, Optional.empty(), NamedPolicy.Kind.INLINE, Slot.unknown());
    }
}
