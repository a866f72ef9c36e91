package dev.trainlight.iam;

import dev.trainlight.iam.Decision.DecidingStatement;
import dev.trainlight.iam.PrincipalFacts.Kind;
import dev.trainlight.iam.PrincipalMatcher.Directness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the layers combine for one request (IAM/reference_policies_evaluation-logic_policy-eval-denyallow.html,
 * IAM/reference_policies_evaluation-logic-cross-account.html, IAM/access_policies_boundaries.html). A layer that takes no
 * part is null or empty here.
 */
final class Combination {
    /** Calls that a role's trust policy decides, where the resource is a role. */
    private static final Set<String> TRUST_ACTIONS = Set.of(
            "sts:assumerole",
            "sts:assumerolewithsaml",
            "sts:assumerolewithwebidentity",
            "sts:tagsession",
            "sts:setsourceidentity",
            "sts:setcontext");

    private final Inquiry inquiry;
    private final LayerState identity;
    private final LayerState boundary;
    private final LayerState session;
    private final List<LayerState> scps;
    private final List<LayerState> rcps;
    private final LayerState resource;
    private final List<LayerState> endpoints;
    private final Grants grants;
    private final boolean resourceMustAllow;
    private final List<LayerState> all = new ArrayList<>(8);

    Combination(Inquiry inquiry, PolicySet policies) {
        this.inquiry = inquiry;
        PrincipalFacts who = inquiry.principal();
        boolean own = who.hasIdentityPolicies();
        identity = own ? list(Layer.IDENTITY, SlotName.IDENTITY, policies.identity()) : null;
        boundary = own && !policies.boundary().isNone()
                ? single(Layer.BOUNDARY, SlotName.BOUNDARY, policies.boundary())
                : null;
        boolean limitedSession = !isEmpty(policies.session()) || who.kind() == Kind.FEDERATED_USER;
        session = own && limitedSession ? list(Layer.SESSION, SlotName.SESSION, policies.session()) : null;
        boolean linked = who.serviceLinkedRole();
        scps = who.belongsToAccount() && !linked ? levels(Layer.SCP, SlotName.SCPS, policies.scps()) : List.of();
        rcps = !linked && rcpsReach(inquiry.action()) ? levels(Layer.RCP, SlotName.RCPS, policies.rcps()) : List.of();
        boolean kmsKey = isKmsKey();
        resourceMustAllow = kmsKey || isTrust() || isReservedRole();
        resource = resourceLayer(policies.resource());
        endpoints = endpointLayers(policies.endpoints());
        grants = kmsKey ? new Grants(inquiry, policies.grants()) : null;
        addAll();
    }

    private void addAll() {
        add(identity);
        add(boundary);
        add(session);
        all.addAll(scps);
        all.addAll(rcps);
        add(resource);
        all.addAll(endpoints);
    }

    private void add(LayerState state) {
        if (state != null) {
            all.add(state);
        }
    }

    private static boolean isEmpty(Slot<? extends List<?>> slot) {
        return switch (slot) {
            case Slot.None<? extends List<?>> _ -> true;
            case Slot.Unknown<? extends List<?>> _ -> false;
            case Slot.Present<? extends List<?>> present -> present.value().isEmpty();
        };
    }

    private LayerState list(Layer layer, String slot, Slot<List<NamedPolicy>> policies) {
        LayerState state = new LayerState(layer, slot, layer);
        switch (policies) {
            case Slot.None<List<NamedPolicy>> _ -> {}
            case Slot.Unknown<List<NamedPolicy>> _ -> state.addUnknown();
            case Slot.Present<List<NamedPolicy>>(List<NamedPolicy> given) -> addTo(state, given);
        }
        return state;
    }

    private void addTo(LayerState state, List<NamedPolicy> policies) {
        for (NamedPolicy policy : policies) {
            state.add(policy, inquiry);
        }
    }

