package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.diagnosis.message.Denial;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the check that a stated denial is about: same action, compatible resource, same stage where both name one. */
final class Matching {
    private Matching() {}

    /** All checks that the denial may be about, the closest first. */
    static List<Examination> of(Denial denial, List<Examination> examinations) {
        return examinations.stream()
                .filter(examination -> sameAction(denial, examination.check()))
                .filter(examination -> sameParty(denial, examination.check()))
                .filter(examination -> compatible(denial, examination.check()))
                .sorted(Comparator.comparing((Examination examination) -> !examination.denied())
                        .thenComparing(examination -> denial.stage()
                                .filter(stage -> stage != examination.stage())
                                .isPresent()))
                .toList();
    }

    static Optional<Examination> closest(Denial denial, List<Examination> examinations) {
        return of(denial, examinations).stream().findFirst();
    }

    private static boolean sameAction(Denial denial, Check check) {
        return denial.actions().stream().anyMatch(action -> action.equalsIgnoreCase(check.action()));
    }

    private static boolean sameParty(Denial denial, Check check) {
        return denial.whoNeedsIt() == check.whoNeedsIt()
                || denial.whoNeedsIt() == WhoNeedsIt.RESOURCE_OWNER
                || check.whoNeedsIt() == WhoNeedsIt.SERVICE;
    }

    private static boolean compatible(Denial denial, Check check) {
        if (denial.resources().isEmpty() || check.resource().equals("*")) {
            return true;
        }
        return denial.resources().stream().anyMatch(resource -> overlap(resource, check.resource()));
    }

    /** Whether one covers the other, {@code *} standing for anything; names without an ARN match the ARN's end. */
    static boolean overlap(String one, String other) {
        if (one.equals("*") || glob(one, other) || glob(other, one)) {
            return true;
        }
        return !one.startsWith("arn:") && other.toLowerCase(Locale.ROOT).endsWith(one.toLowerCase(Locale.ROOT));
    }

    /** Whether the pattern, whose stars stand for any characters, covers the text; at most their lengths' product. */
    private static boolean glob(String pattern, String text) {
        int at = 0;
        int in = 0;
        int star = -1;
        int from = 0;
        while (in < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                from = in;
            } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(in)) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++from;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
