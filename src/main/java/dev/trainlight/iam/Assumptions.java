package dev.trainlight.iam;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers to open questions, tried one combination after the other: first every question is answered no; after
 * {@link #next()} the last one that can still be turned is answered yes. Only questions that are really asked are tried.
 */
final class Assumptions {
    private final List<Assumption> path = new ArrayList<>();
    private final Map<Object, Boolean> answers = new HashMap<>();

    /**
     * An answer assumed.
     *
     * @param doubt what would settle it
     * @param question the question
     * @param answer the answer
     */
    record Assumption(Doubt doubt, Object question, boolean answer) {}

    /** A question of one doubt: equal texts about different parts are different questions. */
    private record Question(Doubt doubt, Object question) {}

    boolean assume(Doubt doubt, Object question) {
        Question key = new Question(doubt, question);
        Boolean known = answers.get(key);
        if (known != null) {
            return known;
        }
        answers.put(key, false);
        path.add(new Assumption(doubt, key, false));
        return false;
    }

    /** The answers that the evaluation asked for, in order. */
    List<Assumption> path() {
        return List.copyOf(path);
    }

    /** Prepares the next combination; false where all were tried. */
    boolean next() {
        while (!path.isEmpty()) {
            Assumption last = path.removeLast();
            answers.remove(last.question());
            if (!last.answer()) {
                path.add(new Assumption(last.doubt(), last.question(), true));
                answers.put(last.question(), true);
                return true;
            }
        }
        return false;
    }
}
