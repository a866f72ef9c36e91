package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.diagnosis.LookAlike;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoCanFixIt;
import dev.trainlight.evidence.Gap;
import dev.trainlight.sagemaker.Stage;
import dev.trainlight.sagemaker.TrainingJob;
import dev.trainlight.wizard.control.Signal;
import dev.trainlight.wizard.control.Tone;
import dev.trainlight.wizard.text.Names;
import dev.trainlight.wizard.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands above everything else: the answer.
 *
 * @param tone its colours
 * @param signal its mark
 * @param title the answer in a few words: "Data download is blocked"
 * @param sentence the answer in one sentence
 * @param details who is refused, who can change it, what would settle it
 */
public record Headline(Tone tone, Signal signal, String title, String sentence, List<String> details) {
    public Headline {
        details = List.copyOf(details);
    }

    /** While nothing is known yet. */
    static Headline waiting(Texts texts) {
        return new Headline(
                Tone.ACCENT,
                Signal.CHECKING,
                texts.get("page.diagnosis.headline.checking"),
                texts.get("page.diagnosis.headline.checking.sentence"),
                List.of());
    }

    /** When nothing was read: somebody stopped it, or it failed. */
    static Headline nothing(Phase phase, Texts texts) {
        return new Headline(
                Tone.NEUTRAL,
                Signal.UNDETERMINED,
                texts.get("page.diagnosis.headline.failed"),
                texts.get(
                        phase == Phase.FAILED
                                ? "page.diagnosis.headline.failed.sentence"
                                : "page.diagnosis.cut-short.nothing"),
                List.of());
    }

    /** The answer of a diagnosis. */
    static Headline of(Diagnosis diagnosis, Optional<TrainingJob> job, Phase phase, Texts texts) {
        return switch (diagnosis.verdict()) {
            case PERMISSION -> blocked(diagnosis, job, texts);
            case NOT_PERMISSION -> lookAlike(diagnosis, texts);
            case HEALTHY ->
                phase == Phase.COLLECTING
                        ? waiting(texts)
                        : new Headline(
                                Tone.SUCCESS,
                                Signal.PASSED,
                                texts.get("page.diagnosis.headline.healthy"),
                                texts.say(diagnosis.headline()),
                                atRisk(diagnosis, texts));
            case UNDETERMINED -> phase == Phase.COLLECTING ? waiting(texts) : undetermined(diagnosis, texts);
        };
    }

    private static Headline blocked(Diagnosis diagnosis, Optional<TrainingJob> job, Texts texts) {
        boolean later = job.filter(each -> each.planned() || each.running()).isPresent();
        String title = diagnosis
                .blockedStage()
                .map(stage -> texts.get(
                        later ? "page.diagnosis.headline.will-be-blocked" : "page.diagnosis.headline.blocked",
                        stage(stage, texts)))
                .orElseGet(() -> texts.get("page.diagnosis.headline.blocked-somewhere"));
        List<String> details = cause(diagnosis)
                .map(finding -> List.of(
                        refused(finding, texts) + texts.get("page.diagnosis.headline.who-can", who(finding, texts))))
                .orElse(List.of());
        // The title says which stage; the cause says the rest, and which policy it is.
        String sentence = cause(diagnosis)
                .filter(finding ->
                        diagnosis.blockedStage().filter(finding.stage()::equals).isPresent())
                .map(finding -> texts.say(brief(finding.because())))
                .orElseGet(() -> texts.say(diagnosis.headline()));
        return new Headline(Tone.DANGER, Signal.BLOCKED, title, sentence, details);
    }

    /** Without the Allow that comes close: that one is marked in its document below. */
    private static Sentence brief(Sentence because) {
        return new Sentence(
                because.key(),
                because.arguments().stream()
                        .map(argument -> argument instanceof Sentence inner
                                        && inner.key().equals("because.near")
                                ? Sentence.of("because.nothing")
                                : argument)
                        .toList());
    }

    private static String refused(Finding finding, Texts texts) {
        return finding.principal()
                .map(principal -> texts.get(
                                "page.diagnosis.headline.refused."
                                        + finding.whoNeedsIt().id(),
                                Names.principal(principal))
                        + " · ")
                .orElse("");
    }

