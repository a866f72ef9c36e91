package dev.trainlight.diagnosis.requirement;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.Warning;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.Principal;
import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.sagemaker.ImageRegistries;
import dev.trainlight.sagemaker.TrainingJob;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that a job needs, in the order of the stages. Pure and thread-safe. */
public final class Requirements {
    private static final List<StageRules> RULES = List.of(
            new SubmitRequirements(),
            new AssumeRoleRequirements(),
            new ProvisioningRequirements(),
            new VpcRequirements(),
            new ImagePullRequirements(),
            new DataDownloadRequirements(),
            new TrainingRequirements(),
            new ArtifactUploadRequirements());

    private final ManagedPolicies managed;
    private final ImageRegistries registries;

    public Requirements(ManagedPolicies managed, ImageRegistries registries) {
        this.managed = managed;
        this.registries = registries;
    }

    /**
     * What was found.
     *
     * @param requirements every permission, by stage
     * @param obstacles what stops the job and is no permission
     * @param warnings what is worth knowing and stops nothing
     */
    public record Found(List<Requirement> requirements, List<Obstacle> obstacles, List<Warning> warnings) {}

    /** The needs of a job of that case: every rule of permission-model §2, §3 and §5 that its fields trigger (§11). */
    public Found of(Case evidence, TrainingJob job) {
        JobFacts facts = new JobFacts(evidence, job);
        Principals principals = new Principals(facts, managed);
        KmsNeeds kms = new KmsNeeds(facts, new KmsKeys(facts));
        S3Needs s3 = new S3Needs(facts, principals, S3Route.of(facts), kms);
        StageRules.Ground ground = new StageRules.Ground(facts, principals, s3, kms, registries);
        Needs needs = new Needs();
        RULES.forEach(rules -> rules.collect(ground, needs));
        snapshots(evidence).forEach(needs::warning);
        List<Requirement> ordered = new ArrayList<>(needs.requirements());
        ordered.sort(Comparator.comparing(Requirement::stage));
        return new Found(List.copyOf(ordered), needs.obstacles(), needs.warnings());
    }

    /** One warning for each AWS managed policy that could not be read and was taken from the bundle. */
    private List<Warning> snapshots(Case evidence) {
        return Stream.of(evidence.caller(), evidence.executionRole())
                .flatMap(slot -> slot.toOptional().stream())
                .flatMap(Requirements::policies)
                .flatMap(policy -> managed.snapshot(policy).stream())
                .distinct()
                .map(found -> new Warning(
                        "SNAPSHOT",
                        Optional.empty(),
                        Sentence.of("warning.snapshot", found.name(), found.version(), found.date())))
                .distinct()
                .toList();
    }

    private static Stream<NamedPolicy> policies(Principal principal) {
        return Stream.concat(
                principal.identityPolicies().orElse(List.of()).stream(),
                principal.permissionsBoundary().toOptional().stream());
    }
}
