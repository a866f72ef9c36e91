package dev.trainlight.iam;

import dev.trainlight.iam.Assumptions.Assumption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tries what the unknown parts could be. Kleene's logic alone cannot see that two unknowns are the same one, or that an
 * unknown changes nothing; here every combination of answers is evaluated, and a part matters if two combinations that
 * differ in it alone end differently.
 */
final class Worlds {
    /** Beyond so many combinations the answer stays unknown, and every part that was asked about is named. */
    private static final int MAX = 256;

    private final Inquiry inquiry;
    private final Combination combination;

    /**
     * What the unknowns come to.
     *
     * @param verdict the verdict, unknown only where combinations end differently
     * @param doubts the parts that matter
     */
    record Outcome(Verdict verdict, Set<Doubt> doubts) {}

    private record Leaf(Verdict verdict, List<Assumption> path) {}

    Worlds(Inquiry inquiry, Combination combination) {
        this.inquiry = inquiry;
        this.combination = combination;
    }

    Outcome explore() {
        List<Leaf> leaves = new ArrayList<>();
        boolean complete = collect(leaves);
        List<Leaf> allowing = new ArrayList<>();
        List<Leaf> denying = new ArrayList<>();
        boolean explicit = true;
        for (Leaf leaf : leaves) {
            (leaf.verdict() == Verdict.ALLOW ? allowing : denying).add(leaf);
            explicit &= leaf.verdict() == Verdict.EXPLICIT_DENY;
        }
        if (!complete) {
            return new Outcome(Verdict.UNKNOWN, everyDoubt(leaves));
        }
        if (allowing.isEmpty()) {
            return new Outcome(explicit ? Verdict.EXPLICIT_DENY : Verdict.IMPLICIT_DENY, Set.of());
        }
        if (denying.isEmpty() && !combination.hasUnknownDocument()) {
            return new Outcome(Verdict.ALLOW, Set.of());
        }
        return new Outcome(Verdict.UNKNOWN, deciding(allowing, denying));
    }

    private boolean collect(List<Leaf> leaves) {
        Assumptions assumptions = new Assumptions();
        inquiry.assuming(assumptions);
        try {
            do {
                if (leaves.size() == MAX) {
                    return false;
                }
                leaves.add(new Leaf(verdict(), assumptions.path()));
            } while (assumptions.next());
            return true;
        } finally {
            inquiry.assuming(null);
        }
    }

    private Verdict verdict() {
        if (combination.knownDeny() == Tri.TRUE) {
            return Verdict.EXPLICIT_DENY;
        }
        return combination.allowed() == Tri.TRUE ? Verdict.ALLOW : Verdict.IMPLICIT_DENY;
    }

    private Set<Doubt> everyDoubt(List<Leaf> leaves) {
        Set<Doubt> doubts = new LinkedHashSet<>(combination.unknownDocuments());
        leaves.forEach(leaf -> leaf.path().forEach(assumption -> doubts.add(assumption.doubt())));
        return doubts;
    }

    /** An unread document may hold a Deny, which changes every allowance. */
    private Set<Doubt> deciding(List<Leaf> allowing, List<Leaf> denying) {
        Set<Doubt> doubts = new LinkedHashSet<>(combination.unknownDocuments());
        for (Leaf allow : allowing) {
            Map<Object, Assumption> assumed = new HashMap<>();
            allow.path().forEach(assumption -> assumed.put(assumption.question(), assumption));
            for (Leaf deny : denying) {
                Doubt only = onlyDifference(assumed, deny);
                if (only != null) {
                    doubts.add(only);
                }
            }
        }
        return doubts;
    }

    /** The one part in which two combinations contradict each other; null where there are several. */
    private static Doubt onlyDifference(Map<Object, Assumption> assumed, Leaf other) {
        Doubt only = null;
        for (Assumption assumption : other.path()) {
            Assumption here = assumed.get(assumption.question());
            if (here != null && here.answer() != assumption.answer()) {
                if (only != null && !only.equals(assumption.doubt())) {
                    return null;
                }
                only = assumption.doubt();
            }
        }
        return only;
    }
}
