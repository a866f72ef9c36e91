package dev.trainlight.fix.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * The actions or the resources of a statement as a set that others can be taken out of: {@code Action} and
 * {@code NotAction}, {@code Resource} and {@code NotResource}.
 *
 * @param negated whether it is the Not form
 * @param patterns the patterns as written
 */
record PatternSet(boolean negated, List<String> patterns) {
    PatternSet {
        patterns = List.copyOf(patterns);
    }

    /** That element of a statement; empty where the statement has neither form. */
    static Optional<PatternSet> of(ObjectNode statement, String element) {
        if (statement.has(element)) {
            return Optional.of(new PatternSet(false, Values.of(statement.path(element))));
        }
        if (statement.has("Not" + element)) {
            return Optional.of(new PatternSet(true, Values.of(statement.path("Not" + element))));
        }
        return Optional.empty();
    }

    /** Writes the set into a statement, in place of what it has. */
    void into(ObjectNode statement, String element) {
        String old = statement.has("Not" + element) ? "Not" + element : element;
        String name = negated ? "Not" + element : element;
        ObjectNode copy = statement.deepCopy();
        statement.removeAll();
        // The element keeps its place among the others.
        copy.properties().forEach(entry -> {
            if (entry.getKey().equals(old)) {
                statement.set(name, Values.node(patterns));
            } else {
                statement.set(entry.getKey(), entry.getValue());
            }
        });
    }

    boolean isEmpty() {
        return !negated && patterns.isEmpty();
    }

    /** Whether some text of the pattern is in the set. */
    boolean meets(String pattern, UnaryOperator<String> form) {
        Glob wanted = new Glob(form.apply(pattern));
        return negated
                ? patterns.stream().noneMatch(own -> new Glob(form.apply(own)).covers(wanted))
                : patterns.stream().anyMatch(own -> new Glob(form.apply(own)).meets(wanted));
    }

    /**
     * The set without these patterns.
     *
     * @param taken what is taken out
     * @param everything whether a pattern of the set covers all that the statement can apply to, so that the rest can be
     *     written in the Not form
     * @param form what a pattern is compared as (the case of actions does not matter)
     * @return empty where AWS's grammar cannot say it
     */
    Optional<PatternSet> without(List<String> taken, Everything everything, UnaryOperator<String> form) {
        if (negated) {
            Set<String> more = new LinkedHashSet<>(patterns);
            more.addAll(taken);
            return Optional.of(new PatternSet(true, List.copyOf(more)));
        }
        List<String> left = new ArrayList<>();
        for (String own : patterns) {
            Glob glob = new Glob(form.apply(own));
            if (taken.stream().anyMatch(other -> new Glob(form.apply(other)).covers(glob))) {
                continue;
            }
            if (taken.stream().anyMatch(other -> new Glob(form.apply(other)).meets(glob))) {
                return everything.covered(patterns) ? Optional.of(new PatternSet(true, taken)) : Optional.empty();
            }
            left.add(own);
        }
        return Optional.of(new PatternSet(false, left));
    }

    /** The part of the set that lies within one pattern; empty where AWS's grammar cannot say it. */
    Optional<PatternSet> within(String pattern) {
        Glob whole = new Glob(pattern);
        if (negated) {
            boolean apart = patterns.stream().noneMatch(own -> new Glob(own).meets(whole));
            return apart ? Optional.of(new PatternSet(false, List.of(pattern))) : Optional.empty();
        }
        Set<String> inside = new LinkedHashSet<>();
        for (String own : patterns) {
            Glob glob = new Glob(own);
            if (glob.covers(whole)) {
                return Optional.of(new PatternSet(false, List.of(pattern)));
            }
            if (whole.covers(glob)) {
                inside.add(own);
            } else if (whole.meets(glob)) {
                return Optional.empty();
            }
        }
        return Optional.of(new PatternSet(false, List.copyOf(inside)));
    }

    /** Knows whether patterns cover all that a statement can apply to. */
    interface Everything {
        boolean covered(List<String> patterns);
    }
}
