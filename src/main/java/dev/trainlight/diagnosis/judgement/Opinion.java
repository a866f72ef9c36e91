package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.DiagnosisVerdict;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.diagnosis.LookAlike;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.Warning;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Optional;

/**
 * What the evidence amounts to, before the stages are drawn.
 *
 * @param verdict the verdict
 * @param blocked the first stage that a permission blocks
 * @param findings ranked
 * @param lookAlike what else stopped it
 * @param warnings what the judging itself noticed
 * @param added checks of what a text names, beside those of the job's needs
 * @param separators what would settle or tell apart what is open
 */
record Opinion(
        DiagnosisVerdict verdict,
        Optional<Stage> blocked,
        List<Finding> findings,
        Optional<LookAlike> lookAlike,
        List<Warning> warnings,
        List<Examination> added,
        List<Sentence> separators) {

    static Opinion permission(Optional<Stage> blocked, List<Finding> findings) {
        return new Opinion(
                DiagnosisVerdict.PERMISSION, blocked, findings, Optional.empty(), List.of(), List.of(), List.of());
    }

    static Opinion notPermission(LookAlike lookAlike, List<Finding> findings) {
        return new Opinion(
                DiagnosisVerdict.NOT_PERMISSION,
                Optional.empty(),
                findings,
                Optional.of(lookAlike),
                List.of(),
                List.of(),
                List.of());
    }

    static Opinion healthy() {
        return new Opinion(
                DiagnosisVerdict.HEALTHY,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    static Opinion undetermined(List<Finding> findings, Optional<LookAlike> lookAlike, List<Sentence> separators) {
        return new Opinion(
                DiagnosisVerdict.UNDETERMINED, Optional.empty(), findings, lookAlike, List.of(), List.of(), separators);
    }

    Opinion with(List<Warning> more) {
        return new Opinion(verdict, blocked, findings, lookAlike, more, added, separators);
    }

    Opinion separatedBy(List<Sentence> more) {
        return new Opinion(verdict, blocked, findings, lookAlike, warnings, added, more);
    }

    Opinion adding(List<Examination> more) {
        return new Opinion(verdict, blocked, findings, lookAlike, warnings, more, separators);
    }
}
