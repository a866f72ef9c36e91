package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.DiagnosisVerdict;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.Warning;
import dev.trainlight.diagnosis.requirement.Obstacle;
import dev.trainlight.diagnosis.requirement.Requirement;
import dev.trainlight.evidence.Principal;
import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.Statement;
import dev.trainlight.sagemaker.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is wrong but stops nothing (contracts.md §2, {@code warnings}): changes no verdict. */
final class Warnings {
    private Warnings() {}

    static List<Warning> of(Exhibits exhibits, Opinion opinion) {
        List<Warning> warnings = new ArrayList<>();
        for (Examination examination : exhibits.examinations()) {
            Requirement requirement = examination.requirement();
            if (requirement.caution().isPresent() && examination.denied()) {
                warnings.add(warning(examination, requirement.caution().get()));
            }
            if (examination.blocks() && exhibits.progress().isPassed(examination.stage())) {
                warnings.add(warning(
                        examination,
                        Sentence.of("warning.passed-before", examination.check().action())));
            }
        }
        for (Obstacle obstacle : exhibits.obstacles()) {
            boolean told = opinion.verdict() == DiagnosisVerdict.NOT_PERMISSION
                    && opinion.lookAlike()
                            .filter(lookAlike -> lookAlike.advice().equals(obstacle.advice()))
                            .isPresent();
            if (!told) {
                warnings.add(new Warning(obstacle.rule(), Optional.of(obstacle.stage()), obstacle.advice()));
            }
        }
        scopedInterfaces(exhibits, warnings);
        return warnings;
    }

    private static Warning warning(Examination examination, Sentence text) {
        return new Warning(examination.check().rule(), Optional.of(examination.stage()), text);
    }

    /**
     * AWS asks not to scope the network interface statements of a role with conditions or resources (sagemaker-roles.html,
     * said of processing jobs); that it would stop a training job is not documented.
     */
    private static void scopedInterfaces(Exhibits exhibits, List<Warning> warnings) {
        if (exhibits.job().flatMap(job -> job.vpc()).isEmpty()) {
            return;
        }
        for (NamedPolicy policy : exhibits.evidence()
                .executionRole()
                .toOptional()
                .map(Principal::identityPolicies)
                .flatMap(slot -> slot.toOptional())
                .orElse(List.of())) {
            policy.document().toOptional().stream()
                    .flatMap(document -> document.statements().stream())
                    .filter(Warnings::scopesInterfaces)
                    .findFirst()
                    .ifPresent(statement -> warnings.add(new Warning(
                            "VPC-01",
                            Optional.of(Stage.VPC),
                            Sentence.of(
                                    "warning.scoped-interfaces",
                                    policy.name(),
                                    statement.sid().orElse("#" + (statement.index() + 1))))));
        }
    }

    private static boolean scopesInterfaces(Statement statement) {
        boolean interfaces = !statement.action().negated()
                && statement.action().values().stream()
                        .map(value -> value.text().toLowerCase(Locale.ROOT))
                        .anyMatch(action -> action.startsWith("ec2:") && action.contains("networkinterface"));
        boolean scoped = !statement.conditions().isEmpty()
                || statement
                        .resource()
                        .filter(resource -> resource.values().stream()
                                .noneMatch(value -> value.text().equals("*")))
                        .isPresent();
        return statement.effect() == Statement.Effect.ALLOW && interfaces && scoped;
    }
}
