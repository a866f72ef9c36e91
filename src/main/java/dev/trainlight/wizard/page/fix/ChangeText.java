package dev.trainlight.wizard.page.fix;

import dev.trainlight.evidence.Json;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.document.DocumentDiff;
import dev.trainlight.wizard.control.code.CodeRow;
import dev.trainlight.wizard.control.code.CodeRow.Line;
import dev.trainlight.wizard.control.code.CodeRow.Tone;
import dev.trainlight.wizard.control.code.CodeRows;
import dev.trainlight.wizard.control.code.Syntax;
import java.util.ArrayList;
import java.util.List;

/** What a change adds and takes away, as rows of a document. */
final class ChangeText {
    private ChangeText() {}

    /** The comparison of the document before and after; where nobody can write the document, the statements asked for. */
    static List<CodeRow> difference(Change change) {
        List<Line> lines = new ArrayList<>();
        change.document()
                .ifPresentOrElse(
                        document -> DocumentDiff.of(change.before(), document)
                                .lines()
                                .forEach(line -> lines.add(line(line.text(), tone(line.kind())))),
                        () -> change.statements()
                                .forEach(statement -> Json.pretty(statement)
                                        .lines()
                                        .forEach(text -> lines.add(line(text, Tone.ADDED)))));
        return CodeRows.difference(lines);
    }

    private static Line line(String text, Tone tone) {
        return new Line(0, Syntax.JSON.tokens(text), tone);
    }

    private static Tone tone(DocumentDiff.Kind kind) {
        return switch (kind) {
            case KEPT -> Tone.PLAIN;
            case ADDED -> Tone.ADDED;
            case REMOVED -> Tone.REMOVED;
        };
    }
}
