package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.Finding;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.sagemaker.Stage;
import dev.trainlight.sagemaker.TrainingJob;
import java.util.List;
import java.util.Optional;

/** The one sentence that comes first. */
final class Headline {
    private Headline() {}

    static Sentence of(Exhibits exhibits, Opinion opinion, List<Examination> examinations) {
        return switch (opinion.verdict()) {
            case HEALTHY -> healthy(exhibits);
            case PERMISSION -> permission(exhibits, opinion);
            case NOT_PERMISSION ->
                opinion.lookAlike()
                        .map(lookAlike -> Sentence.of("headline.not-permission", lookAlike.advice()))
                        .orElse(Sentence.of("headline.not-permission.unknown"));
            case UNDETERMINED -> undetermined(exhibits, opinion, examinations);
        };
    }

    private static Sentence healthy(Exhibits exhibits) {
        boolean completed = exhibits.job()
                .flatMap(TrainingJob::status)
                .filter("Completed"::equals)
                .isPresent();
        return Sentence.of(completed ? "headline.completed" : "headline.healthy");
    }

    private static Sentence permission(Exhibits exhibits, Opinion opinion) {
        Optional<Finding> first = opinion.findings().stream().findFirst();
        boolean happened = exhibits.job().isEmpty()
                || exhibits.job().filter(TrainingJob::failed).isPresent()
                || !exhibits.message().isEmpty();
        String key = happened ? "headline.blocked" : "headline.will-block";
        Sentence what = first.flatMap(Headline::shortly)
                .or(() -> first.map(Finding::because))
                .orElse(Sentence.of("headline.unknown-cause"));
        return opinion.blocked()
                .map(stage -> Sentence.of(key, Sentence.of(stageKey(stage)), what))
                .orElse(Sentence.of("headline.blocked.somewhere", what));
    }

    private static Optional<Sentence> shortly(Finding finding) {
        Sentence because = finding.because();
        if (because.key().equals("because.denied")) {
            Sentence who = (Sentence) because.arguments().getFirst();
            return Optional.of(Sentence.of(
                    "because.short",
                    new Sentence(who.key().replaceFirst("^who\\.", "subject."), who.arguments()),
                    because.arguments().get(1)));
        }
        return Optional.empty();
    }

    private static Sentence undetermined(Exhibits exhibits, Opinion opinion, List<Examination> examinations) {
        Optional<Sentence> missing = opinion.separators().stream()
                .findFirst()
                .or(() -> examinations.stream()
                        .filter(Examination::open)
                        .filter(examination -> !exhibits.progress().isPassed(examination.stage()))
                        .flatMap(examination -> examination.check().missing().stream())
                        .findFirst());
        return missing.map(what -> Sentence.of(
                        // What the checks miss is a noun phrase; what would tell readings apart is a sentence.
                        what.key().startsWith("missing.") ? "headline.undetermined" : "headline.undetermined.sentence",
                        what))
                .orElse(Sentence.of("headline.undetermined.nothing"));
    }

    static String stageKey(Stage stage) {
        return "stage." + stage.id();
    }
}
