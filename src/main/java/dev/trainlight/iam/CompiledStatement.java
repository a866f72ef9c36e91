package dev.trainlight.iam;

import dev.trainlight.iam.Statement.Effect;

/** A statement made ready for matching. */
final class CompiledStatement {
    private final Statement statement;
    private final boolean allow;
    private final PrincipalMatcher principal;
    private final ActionMatcher action;
    private final ResourceMatcher resource;
    private final ConditionTest[] conditions;

    CompiledStatement(Statement statement, boolean variables) {
        this.statement = statement;
        this.allow = statement.effect() == Effect.ALLOW;
        this.principal = statement.principal().map(PrincipalMatcher::new).orElse(null);
        this.action = new ActionMatcher(statement.action());
        this.resource = statement
                .resource()
                .map(element -> new ResourceMatcher(element, variables))
                .orElse(null);
        this.conditions = statement.conditions().stream()
                .map(element -> new ConditionTest(element, variables))
                .toArray(ConditionTest[]::new);
    }

    Statement statement() {
        return statement;
    }

    boolean allow() {
        return allow;
    }

    /** Null where the statement has none. */
    PrincipalMatcher principal() {
        return principal;
    }

    ActionMatcher action() {
        return action;
    }

    /** Null where the statement has none. */
    ResourceMatcher resource() {
        return resource;
    }

    ConditionTest[] conditions() {
        return conditions;
    }

    /** Resource and Condition; Action is the index's business. */
    Tri matches(Inquiry inquiry, boolean needsResource) {
        Tri all = Tri.TRUE;
        if (resource != null) {
            all = resource.matches(inquiry, allow);
        } else if (needsResource) {
            all = inquiry.doubt(Doubt.open(Unsettled.RESOURCE_MISSING), this);
        }
        for (ConditionTest condition : conditions) {
            if (all == Tri.FALSE) {
                return all;
            }
            all = all.and(condition.matches(inquiry));
        }
        return all;
    }
}
