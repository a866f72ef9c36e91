package dev.trainlight.diagnosis.judgement;

import static dev.trainlight.sagemaker.TrainingJobReader.field;

import dev.trainlight.diagnosis.DiagnosisVerdict;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.Warning;
import dev.trainlight.diagnosis.requirement.Obstacle;
import dev.trainlight.diagnosis.requirement.Requirement;
import dev.trainlight.evidence.CloudTrailEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is wrong but stops nothing (contracts.md §2, {@code warnings}): changes no verdict. */
final class Warnings {
    /** So long a change can take to reach everything. */
    private static final Duration SPREADING = Duration.ofMinutes(5);

    private static final Set<String> POLICY_CHANGES = Set.of(
            "PutRolePolicy",
            "DeleteRolePolicy",
            "AttachRolePolicy",
            "DetachRolePolicy",
            "PutUserPolicy",
            "AttachUserPolicy",
            "DetachUserPolicy",
            "CreatePolicyVersion",
            "SetDefaultPolicyVersion",
            "PutRolePermissionsBoundary",
            "DeleteRolePermissionsBoundary",
            "UpdateAssumeRolePolicy",
            "PutBucketPolicy",
            "DeleteBucketPolicy",
            "PutKeyPolicy",
            "SetRepositoryPolicy",
            "DeleteRepositoryPolicy",
            "ModifyVpcEndpoint",
            "CreateRole");

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
        policyChanges(exhibits, warnings);
        return warnings;
    }

    /** A change of policy shortly before or after the job's creation: it takes a moment to spread (permission-model §6). */
    private static void policyChanges(Exhibits exhibits, List<Warning> warnings) {
        Optional<Instant> created = exhibits.job().flatMap(job -> job.created());
        if (created.isEmpty()) {
            return;
        }
        for (CloudTrailEvent event : exhibits.evidence().cloudTrailEvents().orElse(List.of())) {
            boolean near = event.eventTime()
                    .filter(time -> !time.isBefore(created.get().minus(SPREADING)))
                    .isPresent();
            if (near
                    && event.errorCode().isEmpty()
                    && POLICY_CHANGES.contains(event.eventName())
                    && concerns(exhibits, event)) {
                warnings.add(new Warning(
                        "CHANGE",
                        Optional.empty(),
                        Sentence.of(
                                "warning.policy-changed",
                                event.eventName(),
                                event.eventTime().get().toString())));
            }
        }
    }

    /** Whether the changed policy is one of those that the checks look at: of the role, a bucket, a key, a repository. */
    private static boolean concerns(Exhibits exhibits, CloudTrailEvent event) {
        String parameters = field(event.json(), "requestParameters").toString();
        Stream<String> role = exhibits.job().flatMap(job -> job.roleArn()).map(ShortNames::of).stream();
        Stream<String> policies = exhibits.evidence().executionRole().toOptional().stream()
                .flatMap(principal -> principal.identityPolicies().orElse(List.of()).stream())
                .flatMap(policy -> policy.arn().stream());
        Stream<String> resources = exhibits.evidence().resources().orElse(List.of()).stream()
                .map(resource -> resource.arn()
                        .substring(Math.max(
                                        resource.arn().lastIndexOf('/'),
                                        resource.arn().lastIndexOf(':'))
                                + 1));
        return Stream.of(role, policies, resources)
                .flatMap(names -> names)
                .anyMatch(name -> !name.isEmpty() && parameters.contains(name));
    }

    private static Warning warning(Examination examination, Sentence text) {
        return new Warning(examination.check().rule(), Optional.of(examination.stage()), text);
    }
}
