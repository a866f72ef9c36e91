package dev.trainlight.fix.document;

import dev.trainlight.evidence.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Two versions of a document, line by line, as a person reads them: what stays, what is added, what is taken away.
 *
 * @param lines in the order in which they are shown
 */
public record DocumentDiff(List<Line> lines) {
    public DocumentDiff {
        lines = List.copyOf(lines);
    }

    /** What became of a line. */
    public enum Kind {
        KEPT,
        ADDED,
        REMOVED
    }

    /**
     * A line.
     *
     * @param kind what became of it
     * @param text its text, with its indentation
     */
    public record Line(Kind kind, String text) {}

    /** The comparison of two documents, printed for people; where there was none before, every line is added. */
    public static DocumentDiff of(Optional<? extends JsonNode> before, JsonNode after) {
        List<String> old =
                before.isPresent() ? Json.pretty(before.get()).lines().toList() : List.of();
        return new DocumentDiff(compare(old, Json.pretty(after).lines().toList()));
    }

    /** Whether nothing changed. */
    public boolean isEmpty() {
        return lines.stream().allMatch(line -> line.kind() == Kind.KEPT);
    }

    /** A comma that appears because another entry follows is no change of the line. */
    private static boolean same(String one, String other) {
        return withoutComma(one).equals(withoutComma(other));
    }

    private static String withoutComma(String line) {
        return line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
    }

    private static List<Line> compare(List<String> old, List<String> young) {
        int start = 0;
        int shorter = Math.min(old.size(), young.size());
        while (start < shorter && same(old.get(start), young.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && same(old.get(old.size() - 1 - end), young.get(young.size() - 1 - end))) {
            end++;
        }
        List<Line> lines = new ArrayList<>();
        young.subList(0, start).forEach(text -> lines.add(new Line(Kind.KEPT, text)));
        middle(old.subList(start, old.size() - end), young.subList(start, young.size() - end), lines);
        young.subList(young.size() - end, young.size()).forEach(text -> lines.add(new Line(Kind.KEPT, text)));
        return lines;
    }

    /** The longest common subsequence of the part that differs; AWS's size limits keep it below a few thousand lines. */
    private static void middle(List<String> old, List<String> young, List<Line> lines) {
        int[][] common = new int[old.size() + 1][young.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = young.size() - 1; j >= 0; j--) {
                common[i][j] = same(old.get(i), young.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < old.size() || j < young.size()) {
            if (i < old.size() && j < young.size() && same(old.get(i), young.get(j))) {
                lines.add(new Line(Kind.KEPT, young.get(j)));
                i++;
                j++;
            } else if (j == young.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line(Kind.REMOVED, old.get(i)));
                i++;
            } else {
                lines.add(new Line(Kind.ADDED, young.get(j)));
                j++;
            }
        }
    }
}
