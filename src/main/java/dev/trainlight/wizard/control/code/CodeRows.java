package dev.trainlight.wizard.control.code;

import dev.trainlight.wizard.control.code.CodeRow.Fold;
import dev.trainlight.wizard.control.code.CodeRow.Line;
import dev.trainlight.wizard.control.code.CodeRow.Note;
import dev.trainlight.wizard.control.code.CodeRow.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes rows of documents. */
public final class CodeRows {
    /** So many unchanged lines stay in sight above and below a change. */
    private static final int AROUND = 3;

    /** Fewer lines than these are not worth hiding. */
    private static final int WORTH_HIDING = 3;

    private CodeRows() {}

    /** A document with its line numbers and what is marked in it. */
    public static List<CodeRow> document(String text, Syntax syntax, Optional<Marks> marks) {
        List<CodeRow> rows = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Tone tone = tone(number, marks);
            rows.add(new Line(number, syntax.tokens(line), tone));
            if (marks.isPresent()
                    && number == marks.get().noteLine()
                    && marks.get().note().isPresent()) {
                rows.add(new Note(
                        marks.get().note().get(), indent(line), marks.get().tone()));
            }
        }
        return rows;
    }

    private static Tone tone(int number, Optional<Marks> marks) {
        if (marks.isEmpty()
                || number < marks.get().firstLine()
                || number > marks.get().lastLine()) {
            return Tone.PLAIN;
        }
        return marks.get().line() == 0 || number == marks.get().line()
                ? marks.get().tone()
                : Tone.STATEMENT;
    }

    /** Below the beginning of the line: a note under its end would be out of sight in a narrow view. */
    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** A comparison: what is added and taken away, the rest folded where there is much of it. */
    public static List<CodeRow> difference(List<Line> lines) {
        List<CodeRow> rows = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            int end = at;
            while (end < lines.size() && lines.get(end).tone() == Tone.PLAIN) {
                end++;
            }
            if (end == at) {
                rows.add(lines.get(at));
                at++;
            } else {
                unchanged(lines.subList(at, end), at == 0, end == lines.size(), rows);
                at = end;
            }
        }
        return rows;
    }

    private static void unchanged(List<Line> lines, boolean first, boolean last, List<CodeRow> rows) {
        int head = first ? 0 : Math.min(AROUND, lines.size());
        int tail = last ? 0 : Math.min(AROUND, lines.size() - head);
        // The outermost brackets stay: without them a piece of a document looks like the whole.
        if (first) {
            head = Math.min(AROUND, lines.size() - tail);
        }
        if (last) {
            tail = Math.min(AROUND, lines.size() - head);
        }
        int hidden = lines.size() - head - tail;
        if (hidden < WORTH_HIDING) {
            rows.addAll(lines);
            return;
        }
        rows.addAll(lines.subList(0, head));
        rows.add(new Fold(lines.subList(head, head + hidden)));
        rows.addAll(lines.subList(head + hidden, lines.size()));
    }
}
