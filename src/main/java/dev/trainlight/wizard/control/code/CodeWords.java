package dev.trainlight.wizard.control.code;

import dev.trainlight.wizard.control.code.CodeRow.Tone;

/** The words of a {@link CodeView} in one language. */
public interface CodeWords {
    /** What hides so many lines: "12 unchanged lines". */
    String fold(int lines);

    /** A line as a screen reader says it. */
    String spoken(int number, Tone tone, String text);
}
