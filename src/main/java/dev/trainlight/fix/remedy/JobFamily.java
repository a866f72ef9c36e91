package dev.trainlight.fix.remedy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the names of a job's family have in common. A name is used once, so that people and tools end it with a number, a
 * date or a random part: {@code churn-xgb-2026-11-21}, {@code pytorch-training-2026-11-21-10-33-11-123},
 * {@code forecast-97}.
 */
final class JobFamily {
    private static final Pattern NUMBERS = Pattern.compile("(.*?[A-Za-z].*?-)\\d+(?:-\\d+)*");
    private static final Pattern RANDOM =
            Pattern.compile("(.*[A-Za-z].*-)(?=[0-9a-z]*\\d)(?=[0-9a-z]*[a-z])[0-9a-z]{8,}");

    private JobFamily() {}

    /** The beginning that every name of the family has; the whole name where nothing at its end looks like a number. */
    static String stem(String name) {
        Matcher numbers = NUMBERS.matcher(name);
        if (numbers.matches()) {
            return numbers.group(1);
        }
        Matcher random = RANDOM.matcher(name);
        return random.matches() ? random.group(1) : name;
    }
}
