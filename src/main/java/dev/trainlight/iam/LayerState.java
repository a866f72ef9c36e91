package dev.trainlight.iam;

import dev.trainlight.iam.CompiledPolicy.Candidate;
import dev.trainlight.iam.Decision.DecidingStatement;
import dev.trainlight.iam.PrincipalMatcher.Answer;
import dev.trainlight.iam.PrincipalMatcher.Directness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the policies of one layer, or of one level of it, say of a request: what is certain, and which statements depend
 * on what nobody knows.
 */
final class LayerState {
    private final Layer layer;
    private final String slot;
    private final Object level;
    private boolean unknownDocument;
    private boolean denied;
    private Directness allowed = Directness.NOT_NAMED;
    private List<DecidingStatement> denials = List.of();
    private List<Grant> grants = List.of();
    private List<Doubtful> doubtful = List.of();

    /**
     * A statement that applies only if something unknown is so.
     *
     * @param candidate the statement
     * @param answer how it names the principal, where the layer's policies name principals
     * @param needsResource whether a missing Resource is a fault here
     */
    private record Doubtful(Candidate candidate, Answer answer, boolean needsResource) {
        Tri matches(Inquiry inquiry) {
            Tri principal = answer.doubt() == null
                    ? Tri.TRUE
                    : inquiry.doubt(answer.doubt(), new PrincipalQuestion(candidate.statement()));
            if (principal == Tri.FALSE) {
                return Tri.FALSE;
            }
            Tri action = candidate.covers(inquiry);
            if (action == Tri.FALSE) {
                return Tri.FALSE;
            }
            return principal.and(action).and(candidate.statement().matches(inquiry, needsResource));
        }
    }

    private record Grant(DecidingStatement statement, Directness directness) {}

    private record PrincipalQuestion(CompiledStatement statement) {}

    private record AllowQuestion(Layer layer, Object level, Directness directness) {}

    LayerState(Layer layer, String slot, Object level) {
        this.layer = layer;
        this.slot = slot;
        this.level = level;
    }

    Layer layer() {
        return layer;
    }

    /** Takes a policy that exists and may hold anything. */
    void addUnknown() {
        unknownDocument = true;
    }

    /** Takes the statements of a policy that cover the request. */
    void add(NamedPolicy policy, Inquiry inquiry) {
        if (!(policy.document() instanceof Slot.Present<PolicyDocument>(PolicyDocument document))) {
            addUnknown();
            return;
        }
        for (Candidate candidate : document.compiled().covering(inquiry.action())) {
            CompiledStatement statement = candidate.statement();
            Answer answer = principal(statement, inquiry);
            if (answer.directness() == Directness.NOT_NAMED) {
                continue;
            }
            boolean needsResource = layer != Layer.RESOURCE;
            Tri matches = statement.matches(inquiry, needsResource);
            if (matches == Tri.FALSE) {
                continue;
            }
            if (matches == Tri.UNKNOWN || answer.doubt() != null || candidate.open() != null) {
                doubtful = added(doubtful, new Doubtful(candidate, answer, needsResource));
            } else if (statement.allow()) {
                if (answer.directness().compareTo(allowed) > 0) {
                    allowed = answer.directness();
                }
                grants = added(grants, new Grant(deciding(policy, statement), answer.directness()));
            } else {
                denied = true;
                denials = added(denials, deciding(policy, statement));
            }
        }
    }

    private Answer principal(CompiledStatement statement, Inquiry inquiry) {
        PrincipalMatcher matcher = statement.principal();
        return switch (layer) {
            case IDENTITY, BOUNDARY, SESSION, SCP ->
                matcher == null
                        ? EVERYONE
                        : new Answer(Directness.SELF, Doubt.open(Unsettled.PRINCIPAL_WHERE_NONE_BELONGS));
            case RCP, ENDPOINT -> matcher == null ? EVERYONE : answer(matcher, statement, inquiry);
            case RESOURCE ->
                matcher == null
                        ? new Answer(Directness.SELF, Doubt.open(Unsettled.PRINCIPAL_MISSING))
                        : answer(matcher, statement, inquiry);
        };
    }

