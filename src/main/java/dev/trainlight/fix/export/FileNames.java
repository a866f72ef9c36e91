package dev.trainlight.fix.export;

import dev.trainlight.fix.Change;
import dev.trainlight.iam.Arn;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names of the documents' files that every system takes: letters, digits, hyphen, point and underscore; at most 80
 * characters; none twice, not even in another case; none of the names that Windows keeps for devices, since each begins
 * with its kind.
 */
final class FileNames {
    private static final int LONGEST = 80;

    private FileNames() {}

    /** The name of the file of each change that has a document. */
    static Map<Change, String> of(List<Change> changes) {
        Map<Change, String> names = new IdentityHashMap<>();
        Set<String> taken = new HashSet<>();
        for (Change change : changes) {
            if (change.document().isPresent()) {
                names.put(change, free(stem(change), taken));
            }
        }
        return names;
    }

    private static String stem(Change change) {
        String arn = change.target().arn();
        String owner = Arn.parse(arn).map(Arn::resourceName).orElse(arn);
        String policy = change.target()
                .policyName()
                .filter(name -> !name.equals(owner))
                .map(name -> "-" + name)
                .orElse("");
        return safe(change.target().type().id() + "-" + owner + policy);
    }

    /** The text with every other character as a hyphen. */
    static String safe(String text) {
        String safe = text.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("[.-]+$", "");
        return safe.length() > LONGEST ? safe.substring(0, LONGEST) : safe;
    }

    private static String free(String stem, Set<String> taken) {
        String name = stem + ".json";
        for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
            name = stem + "-" + number + ".json";
        }
        return name;
    }
}
