package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.message.Denial;
import dev.trainlight.sagemaker.Stage;
import java.util.Optional;

/** The same denial with one part replaced by what the case knows better than the text. */
final class Denials {
    private Denials() {}

    static Denial of(Denial denial, String principal) {
        return copy(denial, denial.rule(), denial.stage(), Optional.of(principal));
    }

    static Denial at(Denial denial, String rule, Stage stage) {
        return copy(denial, rule, Optional.of(stage), denial.principal());
    }

    private static Denial copy(Denial denial, String rule, Optional<Stage> stage, Optional<String> principal) {
        return new Denial(
                rule,
                stage,
                denial.confidence(),
                denial.whoNeedsIt(),
                principal,
                denial.actions(),
                denial.resources(),
                denial.deniedBy(),
                denial.explicit(),
                denial.policyArn(),
                denial.authorizationId(),
                denial.encoded(),
                denial.truncated(),
                denial.sentence(),
                denial.evidence(),
                denial.alternatives(),
                denial.separator());
    }
}
