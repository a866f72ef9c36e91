package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.diagnosis.LookAlike;
import dev.trainlight.diagnosis.message.Denial;
import dev.trainlight.diagnosis.message.LookAlikeReading;
import dev.trainlight.evidence.Principal;
import dev.trainlight.iam.Layer;
import dev.trainlight.iam.Verdict;
import dev.trainlight.sagemaker.Stage;
import java.util.Optional;

/** Small changes of findings and readings. */
final class Findings {
    private Findings() {}

    static Finding placed(Finding finding, Stage stage, Confidence confidence) {
        return new Finding(
                finding.rule(),
                stage,
                confidence,
                finding.whoNeedsIt(),
                finding.principal(),
                finding.actions(),
                finding.resources(),
                finding.deniedBy(),
                finding.explicit(),
                finding.statement(),
                finding.nearMiss(),
                finding.because(),
                finding.whoCanFixIt(),
                finding.evidence(),
                finding.checks());
    }

    static Finding inferred(Finding finding) {
        return placed(finding, finding.stage(), Confidence.INFERRED);
    }

    static LookAlike lookAlike(LookAlikeReading reading, Optional<Stage> stage) {
        return new LookAlike(reading.kind(), reading.stage().or(() -> stage), reading.advice());
    }

    /** Whether both are the same words of the same text. */
    static boolean same(Told one, Told other) {
        return one.text().equals(other.text())
                && one.reading().rule().equals(other.reading().rule())
                && one.reading().evidence().equals(other.reading().evidence());
    }

    /** The same words, with the principal that the case knows where they name none. */
    static Told attributed(Told told, Exhibits exhibits) {
        if (!(told.reading() instanceof Denial denial) || denial.principal().isPresent()) {
            return told;
        }
        Optional<String> principal = switch (denial.whoNeedsIt()) {
            case EXECUTION_ROLE -> exhibits.job().flatMap(job -> job.roleArn());
            case CALLER -> exhibits.evidence().caller().toOptional().flatMap(Principal::arn);
            case SERVICE, RESOURCE_OWNER -> Optional.empty();
        };
        if (principal.isEmpty()) {
            return told;
        }
        return new Told(Denials.of(denial, principal.get()), told.source(), told.text());
    }

    /** Whether the finding already speaks of what the denial names. */
    static boolean covers(Finding finding, Denial denial) {
        return denial.actions().stream()
                        .allMatch(action -> finding.actions().stream().anyMatch(action::equalsIgnoreCase))
                && (denial.resources().isEmpty()
                        || finding.resources().isEmpty()
                        || denial.resources().stream()
                                .anyMatch(resource -> finding.resources().stream()
                                        .anyMatch(other -> Matching.overlap(resource, other))));
    }

    /** No identity policy allows it; only a policy that could not be read might. */
    static boolean noAllowAtHand(Examination examination) {
        return examination.check().evaluation().layers().get(Layer.IDENTITY) == Verdict.IMPLICIT_DENY
                && examination.requirement().unsettled().isEmpty();
    }
}