    private static Optional<Finding> cause(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(finding ->
                        diagnosis.blockedStage().filter(finding.stage()::equals).isPresent())
                .findFirst()
                .or(() -> diagnosis.findings().stream().findFirst());
    }

    /** Who can make the change, with the account where that is known. */
    private static String who(Finding finding, Texts texts) {
        String who = texts.get("owner." + finding.whoCanFixIt().id());
        return account(finding)
                .map(account -> texts.get("owner.of-account", who, account))
                .orElse(who);
    }

    private static Optional<String> account(Finding finding) {
        Optional<String> ofResource = finding.resources().stream()
                .flatMap(resource -> Names.account(resource).stream())
                .findFirst();
        return switch (finding.whoCanFixIt()) {
            case IAM_ADMINISTRATOR -> finding.principal().flatMap(Names::account);
            case RESOURCE_OWNER, KEY_ADMINISTRATOR -> ofResource;
            case NETWORK_ADMINISTRATOR, ORGANIZATION_ADMINISTRATOR, YOU, AWS -> Optional.empty();
        };
    }

    private static Headline lookAlike(Diagnosis diagnosis, Texts texts) {
        Optional<LookAlike> found = diagnosis.lookAlike();
        String kind =
                found.map(each -> texts.get("look-alike." + each.kind().id())).orElse("");
        String title = found.flatMap(LookAlike::stage)
                .map(stage -> texts.get("page.diagnosis.headline.stopped", stage(stage, texts), kind))
                .orElseGet(() -> texts.get("page.diagnosis.headline.stopped-somewhere", kind));
        String sentence = texts.say(diagnosis.headline());
        List<String> details = new ArrayList<>();
        // The sentence holds the advice already where nothing else is to be said.
        found.map(each -> texts.say(each.advice()))
                .filter(advice -> !sentence.contains(advice))
                .ifPresent(advice -> details.add(texts.get("page.diagnosis.headline.advice", advice)));
        details.addAll(atRisk(diagnosis, texts));
        return new Headline(Tone.WARNING, Signal.STOPPED, title, sentence, details);
    }

    /** A job that ran may still hold something for its next run. */
    private static List<String> atRisk(Diagnosis diagnosis, Texts texts) {
        return diagnosis.findings().stream()
                .map(Finding::stage)
                .distinct()
                .map(stage -> texts.get("page.diagnosis.headline.also", stage(stage, texts)))
                .limit(1)
                .toList();
    }

    private static Headline undetermined(Diagnosis diagnosis, Texts texts) {
        List<String> details = new ArrayList<>();
        diagnosis.checks().stream()
                .map(Check::missing)
                .flatMap(List::stream)
                .findFirst()
                .map(texts::say)
                .or(() -> diagnosis.gaps().stream().findFirst().map(gap -> name(gap, texts)))
                .ifPresent(what -> details.add(texts.get("page.diagnosis.headline.settle", what)));
        diagnosis.lookAlike().ifPresent(each -> details.add(texts.say(each.advice())));
        diagnosis.gaps().stream()
                .flatMap(gap -> gap.call().stream())
                .findFirst()
                .ifPresent(call -> details.add(texts.get("page.diagnosis.headline.call", call)));
        return new Headline(
                Tone.NEUTRAL,
                Signal.UNDETERMINED,
                texts.get("page.diagnosis.headline.undetermined"),
                texts.say(diagnosis.headline()),
                details);
    }

    /** What could not be read, in words. */
    static String name(Gap gap, Texts texts) {
        return gap.resource()
                .map(resource -> texts.get("page.diagnosis.gap.of", gap.evidence(), Names.resource(resource)))
                .orElse(gap.evidence());
    }

    private static String stage(Stage stage, Texts texts) {
        return texts.get("stage." + stage.id());
    }

    /** Who can make a change, in words. */
    static String owner(WhoCanFixIt who, Texts texts) {
        return texts.get("owner." + who.id());
    }
}
