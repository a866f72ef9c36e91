package dev.trainlight.diagnosis.requirement;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.Warning;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.Principal;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.Slot;
import dev.trainlight.sagemaker.ImageRegistries;
import dev.trainlight.sagemaker.S3Location;
import dev.trainlight.sagemaker.Stage;
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

    /**
     * A permission that AWS's own words name, asked of the same policies: for what no rule foresees, such as a call of the
     * user's code (TRN-13), and for the one object that a text names. Keys that only the caller's side can know are unknown.
     *
     * @param rule rule id to show
     * @param stage where it was needed
     * @param who the execution role or the caller; others cannot be asked this way
     * @param action IAM action
     * @param resource ARN, or {@code *}
     */
    public Optional<Requirement> stated(
            Case evidence, TrainingJob job, String rule, Stage stage, WhoNeedsIt who, String action, String resource) {
        JobFacts facts = new JobFacts(evidence, job);
        Principals principals = new Principals(facts, managed);
        Need need = switch (who) {
            case EXECUTION_ROLE -> principals.executionRole(rule, stage, action);
            case CALLER -> principals.caller(rule, stage, action);
            case SERVICE, RESOURCE_OWNER -> null;
        };
        if (need == null || action.indexOf(':') < 1) {
            return Optional.empty();
        }
        if (action.startsWith("s3:") && resource.startsWith("arn:") && who == WhoNeedsIt.EXECUTION_ROLE) {
            S3Needs s3 = new S3Needs(facts, principals, S3Route.of(facts), new KmsNeeds(facts, new KmsKeys(facts)));
            String[] parts = resource.substring(resource.lastIndexOf(':') + 1).split("/", 2);
            S3Location location = new S3Location(parts[0], parts.length > 1 ? parts[1] : "");
            return Optional.of(
                    s3.object(rule, stage, action, location, resource).titled("stated", action));
        }
        if (resource.equals("*")) {
            need.onEverything();
        } else {
            need.on(resource, Arn.parse(resource).map(Arn::account).filter(id -> !id.isEmpty()));
        }
        if (action.startsWith("kms:")) {
            KmsKeys keys = new KmsKeys(facts);
            KmsKeys.Key key = keys.resolve(resource);
            return Optional.of(new KmsNeeds(facts, keys).use(need, key).titled("stated", action));
        }
        return Optional.of(need.resourcePolicy(
                        resource,
                        facts.resource(resource).map(found -> found.policy()).orElse(Slot.unknown()))
                .titled("stated", action));
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
