package dev.trainlight.wizard.page.fix;

import dev.trainlight.fix.Fix;
import dev.trainlight.fix.Verification.Access;
import dev.trainlight.fix.Verification.Counts;
import dev.trainlight.wizard.control.Signal;
import dev.trainlight.wizard.control.Tone;
import dev.trainlight.wizard.state.WizardState.Fixed;
import dev.trainlight.wizard.text.Names;
import dev.trainlight.wizard.text.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * What evaluating again with the fix says.
 *
 * @param tone its colours
 * @param signal its mark
 * @param title the proof in one sentence
 * @param details what becomes allowed, what to do
 */
record Proof(Tone tone, Signal signal, String title, List<String> details) {
    /** More accesses than these are counted, not named. */
    private static final int NAMED = 4;

    static Proof of(Fixed fixed, Outcome outcome, Texts texts) {
        Fix fix = fixed.fix();
        Counts after = fix.verification().after();
        int total = after.allowed() + after.denied() + after.undetermined();
        return switch (outcome) {
            case PROVED ->
                new Proof(
                        Tone.SUCCESS,
                        Signal.PASSED,
                        after.undetermined() == 0
                                ? texts.get("page.fix.proof.all", total)
                                : texts.get(
                                        "page.fix.proof.some-unknown", after.allowed(), total, after.undetermined()),
                        List.of(newlyAllowed(fix, texts)));
            case PARTLY ->
                new Proof(
                        Tone.WARNING,
                        Signal.AT_RISK,
                        texts.get("page.fix.proof.partly", after.allowed(), total, after.denied()),
                        List.of(newlyAllowed(fix, texts)));
            case NOT_PROVED ->
                new Proof(
                        Tone.WARNING,
                        Signal.UNDETERMINED,
                        texts.get("page.fix.proof.none"),
                        List.of(texts.get("page.fix.proof.none.why")));
            case ADVICE ->
                new Proof(
                        Tone.WARNING,
                        Signal.STOPPED,
                        texts.get("page.fix.proof.advice"),
                        fixed.diagnosed()
                                .diagnosis()
                                .lookAlike()
                                .map(found -> List.of(texts.say(found.advice())))
                                .orElse(List.of()));
            case UNDETERMINED ->
                new Proof(
                        Tone.NEUTRAL,
                        Signal.UNDETERMINED,
                        texts.get("page.fix.proof.undetermined"),
                        List.of(texts.get("page.fix.proof.undetermined.why")));
            case NOTHING ->
                new Proof(
                        Tone.SUCCESS,
                        Signal.PASSED,
                        texts.get("page.fix.proof.nothing"),
                        List.of(texts.get("page.fix.proof.nothing.why")));
        };
    }

    private static String newlyAllowed(Fix fix, Texts texts) {
        List<String> names = new ArrayList<>();
        List<Access> allowed = fix.verification().newlyAllowed();
        for (Access access : allowed.subList(0, Math.min(NAMED, allowed.size()))) {
            String resource = access.name().orElseGet(() -> Names.resource(access.resource()));
            names.add(resource.equals("*") ? access.action() : texts.get("page.fix.access", access.action(), resource));
        }
        if (names.isEmpty()) {
            return texts.get("page.fix.newly.nothing");
        }
        String list = String.join(", ", names);
        return allowed.size() > NAMED
                ? texts.get("page.fix.newly.more", list, allowed.size() - NAMED)
                : texts.get("page.fix.newly", list);
    }

    /** Everything that becomes allowed, one a line, where the sentence does not name it all. */
    static String all(Fix fix) {
        return String.join(
                "\n",
                fix.verification().newlyAllowed().stream()
                        .map(access -> access.action() + "  " + access.resource()
                                + access.name().map(name -> "  " + name).orElse(""))
                        .toList());
    }
}
