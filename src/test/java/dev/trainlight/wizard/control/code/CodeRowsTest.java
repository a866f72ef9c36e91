package dev.trainlight.wizard.control.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.wizard.control.code.CodeRow.Fold;
import dev.trainlight.wizard.control.code.CodeRow.Line;
import dev.trainlight.wizard.control.code.CodeRow.Note;
import dev.trainlight.wizard.control.code.CodeRow.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodeRowsTest {
    private static final String POLICY = """
            {
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": ["s3:GetObject"],
                  "Resource": "arn:aws:s3:::ml-data-old/*"
                },
                { "Effect": "Deny" }
              ]
            }
            """;

    @Test
    void everyLineHasItsNumber() {
        assertThat(CodeRows.document(POLICY, Syntax.JSON, Optional.empty()))
                .hasSize(10)
                .allSatisfy(row -> assertThat(row).isInstanceOf(Line.class))
                .extracting(row -> ((Line) row).number())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void theDecidingLineIsMarkedWithinItsStatementAndSaysWhyBelow() {
        Marks marks = new Marks(3, 7, 6, 6, Tone.MARKED, Optional.of("names another bucket"));

        List<CodeRow> rows = CodeRows.document(POLICY, Syntax.JSON, Optional.of(marks));

        assertThat(tone(rows, 2)).isEqualTo(Tone.PLAIN);
        assertThat(tone(rows, 3)).isEqualTo(Tone.STATEMENT);
        assertThat(tone(rows, 6)).isEqualTo(Tone.MARKED);
        assertThat(tone(rows, 7)).isEqualTo(Tone.STATEMENT);
        assertThat(tone(rows, 8)).isEqualTo(Tone.PLAIN);
        assertThat(rows.get(6)).isEqualTo(new Note("names another bucket", 6, Tone.MARKED));
    }

    @Test
    void aStatementThatDecidesAsAWholeIsMarkedAsAWhole() {
        Marks marks = new Marks(3, 7, 0, 4, Tone.DENYING, Optional.of("denies"));

        List<CodeRow> rows = CodeRows.document(POLICY, Syntax.JSON, Optional.of(marks));

        assertThat(tone(rows, 3)).isEqualTo(Tone.DENYING);
        assertThat(tone(rows, 7)).isEqualTo(Tone.DENYING);
        assertThat(rows.get(4)).isInstanceOf(Note.class);
    }

    @Test
    void theEndOfAStatementIsFoundFromItsOpeningBrace() {
        assertThat(Marks.endOf(POLICY, 3, 5)).isEqualTo(7);
        assertThat(Marks.endOf(POLICY, 8, 5)).isEqualTo(8);
        assertThat(Marks.endOf("{ \"a\": \"}\" ,\n \"b\": 1 }", 1, 1)).isEqualTo(2);
        assertThat(Marks.endOf(POLICY, 400, 1)).isEqualTo(400);
    }

    @Test
    void linesFarFromAChangeAreFoldedButNoneIsLost() {
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            lines.add(line(i, Tone.PLAIN));
        }
        lines.add(line(31, Tone.ADDED));
        for (int i = 32; i <= 60; i++) {
            lines.add(line(i, Tone.PLAIN));
        }

        List<CodeRow> rows = CodeRows.difference(lines);

        assertThat(rows.stream().filter(Fold.class::isInstance)).hasSize(2);
        List<Line> unfolded = new ArrayList<>();
        rows.forEach(row -> {
            if (row instanceof Fold fold) {
                unfolded.addAll(fold.lines());
            } else {
                unfolded.add((Line) row);
            }
        });
        assertThat(unfolded).isEqualTo(lines);
        int added = rows.indexOf(lines.get(30));
        assertThat(rows.subList(added - 3, added + 4))
                .allSatisfy(row -> assertThat(row).isInstanceOf(Line.class));
    }

    @Test
    void fewUnchangedLinesAreNotFolded() {
        List<Line> lines = List.of(line(1, Tone.PLAIN), line(2, Tone.ADDED), line(3, Tone.PLAIN));

        assertThat(CodeRows.difference(lines)).containsExactlyElementsOf(lines);
    }

    private static Line line(int number, Tone tone) {
        return new Line(number, Syntax.JSON.tokens("line " + number), tone);
    }

    private static Tone tone(List<CodeRow> rows, int number) {
        return rows.stream()
                .filter(row -> row instanceof Line line && line.number() == number)
                .map(row -> ((Line) row).tone())
                .findFirst()
                .orElseThrow();
    }
}
