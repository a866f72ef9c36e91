package dev.trainlight.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The evaluator of the program against one written straight from the rules, on random cases. A short run by default;
 * {@code -Dtrainlight.evaluator.cases=1000000 -Dtrainlight.evaluator.seed=1} for the long one.
 */
class TwoEvaluatorsTest {
    private static final int CASES = Integer.getInteger("trainlight.evaluator.cases", 4_000);
    private static final long SEED = Long.getLong("trainlight.evaluator.seed", 20261122L);

    private final Evaluator evaluator = new Evaluator();

    @Test
    void agreeWhereEverythingIsKnown() {
        RandomCases cases = new RandomCases(SEED, false);
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (int i = 0; i < CASES; i++) {
            PlainEvaluator.Case request = cases.next();
            Decision decision = evaluator.decide(RandomCases.request(request), RandomCases.policySet(request));
            counts.merge(decision.verdict(), 1, Integer::sum);
            check(i, request, decision);
            if (decision.verdict() == Verdict.UNKNOWN
                    && (!decision.missing().isEmpty() || decision.unsettled().isEmpty())) {
                fail(
                        "case %d: unknown for %s and %s\n%s",
                        i, decision.missing(), decision.unsettled(), RandomCases.show(request));
            }
        }
        assertThat(counts.keySet()).as("every verdict occurs").containsExactly(Verdict.values());
    }

    @Test
    void neverContradictWhatTheUnknownTurnsOutToBe() {
        RandomCases cases = new RandomCases(SEED + 1, true);
        int unknown = 0;
        int needless = 0;
        for (int i = 0; i < CASES; i++) {
            PlainEvaluator.Case request = cases.next();
            Decision decision = evaluator.decide(RandomCases.request(request), RandomCases.policySet(request));
            check(i, request, decision);
            boolean allow = false;
            boolean deny = false;
            for (int round = 0; round < 4; round++) {
                PlainEvaluator.Case known = cases.resolved(request);
                PlainEvaluator evaluatorOfKnown = new PlainEvaluator(known);
                Verdict turnedOut = evaluatorOfKnown.decide();
                allow |= turnedOut == Verdict.ALLOW;
                deny |= turnedOut == Verdict.IMPLICIT_DENY || turnedOut == Verdict.EXPLICIT_DENY;
                boolean contradicted = decision.allowed()
                        ? turnedOut == Verdict.IMPLICIT_DENY || turnedOut == Verdict.EXPLICIT_DENY
                        : decision.denied() && turnedOut == Verdict.ALLOW;
                boolean merelyImplicit = decision.verdict() == Verdict.EXPLICIT_DENY
                        && turnedOut == Verdict.IMPLICIT_DENY
                        && !evaluatorOfKnown.openDenial();
                if (contradicted || merelyImplicit) {
                    fail(
                            "case %d: %s, but it turned out %s\n%s\nresolved\n%s",
                            i, decision, turnedOut, RandomCases.show(request), RandomCases.show(known));
                }
            }
            if (decision.verdict() == Verdict.UNKNOWN && decision.unsettled().isEmpty()) {
                unknown++;
                needless += allow && deny ? 0 : 1;
                assertThat(decision.missing()).isNotEmpty();
            }
        }
        assertThat(unknown).as("unknown answers").isGreaterThan(CASES / 50);
        assertThat(needless)
                .as("answers that four tries did not show to be open")
                .isLessThan(unknown);
    }

    /** Kleene's logic knows less than the evaluator, which sees where unknowns are the same or change nothing. */
    private static void check(int number, PlainEvaluator.Case request, Decision decision) {
        PlainEvaluator plainly = new PlainEvaluator(request);
        Verdict plain = plainly.decide();
        boolean same = plain == decision.verdict();
        boolean laterExplicit =
                plain == Verdict.IMPLICIT_DENY && plainly.openDenial() && decision.verdict() == Verdict.EXPLICIT_DENY;
        if (!same && plain != Verdict.UNKNOWN && !laterExplicit) {
            fail("case %d: %s, but written plainly %s\n%s", number, decision, plain, RandomCases.show(request));
        }
        if (plain == Verdict.UNKNOWN
                && decision.allowed()
                && request.unknownKeys.isEmpty()
                && !allowedHoweverSettled(request, plainly.open())) {
            fail("case %d: allowed, but written plainly it is open\n%s", number, RandomCases.show(request));
        }
    }

    /** One pattern of which nothing is settled is the same question wherever it stands, whichever way it is answered. */
    private static boolean allowedHoweverSettled(PlainEvaluator.Case request, Set<String> open) {
        List<String> questions = List.copyOf(open);
        for (int answers = 0; answers < 1 << questions.size(); answers++) {
            Map<String, Boolean> settled = new HashMap<>();
            for (int i = 0; i < questions.size(); i++) {
                settled.put(questions.get(i), (answers >> i & 1) == 1);
            }
            if (new PlainEvaluator(request, settled).decide() != Verdict.ALLOW) {
                return false;
            }
        }
        return true;
    }
}
