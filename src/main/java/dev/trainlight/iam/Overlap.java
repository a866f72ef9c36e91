package dev.trainlight.iam;

import java.util.BitSet;

/** Whether two patterns can fit the same text. */
final class Overlap {
    /** In a form: one or more characters. */
    private static final char SOME = '\uFFFD';
    /** In a form: one or more characters, but no slash. */
    private static final char SOME_WITHOUT_SLASH = '\uFFFC';

    /** In a form: one or more characters, but no colon. */
    private static final char SOME_WITHOUT_COLON = '\uFFFB';

    private Overlap() {}

    /**
     * Whether a value of Resource can fit an ARN of a published form, such as
     * {@code arn:${Partition}:s3:::${BucketName}/${ObjectName}}. Bucket names hold no slash, partition, region and
     * account no colon; other parts may.
     */
    static boolean withForm(String resource, String form) {
        char[] pattern = withoutVariables(resource);
        char[] shape = shape(form);
        // reached.get(p, s): the first p and s characters can stand for the same text.
        BitSet reached = new BitSet();
        int width = shape.length + 1;
        reached.set(0);
        for (int p = 0; p <= pattern.length; p++) {
            for (int s = 0; s <= shape.length; s++) {
                if (reached.get(p * width + s)) {
                    step(pattern, shape, p, s, width, reached);
                }
            }
        }
        return reached.get(pattern.length * width + shape.length);
    }

    /** Both patterns take one more character, or a wildcard takes none. */
    private static void step(char[] pattern, char[] shape, int p, int s, int width, BitSet reached) {
        boolean star = p < pattern.length && pattern[p] == Glob.STAR;
        if (star) {
            reached.set((p + 1) * width + s);
        }
        if (p == pattern.length || s == shape.length) {
            return;
        }
        boolean some = shape[s] >= SOME_WITHOUT_COLON;
        boolean free = star || pattern[p] == Glob.ONE;
        boolean meets = free || (some ? pattern[p] != excluded(shape[s]) : pattern[p] == shape[s]);
        if (!meets) {
            return;
        }
        // The form's part is used up, or goes on; so with the star.
        reached.set((p + 1) * width + s + 1);
        if (star) {
            reached.set(p * width + s + 1);
        }
        if (some) {
            reached.set((p + 1) * width + s);
        }
    }

    private static char excluded(char some) {
        return switch (some) {
            case SOME_WITHOUT_SLASH -> '/';
            case SOME_WITHOUT_COLON -> ':';
            default -> 0;
        };
    }

    private static char some(String variable) {
        return switch (variable) {
            case "BucketName" -> SOME_WITHOUT_SLASH;
            case "Partition", "Region", "Account" -> SOME_WITHOUT_COLON;
            default -> SOME;
        };
    }

    private static char[] withoutVariables(String resource) {
        return Glob.compile(resource.replaceAll("\\$\\{[^}]*}", "*"));
    }

    private static char[] shape(String form) {
        StringBuilder shape = new StringBuilder();
        int from = 0;
        for (int open = form.indexOf("${"); open >= 0; open = form.indexOf("${", from)) {
            int close = form.indexOf('}', open);
            shape.append(form, from, open);
            shape.append(some(form.substring(open + 2, close)));
            from = close + 1;
        }
        return shape.append(form.substring(from)).toString().toCharArray();
    }
}
