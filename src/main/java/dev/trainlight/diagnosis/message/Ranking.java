package dev.trainlight.diagnosis.message;

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
    /** How much standing at the end of the text adds. */
    private static final long RECENCY = 6;

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
        Map<List<Object>, Candidate> distinct = new LinkedHashMap<>();
        for (Scored one : scored) {
            List<Object> identity = identity(one.candidate().reading());
            Candidate known = distinct.get(identity);
            if (known == null ? distinct.size() < MOST : sameMessage(one.candidate(), known)) {
                distinct.put(identity, one.candidate());
            }
        }
        List<Reading> readings =
                distinct.values().stream().map(Candidate::reading).toList();
        boolean named = readings.stream()
                .anyMatch(
                        one -> one instanceof Denial denial && !denial.actions().isEmpty());
        return named ? readings.stream().filter(one -> !ofNothing(one)).toList() : readings;
    }

    /** A refusal of nothing by nobody says nothing beside one that names its action. */
    private static boolean ofNothing(Reading reading) {
        return switch (reading) {
            case Denial denial -> denial.actions().isEmpty();
            case Unclear unclear -> unclear.rule().equals("L-DENIED");
            case LookAlikeReading _ -> false;
        };
    }

    /** One message often says the same thing twice; its first words tell most. */
    private static boolean sameMessage(Candidate earlier, Candidate known) {
        return earlier.weight() == known.weight()
                && earlier.start() < known.start()
                && known.start() - earlier.start() < 600;
    }

    private int score(Candidate candidate) {
        int score = base(candidate) + (int) (RECENCY * candidate.start() / Math.max(1, text.length()));
        if (harmless(candidate)) {
            score -= 50;
        }
        if (secondary(candidate)) {
            score -= 15;
        }
        return score;
    }

    /** A denial with an operation's name counts nearly as much as one in full: what follows it decides. */
    private static int base(Candidate candidate) {
        return switch (candidate.weight()) {
            case STATED -> 100;
            case NAMED -> candidate.reading() instanceof Denial ? 96 : 85;
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
        return marked >= 0 && last(head, ALARM) < marked || goesOn(candidate);
    }

    /** Whether its own sentence says that it is tried again. */
    private boolean goesOn(Candidate candidate) {
        String words = text.lowerSlice(candidate.start(), Math.min(candidate.end(), candidate.start() + 300));
        return words.contains("retrying") || words.contains("will retry") || words.contains("replacing it");
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
