package dev.trainlight.fix.proof;

import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.CheckDecision;
import dev.trainlight.diagnosis.DeniedBy;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.DiagnosisVerdict;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.Principal;
import dev.trainlight.evidence.Renewal;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.Change.Target;
import dev.trainlight.fix.Fix;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.Layer;
import dev.trainlight.iam.Slot;
import dev.trainlight.iam.Verdict;
import dev.trainlight.sagemaker.TrainingJob;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Which evidence has to be read again to see whether somebody applied a fix: the documents that it changes, and those that
 * decide the checks which it settles or which are not allowed yet.
 */
public final class AffectedEvidence {

    /** Services whose resources have policies that are read. */
    private static final Set<String> WITH_POLICIES =
            Set.of("s3", "s3express", "kms", "ecr", "elasticfilesystem", "lambda");

    private final Case evidence;
    private final Set<String> principals = new HashSet<>();
    private final Set<String> resources = new HashSet<>();
    private boolean organization;
    private boolean network;

    private AffectedEvidence(Case evidence) {
        this.evidence = evidence;
    }

    /**
     * What to read again.
     *
     * @param evidence what the diagnosis and the fix were made from
     * @return the parts; empty where everything has to be read: the job goes on, nobody could read what it is, or something
     *     else than a permission stands in its way
     */
    public static Optional<Renewal> of(Case evidence, Diagnosis diagnosis, Fix fix) {
        boolean ofPermissions = diagnosis.lookAlike().isEmpty()
                && (diagnosis.verdict() == DiagnosisVerdict.PERMISSION
                        || diagnosis.verdict() == DiagnosisVerdict.UNDETERMINED);
        boolean goesOn = evidence.job().map(TrainingJob::running).orElse(true);
        if (!ofPermissions || goesOn) {
            return Optional.empty();
        }
        AffectedEvidence affected = new AffectedEvidence(evidence);
        fix.changes().forEach(affected::change);
        diagnosis.findings().forEach(affected::finding);
        Set<String> solved = new HashSet<>();
        fix.changes().forEach(change -> solved.addAll(change.solves()));
        diagnosis.checks().stream()
                .filter(check -> check.decision() != CheckDecision.ALLOWED || solved.contains(check.id()))
                .forEach(affected::check);
        return Optional.of(affected.parts()).filter(parts -> !parts.nothing());
    }

    private Renewal parts() {
        return new Renewal(principals, resources, organization, network);
    }

    private void change(Change change) {
        Target target = change.target();
        switch (target.type()) {
            case ROLE_INLINE_POLICY, USER_POLICY, PERMISSION_SET, SESSION_POLICY, ROLE_TAGS, TRUST_POLICY ->
                principal(target.arn());
            case MANAGED_POLICY -> {
                target.attachedTo().ifPresent(this::principal);
                holders(target.arn());
            }
            case GROUP_POLICY, PERMISSIONS_BOUNDARY -> holders(target.arn());
            case BUCKET_POLICY, KEY_POLICY, KEY_GRANT, REPOSITORY_POLICY -> resource(target.arn());
            case VPC_ENDPOINT_POLICY -> network = true;
            case SERVICE_CONTROL_POLICY, RESOURCE_CONTROL_POLICY -> organization = true;
            case TRAINING_JOB_REQUEST -> {
                // Whoever changes the request starts another job; this one stays what it is.
            }
        }
    }

    /** What a message or an event says of a policy that could not be read counts as well. */
    private void finding(Finding finding) {
        principals.addAll(whose(finding.whoNeedsIt()));
        finding.principal().ifPresent(this::principal);
        finding.resources().forEach(this::resource);
        organization |= finding.deniedBy() == DeniedBy.SERVICE_CONTROL_POLICY
                || finding.deniedBy() == DeniedBy.RESOURCE_CONTROL_POLICY;
        network |= finding.deniedBy() == DeniedBy.VPC_ENDPOINT_POLICY;
    }

    private void check(Check check) {
        principals.addAll(whose(check.whoNeedsIt()));
        principal(check.principal());
        principal(check.resource());
        resource(check.resource());
        Map<Layer, Verdict> layers = check.evaluation().layers();
        organization |= withholds(layers.get(Layer.SCP))
                || withholds(layers.get(Layer.RCP))
                || check.evaluation().missing().stream().anyMatch(word -> word.contains("Org"));
        network |= withholds(layers.get(Layer.ENDPOINT));
    }

    private static boolean withholds(Verdict verdict) {
        return verdict != null && verdict != Verdict.ALLOW;
    }

    /** SageMaker assumes the role, and the role's trust policy decides. */
    private static List<String> whose(WhoNeedsIt who) {
        return switch (who) {
            case CALLER -> List.of(Principal.CALLER);
            case EXECUTION_ROLE, SERVICE -> List.of(Principal.EXECUTION_ROLE);
            case RESOURCE_OWNER -> List.of();
        };
    }

    private void principal(String arn) {
        for (Map.Entry<String, Slot<Principal>> each : known().entrySet()) {
            if (each.getValue()
                    .toOptional()
                    .flatMap(Principal::arn)
                    .filter(arn::equals)
                    .isPresent()) {
                principals.add(each.getKey());
            }
        }
    }

    /** Whoever has that policy or boundary, or is in that group. */
    private void holders(String arn) {
        String group = Arn.parse(arn)
                .filter(each -> each.resourceType().equals("group"))
                .map(Arn::resourceName)
                .orElse("");
        for (Map.Entry<String, Slot<Principal>> each : known().entrySet()) {
            JsonNode json = each.getValue().toOptional().map(Principal::json).orElse(null);
            if (json == null) {
                continue;
            }
            boolean holds =
                    json.path("permissionsBoundary").path("arn").asString("").equals(arn);
            for (JsonNode policy : json.path("identityPolicies")) {
                holds |= policy.path("arn").asString("").equals(arn)
                        || !group.isEmpty() && policy.path("group").asString("").equals(group);
            }
            if (holds) {
                principals.add(each.getKey());
            }
        }
    }

    private Map<String, Slot<Principal>> known() {
        return Map.of(Principal.CALLER, evidence.caller(), Principal.EXECUTION_ROLE, evidence.executionRole());
    }

    private void resource(String text) {
        Arn.parse(text)
                .filter(arn -> WITH_POLICIES.contains(arn.service()))
                .map(AffectedEvidence::container)
                .filter(arn -> !arn.contains("*"))
                .ifPresent(resources::add);
    }

    /** The bucket of an object; anything else is itself. */
    private static String container(Arn arn) {
        String whole = arn.toString();
        boolean bucket = arn.service().equals("s3") && !arn.resource().startsWith("accesspoint");
        int slash = whole.indexOf('/');
        return bucket && slash > 0 ? whole.substring(0, slash) : whole;
    }
}
