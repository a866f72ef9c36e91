package dev.trainlight.wizard.line;

import dev.trainlight.sagemaker.Stage;

/** The words of the line in one language. */
public interface LineWords {
    /** What the line is, for screen readers. */
    String title();

    /** A stage's name, such as "Data download". */
    String name(Stage stage);

    /** How a station stands, with its time where that is known: "passed in 1 min 24 s", "will be blocked next". */
    String state(Station station);

    /** All about a station in one sentence, for screen readers and the tool tip. */
    String spoken(Station station);
}
