package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.message.Denial;
import dev.trainlight.diagnosis.requirement.Requirements;
import dev.trainlight.evidence.Principal;
import dev.trainlight.iam.Slot;
import dev.trainlight.sagemaker.Stage;
import dev.trainlight.sagemaker.TrainingJob;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the policies at hand about what a text names and no rule foresees: a call of the user's own code, one object. So
 * the statement that denies is found there as well.
 */
final class StatedChecks {
    private final Requirements requirements;
    private final Examiner examiner;
    private final TrainingJob nothing;

    StatedChecks(Requirements requirements, Examiner examiner, TrainingJob nothing) {
        this.requirements = requirements;
        this.examiner = examiner;
        this.nothing = nothing;
    }

    /** The examinations of what the denial names; empty where it names no resource, or no policies are known. */
    List<Examination> ask(Exhibits exhibits, Denial denial) {
        Slot<Principal> principal = switch (denial.whoNeedsIt()) {
            case CALLER -> exhibits.evidence().caller();
            case EXECUTION_ROLE -> exhibits.evidence().executionRole();
            case SERVICE, RESOURCE_OWNER -> Slot.unknown();
        };
        boolean known = principal
                .toOptional()
                .filter(found -> found.identityPolicies().isPresent())
                .filter(found -> denial.principal().isEmpty()
                        || found.arn().isEmpty()
                        || ShortNames.same(found.arn().get(), denial.principal().get()))
                .isPresent();
        if (!known) {
            return List.of();
        }
        List<Examination> examinations = new ArrayList<>();
        for (String action : denial.actions()) {
            for (String resource : denial.resources()) {
                if (!resource.equals("*") && !resource.startsWith("arn:")) {
                    continue;
                }
                requirements
                        .stated(
                                exhibits.evidence(),
                                exhibits.job().orElse(nothing),
                                denial.rule(),
                                denial.stage().orElse(Stage.TRAINING),
                                denial.whoNeedsIt(),
                                action,
                                resource)
                        .ifPresent(requirement -> examinations.add(examiner.examine(
                                requirement, denial.rule() + "#" + number(exhibits, denial.rule(), examinations))));
            }
        }
        return examinations;
    }

    private static int number(Exhibits exhibits, String rule, List<Examination> fresh) {
        long known = exhibits.examinations().stream()
                .filter(examination -> examination.check().rule().equals(rule))
                .count();
        return (int) known + fresh.size() + 1;
    }
}
