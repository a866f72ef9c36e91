package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.wizard.control.Signal;
import dev.trainlight.wizard.line.LineWords;
import dev.trainlight.wizard.text.Names;
import dev.trainlight.wizard.text.Texts;

/**
 * What a row of the list of checks says.
 *
 * @param signal its mark
 * @param title what it is about, in plain words
 * @param detail the action, or what could not be read
 * @param code whether the detail is an identifier
 * @param word the state as a word; empty where the title says it
 */
record RowWords(Signal signal, String title, String detail, boolean code, String word) {
    static RowWords of(Row row, Texts texts, LineWords line) {
        return switch (row) {
            case Row.OfStage(var station) ->
                new RowWords(station.signal(), line.name(station.stage()), line.state(station), false, "");
            case Row.OfCheck(Check check, var _, Signal signal) -> ofCheck(check, signal, texts);
            case Row.OfFinding(Finding finding, Signal signal) ->
                new RowWords(
                        signal,
                        texts.say(finding.because()),
                        String.join(", ", finding.actions()),
                        true,
                        word(signal, texts));
            case Row.OfLookAlike(var found, var _) ->
                new RowWords(
                        Signal.STOPPED,
                        texts.get(
                                "page.diagnosis.stopped-by",
                                texts.get("look-alike." + found.kind().id())),
                        texts.get("page.diagnosis.no-permission"),
                        false,
                        "");
            case Row.OfWarning(var warning) ->
                new RowWords(
                        Signal.AT_RISK, texts.say(warning.text()), "", false, texts.get("page.diagnosis.word.warning"));
            case Row.OfGaps(int count) ->
                new RowWords(Signal.UNDETERMINED, texts.get("page.diagnosis.gaps", count), "", false, "");
            case Row.OfGap(var gap) ->
                new RowWords(
                        Signal.UNDETERMINED,
                        Headline.name(gap, texts),
                        gap.call()
                                .map(call -> texts.get("page.diagnosis.gap.call", call))
                                .orElse(gap.reason()),
                        false,
                        "");
        };
    }

    private static RowWords ofCheck(Check check, Signal signal, Texts texts) {
        boolean unread = signal == Signal.UNDETERMINED && !check.missing().isEmpty();
        String detail = unread
                ? texts.get("page.diagnosis.missing", texts.say(check.missing().getFirst()))
                : check.action();
        String word;
        if (unread) {
            word = "";
        } else if (!check.required() && check.decision().denied()) {
            word = texts.get("page.diagnosis.word.warning");
        } else {
            word = word(signal, texts);
        }
        return new RowWords(signal, texts.say(check.title()), detail, !unread, word);
    }

    private static String word(Signal signal, Texts texts) {
        return switch (signal) {
            case PASSED -> texts.get("page.diagnosis.word.allowed");
            case BLOCKED -> texts.get("page.diagnosis.word.blocked");
            case AT_RISK -> texts.get("page.diagnosis.word.at-risk");
            case UNDETERMINED -> texts.get("page.diagnosis.word.undetermined");
            case IN_PROGRESS, STOPPED, NOT_REACHED, NOT_USED, CHECKING -> "";
        };
    }

    /** The row in one breath, for screen readers. */
    String spoken() {
        return title + (detail.isEmpty() ? "" : ", " + detail) + (word.isEmpty() ? "" : ": " + word);
    }

    /** The whole of what the detail shortens, for a tooltip. */
    static String tooltip(Row row) {
        return switch (row) {
            case Row.OfCheck(Check check, var _, var _) ->
                check.action() + "\n" + Names.resource(check.resource()) + "\n" + check.id();
            case Row.OfFinding(Finding finding, var _) -> String.join("\n", finding.resources());
            case Row.OfStage _, Row.OfLookAlike _, Row.OfWarning _, Row.OfGaps _, Row.OfGap _ -> "";
        };
    }
}
