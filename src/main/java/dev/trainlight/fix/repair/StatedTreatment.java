package dev.trainlight.fix.repair;

import dev.trainlight.diagnosis.DeniedBy;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.Principal;
import dev.trainlight.fix.document.PolicyEditor;
import dev.trainlight.fix.document.Reach;
import dev.trainlight.fix.document.Values;
import dev.trainlight.fix.remedy.BoundaryRemedy;
import dev.trainlight.fix.remedy.BucketPolicyRemedy;
import dev.trainlight.fix.remedy.EndpointPolicyRemedy;
import dev.trainlight.fix.remedy.Grant;
import dev.trainlight.fix.remedy.LeastPrivilege;
import dev.trainlight.fix.remedy.OrganizationRemedy;
import dev.trainlight.fix.remedy.OtherResourcePolicyRemedy;
import dev.trainlight.fix.remedy.Remedies;
import dev.trainlight.fix.remedy.Remedy;
import dev.trainlight.fix.remedy.RepositoryPolicyRemedy;
import dev.trainlight.fix.remedy.SamePrincipal;
import dev.trainlight.fix.remedy.SessionPolicyRemedy;
import dev.trainlight.fix.remedy.TrustPolicyRemedy;
import dev.trainlight.iam.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Treats a denial that AWS stated and that no check could decide, because the policies are not in the case: a pasted
 * message, for example. What can be added without touching anything that exists is added; everything else is asked for,
 * with AWS's own words as the evidence.
 */
final class StatedTreatment {
    private final Workbench bench;
    private final Case evidence;
    private final Remedies remedies;
    private final LeastPrivilege least;

    StatedTreatment(Workbench bench, LeastPrivilege least) {
        this.bench = bench;
        this.evidence = bench.original();
        this.remedies = new Remedies(evidence);
        this.least = least;
    }

    /** What is left to say where nothing could be done; empty where something was. */
    Optional<Sentence> treat(Finding finding) {
        Optional<String> principal = principal(finding);
        if (finding.actions().isEmpty() || principal.isEmpty() && finding.whoNeedsIt() != WhoNeedsIt.SERVICE) {
            return Optional.of(Sentence.of("fix.remaining.unnamed", finding.because()));
        }
        if (finding.deniedBy() == DeniedBy.UNKNOWN) {
            return Optional.of(Sentence.of("fix.remaining.unknown-layer", finding.because()));
        }
        String resource = finding.resources().stream().findFirst().orElse("*");
        Remedy remedy = remedy(finding, principal.orElse("sagemaker.amazonaws.com"), resource);
        List<Grant> grants = new ArrayList<>();
        for (String action : finding.actions()) {
            List<String> resources = finding.resources().isEmpty() ? List.of("*") : finding.resources();
            resources.forEach(arn -> grants.add(least.grant(action, arn)));
        }
        if (!finding.explicit() && bench.writable(remedy)) {
            grants.forEach(grant -> bench.stated(remedy, grant));
        } else {
            bench.ask(remedy, ask(finding, remedy, grants));
        }
        return Optional.empty();
    }

    private Draft.Ask ask(Finding finding, Remedy remedy, List<Grant> grants) {
        boolean wanted = !finding.explicit() && !(remedy instanceof OrganizationRemedy);
        List<JsonNode> denies = finding.explicit() ? denies(finding, remedy) : List.of();
        return new Draft.Ask(
                remedy,
                Sentence.of(reason(finding, denies), finding.because(), remedy.name()),
                Optional.empty(),
                wanted ? List.copyOf(remedy.statements(grants)) : denies,
                wanted ? grants : List.of());
    }

    private static String reason(Finding finding, List<JsonNode> denies) {
        if (!finding.explicit()) {
            return "fix.ask.stated-allow";
        }
        return denies.isEmpty() ? "fix.ask.stated-deny" : "fix.ask.stated-deny-known";
    }

    /** The statements of a known document that deny what the text names. */
    private List<JsonNode> denies(Finding finding, Remedy remedy) {
        return PolicyEditor.statements(bench.draft(remedy).before().orElse(PolicyEditor.empty())).stream()
                .filter(statement -> statement.path("Effect").asString("").equals("Deny"))
                .filter(statement -> Values.of(statement.path("Action")).stream()
                        .anyMatch(pattern ->
                                finding.actions().stream().anyMatch(action -> Reach.coversAction(pattern, action))))
                .toList();
    }

    private Remedy remedy(Finding finding, String principal, String resource) {
        String named = finding.statement().map(Finding.StatementRef::policy).orElse("");
        return switch (finding.deniedBy()) {
            case NO_ALLOW, IDENTITY_POLICY, UNKNOWN ->
                named.isEmpty()
                        ? remedies.forIdentity(principal, Optional.empty())
                        : remedies.identityPolicy(principal, named);
            case PERMISSIONS_BOUNDARY -> {
                String arn = named.isEmpty() ? "permissions boundary" : named;
                yield new BoundaryRemedy(principal, arn, arn.substring(arn.lastIndexOf('/') + 1));
            }
            case SESSION_POLICY -> new SessionPolicyRemedy(principal, named.isEmpty() ? "session policy" : named);
            case SERVICE_CONTROL_POLICY -> organization(named, "service control policy", false);
            case RESOURCE_CONTROL_POLICY -> organization(named, "resource control policy", true);
            case TRUST_POLICY -> new TrustPolicyRemedy(resource, "sagemaker.amazonaws.com");
            case KEY_POLICY -> remedies.keyGrant(resource, principal);
            case VPC_ENDPOINT_POLICY -> new EndpointPolicyRemedy("vpc-endpoint", "vpc-endpoint", principal);
            case RESOURCE_POLICY -> resourcePolicy(principal, resource);
        };
    }

    private Remedy resourcePolicy(String principal, String resource) {
        String service = Arn.parse(resource).map(Arn::service).orElse("");
        return switch (service) {
            case "s3" -> {
                int slash = resource.indexOf('/');
                yield new BucketPolicyRemedy(slash < 0 ? resource : resource.substring(0, slash), principal);
            }
            case "kms" -> remedies.keyGrant(resource, principal);
            case "ecr" -> new RepositoryPolicyRemedy(resource, principal);
            default -> new OtherResourcePolicyRemedy(resource, principal);
        };
    }

    private static Remedy organization(String named, String otherwise, boolean resourceControl) {
        String policy = named.isEmpty() ? otherwise : named;
        return new OrganizationRemedy(policy, policy.substring(policy.lastIndexOf('/') + 1), resourceControl);
    }

    /** The role or user by its own ARN; the path that a session's ARN has lost is taken from the case where it knows it. */
    private Optional<String> principal(Finding finding) {
        Optional<Arn> arn = finding.principal().flatMap(Arn::parse);
        if (arn.isEmpty() || !arn.get().resource().startsWith("assumed-role/")) {
            return arn.map(Arn::toString);
        }
        String[] parts = arn.get().resource().split("/");
        String name = parts.length > 1 ? parts[1] : "";
        String bare = new Arn(arn.get().partition(), "iam", "", arn.get().account(), "role/" + name).toString();
        return Stream.of(evidence.executionRole(), evidence.caller())
                .flatMap(slot -> slot.toOptional().stream())
                .flatMap((Principal known) -> known.arn().stream())
                .filter(known -> known.contains(":role/") && SamePrincipal.of(known, bare))
                .findFirst()
                .or(() -> Optional.of(bare));
    }
}