    private static final Answer EVERYONE = new Answer(Directness.SELF, null);

    private static Answer answer(PrincipalMatcher matcher, CompiledStatement statement, Inquiry inquiry) {
        return statement.allow() ? matcher.forAllow(inquiry) : matcher.forDeny(inquiry);
    }

    private DecidingStatement deciding(NamedPolicy policy, CompiledStatement compiled) {
        Statement statement = compiled.statement();
        return new DecidingStatement(
                layer,
                policy.name().isEmpty() ? policy.arn().orElse("") : policy.name(),
                statement.index(),
                statement.sid(),
                statement.position(),
                statement.effect());
    }

    private static <T> List<T> added(List<T> list, T item) {
        List<T> target = list.isEmpty() ? new ArrayList<>(4) : list;
        target.add(item);
        return target;
    }

    boolean denied() {
        return denied;
    }

    List<DecidingStatement> denials() {
        return denials;
    }

    /** Adds the Allow statements that name the principal at least so directly. */
    void grants(Directness least, List<DecidingStatement> target) {
        for (Grant grant : grants) {
            if (grant.directness().compareTo(least) >= 0) {
                target.add(grant.statement());
            }
        }
    }

    /** Whether a document that nobody read is part of the layer. */
    boolean unknownDocument() {
        return unknownDocument;
    }

    Optional<Doubt> unknownPart() {
        return unknownDocument ? Optional.of(new Doubt.Missing(slot)) : Optional.empty();
    }

    /** Whether a statement of a known document denies; what unknown documents may deny is left out. */
    Tri knownDeny(Inquiry inquiry) {
        if (denied) {
            return Tri.TRUE;
        }
        Tri any = Tri.FALSE;
        for (Doubtful one : doubtful) {
            if (!one.candidate().statement().allow()) {
                any = any.or(one.matches(inquiry));
                if (any == Tri.TRUE) {
                    return any;
                }
            }
        }
        return any;
    }

    /** Whether some statement allows, naming the principal at least so directly. */
    Tri allows(Inquiry inquiry, Directness least) {
        if (allowed.compareTo(least) >= 0) {
            return Tri.TRUE;
        }
        Tri any = Tri.FALSE;
        for (Doubtful one : doubtful) {
            if (one.candidate().statement().allow() && one.answer().directness().compareTo(least) >= 0) {
                any = any.or(one.matches(inquiry));
                if (any == Tri.TRUE) {
                    return any;
                }
            }
        }
        return unknownDocument
                ? any.or(inquiry.doubt(new Doubt.Missing(slot), new AllowQuestion(layer, level, least)))
                : any;
    }

    Tri allows(Inquiry inquiry) {
        return allows(inquiry, Directness.ACCOUNT);
    }

    /** The layer's own verdict, an Allow counting from this directness on. */
    Verdict verdict(Inquiry inquiry, Directness least) {
        if (denied) {
            return Verdict.EXPLICIT_DENY;
        }
        return switch (allows(inquiry, least)) {
            case FALSE -> Verdict.IMPLICIT_DENY;
            case UNKNOWN -> Verdict.UNKNOWN;
            case TRUE -> unknownDocument || knownDeny(inquiry) != Tri.FALSE ? Verdict.UNKNOWN : Verdict.ALLOW;
        };
    }

    /** The layer's own verdict where it can only deny. */
    Verdict denyingVerdict(Inquiry inquiry) {
        if (denied) {
            return Verdict.EXPLICIT_DENY;
        }
        return unknownDocument || knownDeny(inquiry) != Tri.FALSE ? Verdict.UNKNOWN : Verdict.ALLOW;
    }
}
