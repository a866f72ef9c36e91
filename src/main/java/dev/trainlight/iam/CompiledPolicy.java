package dev.trainlight.iam;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A document made ready for matching, with an index from actions to the statements that cover them. The index fills
 * itself with the actions that are asked for, so that a document that is asked once costs no more than a look at each
 * statement.
 */
final class CompiledPolicy {
    /** More actions than any request stream asks of one document; beyond, the index starts anew. */
    private static final int MAX_INDEXED = 4096;

    private final CompiledStatement[] statements;
    private final ConcurrentHashMap<String, Candidate[]> index = new ConcurrentHashMap<>();

    /**
     * A statement that covers an action.
     *
     * @param statement the statement
     * @param open null where it certainly does; otherwise the open point on which it depends
     */
    record Candidate(CompiledStatement statement, Doubt open) {
        /** Whether the statement covers the action; lists of the same values have the same open points. */
        Tri covers(Inquiry inquiry) {
            if (open == null) {
                return Tri.TRUE;
            }
            Statement.ListElement action = statement.statement().action();
            Tri holds = inquiry.doubt(
                    open, action.values().stream().map(Statement.Value::text).toList());
            boolean inList = open.equals(Doubt.open(Unsettled.WILDCARD_IN_ACTION_PREFIX));
            return inList && action.negated() ? holds.not() : holds;
        }
    }

    CompiledPolicy(PolicyDocument document) {
        boolean variables = document.hasVariables();
        List<Statement> given = document.statements();
        statements = new CompiledStatement[given.size()];
        for (int i = 0; i < statements.length; i++) {
            statements[i] = new CompiledStatement(given.get(i), variables);
        }
    }

    /** Every statement, in order. */
    CompiledStatement[] statements() {
        return statements;
    }

    /** The statements whose Action covers the action, in order. */
    Candidate[] covering(String lowerCaseAction) {
        Candidate[] known = index.get(lowerCaseAction);
        if (known == null) {
            known = find(lowerCaseAction);
            if (index.size() >= MAX_INDEXED) {
                index.clear();
            }
            index.put(lowerCaseAction, known);
        }
        return known;
    }

    private Candidate[] find(String action) {
        Candidate[] found = new Candidate[statements.length];
        int count = 0;
        for (CompiledStatement statement : statements) {
            switch (statement.action(action)) {
                case NO -> {}
                case YES -> found[count++] = new Candidate(statement, null);
                case PREFIX_OPEN ->
                    found[count++] = new Candidate(statement, Doubt.open(Unsettled.WILDCARD_IN_ACTION_PREFIX));
                case INVALID_ENTRY ->
                    found[count++] = new Candidate(statement, Doubt.open(Unsettled.INVALID_ENTRY_IN_NOT_LIST));
            }
        }
        return Arrays.copyOf(found, count);
    }
}
