package dev.trainlight.iam;

import dev.trainlight.iam.Statement.Effect;

/**
 * A statement made ready for matching. Its parts are prepared when a request first gets as far as them: of a large
 * document most statements are about other actions.
 */
final class CompiledStatement {
    private final Statement statement;
    private final boolean variables;
    private final boolean allow;
    private Parts parts;

    /** All parts, so that several threads that prepare them at once each see whole ones. */
    private record Parts(PrincipalMatcher principal, ResourceMatcher resource, ConditionTest[] conditions) {}

    CompiledStatement(Statement statement, boolean variables) {
        this.statement = statement;
        this.variables = variables;
        this.allow = statement.effect() == Effect.ALLOW;
    }

    private Parts parts() {
        Parts known = parts;
        if (known == null) {
            known = new Parts(
                    statement.principal().map(PrincipalMatcher::new).orElse(null),
                    statement
                            .resource()
                            .map(element -> new ResourceMatcher(element, variables))
                            .orElse(null),
                    statement.conditions().stream()
                            .map(element -> new ConditionTest(element, variables))
                            .toArray(ConditionTest[]::new));
            parts = known;
        }
        return known;
    }

    Statement statement() {
        return statement;
    }

    boolean allow() {
        return allow;
    }

    /** Null where the statement has none. */
    PrincipalMatcher principal() {
        return parts().principal();
    }

    /** Whether Action covers the action. */
    ActionAnswer action(String lowerCaseAction) {
        return ActionAnswer.answer(statement.action(), lowerCaseAction, allow);
    }

    /** Null where the statement has none. */
    ResourceMatcher resource() {
        return parts().resource();
    }

    ConditionTest[] conditions() {
        return parts().conditions();
    }

    /** Resource and Condition; Action is the index's business. */
    Tri matches(Inquiry inquiry, boolean needsResource) {
        Parts ready = parts();
        Tri all = Tri.TRUE;
        if (ready.resource() != null) {
            all = ready.resource().matches(inquiry, allow);
        } else if (needsResource) {
            all = inquiry.doubt(Doubt.open(Unsettled.RESOURCE_MISSING), this);
        }
        for (ConditionTest condition : ready.conditions()) {
            if (all == Tri.FALSE) {
                return all;
            }
            all = all.and(condition.matches(inquiry));
        }
        return all;
    }
}
