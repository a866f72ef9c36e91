package dev.trainlight.iam;

/** Finds the segments of an ARN in place, without making strings of them. */
final class ArnSegments {
    static final int COUNT = 6;

    private ArnSegments() {}

    /**
     * The offsets at which the six segments end, the last being the text's length; null where the text is no ARN of six
     * segments.
     */
    static int[] ends(String text) {
        if (!text.startsWith("arn:")) {
            return null;
        }
        int[] ends = new int[COUNT];
        int from = 0;
        for (int i = 0; i < COUNT - 1; i++) {
            int colon = text.indexOf(':', from);
            if (colon < 0) {
                return null;
            }
            ends[i] = colon;
            from = colon + 1;
        }
        ends[COUNT - 1] = text.length();
        return ends;
    }

    /** Where the segment begins. */
    static int start(int[] ends, int segment) {
        return segment == 0 ? 0 : ends[segment - 1] + 1;
    }

    /**
     * The texts of a pattern's segments; colons inside {@code ${…}} do not part them where variables are such. Fewer than
     * six where the pattern has fewer.
     */
    static String[] split(String pattern, boolean variables) {
        String[] segments = new String[COUNT];
        int count = 0;
        int from = 0;
        int i = 0;
        while (i < pattern.length() && count < COUNT - 1) {
            char c = pattern.charAt(i);
            if (c == ':') {
                segments[count++] = pattern.substring(from, i);
                from = i + 1;
            } else if (variables && c == '$' && pattern.startsWith("${", i)) {
                int close = pattern.indexOf('}', i);
                if (close > 0) {
                    i = close;
                }
            }
            i++;
        }
        segments[count++] = pattern.substring(from);
        return count == COUNT ? segments : java.util.Arrays.copyOf(segments, count);
    }
}
