package dev.trainlight.iam;

import java.util.BitSet;

/**
 * The reading of a Resource in which a {@code *} that ends a segment reaches over colons
 * (IAM/reference_policies_elements_resource.html: "it can expand to match beyond the colon boundaries"). Other wildcards
 * stay inside their segment, until the sixth, in which colons are plain characters. Needed only to tell whether the open
 * point matters, so that speed does not.
 */
final class ColonGlob {
    private ColonGlob() {}

    static boolean matches(char[] pattern, String text) {
        // Most patterns do not even fit where every wildcard reaches over everything.
        return Glob.matches(pattern, text) && matchesWithin(pattern, text);
    }

    private static boolean matchesWithin(char[] pattern, String text) {
        BitSet reached = new BitSet(text.length() + 1);
        reached.set(0);
        int colons = 0;
        for (int p = 0; p < pattern.length; p++) {
            char c = pattern[p];
            boolean last = p + 1 == pattern.length || pattern[p + 1] == ':';
            boolean crosses = last || colons >= ArnSegments.COUNT - 1;
            BitSet next = new BitSet(text.length() + 1);
            for (int t = reached.nextSetBit(0); t >= 0; t = reached.nextSetBit(t + 1)) {
                if (c == Glob.STAR) {
                    for (int u = t; u <= text.length() && !next.get(u); u++) {
                        next.set(u);
                        if (u < text.length() && text.charAt(u) == ':' && !crosses) {
                            break;
                        }
                    }
                } else if (t < text.length()
                        && (c == Glob.ONE ? crosses || text.charAt(t) != ':' : c == text.charAt(t))) {
                    next.set(t + 1);
                }
            }
            if (c == ':') {
                colons++;
            }
            reached = next;
            if (reached.isEmpty()) {
                return false;
            }
        }
        return reached.get(text.length());
    }
}
