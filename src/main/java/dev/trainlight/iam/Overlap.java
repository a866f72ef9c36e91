package dev.trainlight.iam;

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
        // here[s]: the first p characters of the pattern and s of the form can stand for the same text.
        boolean[] here = new boolean[shape.length + 1];
        here[0] = true;
        for (int p = 0; p < pattern.length; p++) {
            boolean[] next = new boolean[shape.length + 1];
            boolean any = false;
            for (int s = 0; s <= shape.length; s++) {
                if (here[s]) {
                    any = true;
                    step(pattern[p], shape, s, here, next);
                }
            }
            if (!any) {
                // Most are of other services, and part at the third colon.
                return false;
            }
            here = next;
        }
        return here[shape.length];
    }

    /** Both patterns take one more character, or a wildcard takes none. */
    private static void step(char one, char[] shape, int s, boolean[] here, boolean[] next) {
        boolean star = one == Glob.STAR;
        if (star) {
            next[s] = true;
        }
        if (s == shape.length) {
            return;
        }
        boolean some = shape[s] >= SOME_WITHOUT_COLON;
        boolean free = star || one == Glob.ONE;
        boolean meets = free || (some ? one != excluded(shape[s]) : one == shape[s]);
        if (!meets) {
            return;
        }
        // The form's part is used up, or goes on; so with the star.
        next[s + 1] = true;
        if (star) {
            here[s + 1] = true;
        }
        if (some) {
            next[s] = true;
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
        return Glob.compile(resource.contains("${") ? resource.replaceAll("\\$\\{[^}]*}", "*") : resource);
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
