package dev.trainlight.wizard;

import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.Json;
import dev.trainlight.wizard.task.TaskRunner;
import dev.trainlight.wizard.text.Texts;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Loads what the first page needs and what needs no toolkit, while the toolkit starts and another processor has nothing to
 * do. Nothing depends on it: what it has not loaded yet is loaded where it is used.
 */
final class HeadStart {
    private HeadStart() {}

    /**
     * Begins, in the background.
     *
     * @param beforehand is done first
     */
    static void begin(TaskRunner tasks, Runnable beforehand) {
        tasks.background("log", beforehand);
        tasks.background("head start", () -> {
            settings();
            new Texts(Locale.getDefault()).get("page.signin.title");
        });
    }

    /** The reader of the settings. */
    private static void settings() {
        try {
            Json.parse("{}".getBytes(StandardCharsets.UTF_8));
        } catch (CaseFormatException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