    private LayerState single(Layer layer, String slot, Slot<NamedPolicy> policy) {
        LayerState state = new LayerState(layer, slot, layer);
        switch (policy) {
            case Slot.None<NamedPolicy> _ -> {}
            case Slot.Unknown<NamedPolicy> _ -> state.addUnknown();
            case Slot.Present<NamedPolicy>(NamedPolicy given) -> state.add(given, inquiry);
        }
        return state;
    }

    private List<LayerState> levels(Layer layer, String slot, Slot<List<List<NamedPolicy>>> policies) {
        return switch (policies) {
            case Slot.None<List<List<NamedPolicy>>> _ -> List.of();
            case Slot.Unknown<List<List<NamedPolicy>>> _ -> {
                LayerState state = new LayerState(layer, slot, 0);
                state.addUnknown();
                yield List.of(state);
            }
            case Slot.Present<List<List<NamedPolicy>>>(List<List<NamedPolicy>> given) -> {
                List<LayerState> states = new ArrayList<>(given.size());
                for (List<NamedPolicy> level : given) {
                    LayerState state = new LayerState(layer, slot, states.size());
                    addTo(state, level);
                    states.add(state);
                }
                yield states;
            }
        };
    }

    private List<LayerState> endpointLayers(Slot<List<NamedPolicy>> policies) {
        return switch (policies) {
            case Slot.None<List<NamedPolicy>> _ -> List.of();
            case Slot.Unknown<List<NamedPolicy>> _ -> {
                LayerState state = new LayerState(Layer.ENDPOINT, SlotName.ENDPOINTS, 0);
                state.addUnknown();
                yield List.of(state);
            }
            case Slot.Present<List<NamedPolicy>>(List<NamedPolicy> given) -> {
                List<LayerState> states = new ArrayList<>(given.size());
                for (NamedPolicy policy : given) {
                    LayerState state = new LayerState(Layer.ENDPOINT, SlotName.ENDPOINTS, states.size());
                    state.add(policy, inquiry);
                    states.add(state);
                }
                yield states;
            }
        };
    }

    /** A trust policy plays no part where a role is passed on, and nothing else lets a role be passed. */
    private LayerState resourceLayer(Slot<NamedPolicy> policy) {
        Slot<NamedPolicy> consulted = inquiry.passRole() ? Slot.none() : policy;
        boolean needed = resourceMustAllow || !inquiry.principal().belongsToAccount() || !inquiry.sameAccount();
        return consulted.isNone() && !needed ? null : single(Layer.RESOURCE, SlotName.RESOURCE, consulted);
    }

    private static boolean rcpsReach(String action) {
        return ResourceControl.governsServiceOf(action) && !action.equals("kms:retiregrant");
    }

    private boolean isTrust() {
        return TRUST_ACTIONS.contains(inquiry.action()) && inquiry.isResource("iam", "role/");
    }

    private boolean isKmsKey() {
        return inquiry.action().startsWith("kms:") && !inquiry.wildcardOnly() && !inquiry.isResource("kms", "alias/");
    }

    /** Roles that AWS keeps for itself cannot be passed on; observed, not documented. */
    private boolean isReservedRole() {
        return inquiry.passRole() && inquiry.isResource("iam", "role/aws-reserved/");
    }

    /** Every layer, and level of a layer, that takes part. */
    List<LayerState> all() {
        return all;
    }

