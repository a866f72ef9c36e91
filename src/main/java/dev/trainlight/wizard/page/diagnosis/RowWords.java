package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.sagemaker.Stage;
import dev.trainlight.wizard.control.Signal;
import dev.trainlight.wizard.line.LineWords;
import dev.trainlight.wizard.line.Station;
import dev.trainlight.wizard.text.Texts;
import java.util.function.Function;

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
    /**
     * The words of a row.
     *
     * @param stations how each stage stands: what a running or planned job has yet to come to is not blocked yet
     */
    static RowWords of(Row row, Texts texts, LineWords line, Function<Stage, Station> stations) {
        return switch (row) {
            case Row.OfStage(var station) -> {
                Station now = stations.apply(station.stage());
                yield new RowWords(now.signal(), line.name(now.stage()), line.state(now), false, "");
            }
            case Row.OfCheck(Check check, var _, Signal signal) -> ofCheck(check, signal, texts, stations);
            case Row.OfFinding(Finding finding, Signal signal) ->
                new RowWords(
                        signal,
                        texts.say(finding.because()),
                        String.join(", ", finding.actions()),
                        true,
                        word(signal, stations.apply(finding.stage()), texts));
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

    private static RowWords ofCheck(Check check, Signal signal, Texts texts, Function<Stage, Station> stations) {
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
            word = word(signal, stations.apply(check.stage()), texts);
        }
        return new RowWords(signal, texts.say(check.title()), detail, !unread, word);
    }

    private static String word(Signal signal, Station station, Texts texts) {
        return switch (signal) {
            case PASSED -> texts.get("page.diagnosis.word.allowed");
            case BLOCKED -> texts.get(station.ahead() ? "page.diagnosis.word.at-risk" : "page.diagnosis.word.blocked");
            case AT_RISK -> texts.get("page.diagnosis.word.at-risk");
            case UNDETERMINED -> texts.get("page.diagnosis.word.undetermined");
            case IN_PROGRESS, STOPPED, NOT_REACHED, NOT_USED, CHECKING -> "";
        };
    }

    /** The row in one breath, for screen readers. */
    String spoken() {
        return title + (detail.isEmpty() ? "" : ", " + detail) + (word.isEmpty() ? "" : ": " + word);
    }
}
