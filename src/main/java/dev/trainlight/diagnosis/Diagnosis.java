package dev.trainlight.diagnosis;

import dev.trainlight.evidence.Gap;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Optional;

/**
 * What a case says: contracts.md §2, {@code trainlight/diagnosis/1}.
 *
 * @param id handed on from the case
 * @param verdict the verdict
 * @param headline one plain sentence
 * @param blockedStage the first stage that a permission blocks, has blocked or will block
 * @param stages all eight, in {@link Stage}'s order
 * @param findings ranked, the likeliest cause first
 * @param lookAlike what else stopped the job
 * @param checks every check made
 * @param warnings what is wrong but stops nothing
 * @param gaps what could not be collected, the case's own and those that the diagnosis found
 */
public record Diagnosis(
        Optional<String> id,
        DiagnosisVerdict verdict,
        Sentence headline,
        Optional<Stage> blockedStage,
        List<StageResult> stages,
        List<Finding> findings,
        Optional<LookAlike> lookAlike,
        List<Check> checks,
        List<Warning> warnings,
        List<Gap> gaps) {

    /** The result of that stage. */
    public StageResult stage(Stage stage) {
        return stages.get(stage.ordinal());
    }
}
