package dev.trainlight.diagnosis.message;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What the rules have found so far. A rule that understood a stretch of text claims it, so that a more general rule does not
 * read the same words again as something else.
 */
final class Findings {
    private static final int MOST = 2_000;

    private final List<Candidate> candidates = new ArrayList<>();
    /** Disjoint claimed stretches: start to end. */
    private final TreeMap<Integer, Integer> claims = new TreeMap<>();

    /** Adds what was found and claims its words. */
    void add(Candidate candidate) {
        if (candidates.size() < MOST) {
            candidates.add(candidate);
        }
        claim(candidate.start(), candidate.end());
    }

    /** Claims words without a finding. */
    void claim(int start, int end) {
        int from = start;
        int to = end;
        var before = claims.floorEntry(from);
        if (before != null && before.getValue() >= from) {
            from = before.getKey();
            to = Math.max(to, before.getValue());
        }
        var next = claims.ceilingEntry(from);
        while (next != null && next.getKey() <= to) {
            to = Math.max(to, next.getValue());
            claims.remove(next.getKey());
            next = claims.ceilingEntry(from);
        }
        claims.put(from, to);
    }

    /** Whether that place was claimed. */
    boolean claimed(int at) {
        var before = claims.floorEntry(at);
        return before != null && before.getValue() > at;
    }

    /** Whether any of {@code [start, end)} was claimed. */
    boolean touches(int start, int end) {
        var before = claims.lowerEntry(end);
        return before != null && before.getValue() > start;
    }

    List<Candidate> candidates() {
        return List.copyOf(candidates);
    }
}