    boolean denied() {
        for (LayerState state : all) {
            if (state.denied()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a statement of a known document denies. */
    Tri knownDeny() {
        Tri any = Tri.FALSE;
        for (LayerState state : all) {
            any = any.or(state.knownDeny(inquiry));
            if (any == Tri.TRUE) {
                return any;
            }
        }
        return any;
    }

    boolean hasUnknownDocument() {
        for (LayerState state : all) {
            if (state.unknownDocument()) {
                return true;
            }
        }
        return false;
    }

    /** Whether everything that has to allow does, denials left aside. */
    Tri allowed() {
        Tri allowed = granted();
        for (int i = 0; i < scps.size() && allowed != Tri.FALSE; i++) {
            allowed = allowed.and(scps.get(i).allows(inquiry));
        }
        for (int i = 0; i < endpoints.size() && allowed != Tri.FALSE; i++) {
            allowed = allowed.and(endpoints.get(i).allows(inquiry));
        }
        return allowed;
    }

    private Tri granted() {
        PrincipalFacts who = inquiry.principal();
        if (!who.belongsToAccount()) {
            return resource.allows(inquiry).or(grant());
        }
        return inquiry.sameAccount() ? grantedInAccount() : grantedAcrossAccounts();
    }

    /** The principal's own side: identity-based policies, within boundary and session policies. */
    private Tri ownSide() {
        if (inquiry.principal().kind() == Kind.ROOT) {
            return Tri.TRUE;
        }
        Tri allows = identity.allows(inquiry);
        return allows == Tri.FALSE ? allows : allows.and(limits());
    }

    private Tri limits() {
        Tri within = boundary == null ? Tri.TRUE : boundary.allows(inquiry);
        return session == null || within == Tri.FALSE ? within : within.and(session.allows(inquiry));
    }

    private Tri grantedInAccount() {
        Tri granted = Tri.FALSE;
        if (resource != null) {
            granted = resource.allows(inquiry, Directness.SELF);
            if (granted == Tri.TRUE) {
                return granted;
            }
            Tri role = resource.allows(inquiry, Directness.ROLE);
            granted = granted.or(role == Tri.FALSE ? role : role.and(limits()));
            if (granted == Tri.TRUE) {
                return granted;
            }
        }
        Tri own = ownSide();
        if (own != Tri.FALSE && resourceMustAllow) {
            own = own.and(resource.allows(inquiry, Directness.ACCOUNT));
        }
        granted = granted.or(own);
        return granted == Tri.TRUE ? granted : granted.or(grantWithinLimits());
    }

    private Tri grantWithinLimits() {
        Tri grant = grant();
        return grant == Tri.FALSE
                ? grant
                : grant.and(limits().or(inquiry.doubt(Doubt.open(Unsettled.GRANT_BEHIND_BOUNDARY), grants)));
    }

    private Tri grantedAcrossAccounts() {
        Tri own = ownSide();
        Tri both = own == Tri.FALSE ? own : own.and(resource.allows(inquiry));
        if (both == Tri.TRUE) {
            return both;
        }
        Tri grant = grant();
        return grant == Tri.FALSE
                ? both
                : both.or(grant.and(own.or(inquiry.doubt(Doubt.open(Unsettled.GRANT_TO_OTHER_ACCOUNT), grants))));
    }

    private Tri grant() {
        return grants == null ? Tri.FALSE : grants.allow();
    }

    /** The names of documents that nobody read, and of grants. */
    List<Doubt> unknownDocuments() {
        List<Doubt> unknown = new ArrayList<>();
        for (LayerState state : all) {
            state.unknownPart().ifPresent(unknown::add);
        }
        return unknown;
    }

    /** From which directness on an Allow of the resource-based policy is worth something by itself. */
    private Directness leastOfResource() {
        return resourceMustAllow
                        || !inquiry.sameAccount()
                        || !inquiry.principal().belongsToAccount()
                ? Directness.ACCOUNT
                : Directness.ROLE;
    }

    Map<Layer, Verdict> verdicts() {
        Map<Layer, Verdict> verdicts = new EnumMap<>(Layer.class);
        put(verdicts, identity, Directness.ACCOUNT);
        put(verdicts, boundary, Directness.ACCOUNT);
        put(verdicts, session, Directness.ACCOUNT);
        if (!scps.isEmpty()) {
            verdicts.put(Layer.SCP, together(scpVerdicts()));
        }
        if (!rcps.isEmpty()) {
            verdicts.put(Layer.RCP, together(rcpVerdicts()));
        }
        if (resource != null) {
            verdicts.put(Layer.RESOURCE, resourceVerdict());
        }
        if (!endpoints.isEmpty()) {
            verdicts.put(Layer.ENDPOINT, together(verdictsOf(endpoints)));
        }
        return Collections.unmodifiableMap(verdicts);
    }

    private void put(Map<Layer, Verdict> verdicts, LayerState state, Directness least) {
        if (state != null) {
            verdicts.put(state.layer(), state.verdict(inquiry, least));
        }
    }

    private Verdict resourceVerdict() {
        Verdict verdict = resource.verdict(inquiry, leastOfResource());
        if (verdict != Verdict.IMPLICIT_DENY) {
            return verdict;
        }
        return switch (grant()) {
            case FALSE -> verdict;
            case UNKNOWN -> Verdict.UNKNOWN;
            case TRUE -> Verdict.ALLOW;
        };
    }

    List<Verdict> scpVerdicts() {
        return verdictsOf(scps);
    }

    List<Verdict> rcpVerdicts() {
        List<Verdict> verdicts = new ArrayList<>(rcps.size());
        for (LayerState state : rcps) {
            verdicts.add(state.denyingVerdict(inquiry));
        }
        return List.copyOf(verdicts);
    }

    private List<Verdict> verdictsOf(List<LayerState> states) {
        if (states.isEmpty()) {
            return List.of();
        }
        List<Verdict> verdicts = new ArrayList<>(states.size());
        for (LayerState state : states) {
            verdicts.add(state.verdict(inquiry, Directness.ACCOUNT));
        }
        return List.copyOf(verdicts);
    }

    private static Verdict together(List<Verdict> levels) {
        Verdict worst = Verdict.ALLOW;
        for (Verdict level : levels) {
            worst = switch (level) {
                case EXPLICIT_DENY -> Verdict.EXPLICIT_DENY;
                case IMPLICIT_DENY -> worst == Verdict.EXPLICIT_DENY ? worst : Verdict.IMPLICIT_DENY;
                case UNKNOWN -> worst == Verdict.ALLOW ? Verdict.UNKNOWN : worst;
                case ALLOW -> worst;
            };
        }
        return worst;
    }

    /** The layers that deny, or that would have to allow and do not, whatever the others say. */
    List<Layer> blockers(Map<Layer, Verdict> verdicts) {
        boolean named = resource != null && resource.allows(inquiry, Directness.ROLE) == Tri.TRUE;
        boolean namedItself = resource != null && resource.allows(inquiry, Directness.SELF) == Tri.TRUE;
        boolean inAccount = inquiry.sameAccount() && inquiry.principal().belongsToAccount();
        List<Layer> blockers = new ArrayList<>();
        verdicts.forEach((layer, verdict) -> {
            boolean needed = switch (layer) {
                case IDENTITY -> !(inAccount && (named || namedItself || resourceBlocks(verdicts)));
                case BOUNDARY, SESSION -> !(inAccount && namedItself);
                case SCP, RCP, ENDPOINT -> true;
                case RESOURCE -> resourceMustAllow || !inAccount;
            };
            if (verdict == Verdict.EXPLICIT_DENY || (verdict == Verdict.IMPLICIT_DENY && needed)) {
                blockers.add(layer);
            }
        });
        return List.copyOf(blockers);
    }

    /** A key or trust policy that allows nothing is what blocks; naming the principal there would be enough. */
    private boolean resourceBlocks(Map<Layer, Verdict> verdicts) {
        return resourceMustAllow && verdicts.get(Layer.RESOURCE) == Verdict.IMPLICIT_DENY;
    }

    List<DecidingStatement> denials() {
        List<DecidingStatement> statements = new ArrayList<>();
        for (LayerState state : all) {
            statements.addAll(state.denials());
        }
        return List.copyOf(statements);
    }

    List<DecidingStatement> grantingStatements() {
        List<DecidingStatement> statements = new ArrayList<>();
        if (identity != null && ownSide() == Tri.TRUE) {
            identity.grants(Directness.ACCOUNT, statements);
        }
        if (resource != null) {
            resource.grants(leastOfResource(), statements);
        }
        return List.copyOf(statements);
    }
}
