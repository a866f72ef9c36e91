package dev.trainlight.wizard.line;

import dev.trainlight.sagemaker.Stage;
import dev.trainlight.wizard.control.Signal;
import dev.trainlight.wizard.text.Formats;
import dev.trainlight.wizard.text.Texts;

/** The line's words from the wizard's bundle, in the language chosen when it was made. */
public final class StationWords implements LineWords {
    private final Texts texts;
    private final Formats formats;

    public StationWords(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    @Override
    public String title() {
        return texts.get("line.title");
    }

    @Override
    public String name(Stage stage) {
        return texts.get("stage." + stage.id());
    }

    @Override
    public String state(Station station) {
        if (station.signal() == Signal.BLOCKED && station.ahead()) {
            return texts.get("line.state.at-risk");
        }
        return station.duration()
                .filter(_ -> timed(station.signal()))
                .map(length ->
                        texts.get("line.state.timed." + station.signal().id(), together(formats.duration(length))))
                .orElseGet(() -> texts.get("line.state." + station.signal().id()));
    }

    /** A number stays with its unit. */
    private static String together(String length) {
        return length.replace(' ', '\u00a0');
    }

    /** Whether the time tells something of this state: a job that never came here spent none. */
    private static boolean timed(Signal signal) {
        return switch (signal) {
            case PASSED, BLOCKED, STOPPED -> true;
            case IN_PROGRESS, AT_RISK, UNDETERMINED, NOT_REACHED, NOT_USED, CHECKING -> false;
        };
    }

    @Override
    public String spoken(Station station) {
        return texts.get("line.spoken", name(station.stage()), state(station), station.checks());
    }
}
