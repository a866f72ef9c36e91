package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.message.Candidate.Weight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of several statements tells why it failed. What AWS says in full beats what a library prints; of equals the last one
 * counts, since a log goes on until the job fails. A warning stops nothing, and an exception that came while another was
 * handled is not the cause.
 */
final class Ranking {
    private static final int MOST = 20;
    private static final List<String> HARMLESS = List.of(
            " warning",
            " warn ",
            "[warning]",
            "[warn]",
            "warn:",
            "warning:",
            "info:",
            " info ",
            "[info]",
            " debug ",
            "[debug]",
            "non-fatal",
            "nonfatal",
            "ignoring",
            "ignored",
            "will retry",
            "retrying");
    private static final List<String> ALARM = List.of("error", "exception", "fatal", "failed", "failure");
    private static final String SECONDARY = "during handling of the above exception, another exception occurred";

    private final PastedText text;

    Ranking(PastedText text) {
        this.text = text;
    }

    private record Scored(Candidate candidate, int score) {}

    /** The readings, the telling one first, each once. */
    List<Reading> rank(List<Candidate> candidates) {
        List<Scored> scored = new ArrayList<>();
        for (Candidate candidate : candidates) {
            scored.add(new Scored(candidate, score(candidate)));
        }
        scored.sort(Comparator.comparingInt(Scored::score)
                .reversed()
                .thenComparing(
                        Comparator.comparingInt((Scored s) -> s.candidate().start())
                                .reversed()));
        Map<List<Object>, Reading> distinct = new LinkedHashMap<>();
        for (Scored one : scored) {
            distinct.putIfAbsent(
                    identity(one.candidate().reading()), one.candidate().reading());
            if (distinct.size() == MOST) {
                break;
            }
        }
        return List.copyOf(distinct.values());
    }

    private int score(Candidate candidate) {
        int score = base(candidate.weight());
        if (harmless(candidate)) {
            score -= 50;
        }
        if (secondary(candidate)) {
            score -= 15;
        }
        return score;
    }

    private static int base(Weight weight) {
        return switch (weight) {
            case STATED -> 100;
            case NAMED -> 80;
            case PHRASED -> 60;
            case USUAL -> 40;
            case FAINT -> 20;
        };
    }

    /** Whether the line is marked as a warning or less, before the words themselves. */
    private boolean harmless(Candidate candidate) {
        int lineStart = text.lineStart(candidate.start());
        int from = Math.max(lineStart, candidate.start() - 160);
        String head = " " + text.lowerSlice(from, candidate.start());
        int marked = last(head, HARMLESS);
        return marked >= 0 && last(head, ALARM) < marked;
    }

    private static int last(String head, List<String> words) {
        int last = -1;
        for (String word : words) {
            last = Math.max(last, head.lastIndexOf(word));
        }
        return last;
    }

    private boolean secondary(Candidate candidate) {
        int from = Math.max(0, candidate.start() - 4_000);
        return text.lowerSlice(from, candidate.start()).contains(SECONDARY);
    }

    private static List<Object> identity(Reading reading) {
        return switch (reading) {
            case Denial d ->
                List.of("denial", d.actions(), d.resources(), d.principal().orElse(""), d.deniedBy());
            case LookAlikeReading l ->
                List.of("other", l.rule(), l.kind(), l.sentence().key());
            case Unclear u -> List.of("unclear", u.rule());
        };
    }
}
