package dev.trainlight.diagnosis.requirement;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.evidence.Principal;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.PolicySet;
import dev.trainlight.iam.RequestPrincipal;
import dev.trainlight.iam.ResourceControl;
import dev.trainlight.iam.Slot;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The three who ask (permission-model §0): whoever calls CreateTrainingJob, the execution role's session, and SageMaker
 * itself; each with the policies on its side and the keys that AWS sends about it.
 */
final class Principals {
    /** SageMaker's service principal. */
    static final String SAGEMAKER = "sagemaker.amazonaws.com";

    private final JobFacts facts;
    private final UnaryOperator<NamedPolicy> complete;
    private final Map<String, String> mentioned;
    private final Optional<String> organizationId;
    private final PolicySet rolePolicies;
    private final PolicySet callerPolicies;
    private final Slot<List<List<NamedPolicy>>> rcps;

    Principals(JobFacts facts, ManagedPolicies managed) {
        this.facts = facts;
        this.complete = managed::complete;
        this.mentioned = MentionedKeys.of(facts.evidence(), complete);
        this.organizationId = Optional.of(
                        facts.evidence().json().path("organization").path("id"))
                .filter(node -> node.isString())
                .map(node -> node.asString());
        // SageMaker starts the role's session itself, and no API shows a policy that it would pass: none is taken.
        this.rolePolicies = policies(facts.executionRole(), true);
        Slot<Principal> caller = facts.evidence().caller();
        boolean longTerm = caller.toOptional()
                .flatMap(Principal::arn)
                .filter(arn -> arn.contains(":user/") && arn.contains(":iam:") || arn.endsWith(":root"))
                .isPresent();
        this.callerPolicies = policies(caller, longTerm);
        this.rcps = levels(facts.evidence().resourceControlPolicies());
    }

    /** A need of the execution role: its session is literally named SageMaker. */
    Need executionRole(String rule, Stage stage, String action) {
        Arn role = facts.role().orElseGet(() -> new Arn(facts.partition(), "iam", "", facts.account(), "role/unknown"));
        Slot<Principal> principal = facts.executionRole();
        Optional<String> roleId = principal.toOptional().flatMap(Principal::roleId);
        Arn session = new Arn(
                role.partition(), "sts", "", role.account(), "assumed-role/" + JobFacts.roleName(role) + "/SageMaker");
        ContextKeys keys = common(action)
                .put("aws:PrincipalArn", role.toString())
                .put("aws:PrincipalAccount", role.account())
                .put("aws:PrincipalType", "AssumedRole")
                .put("aws:PrincipalIsAWSService", "false")
                .put("aws:ViaAWSService", "false")
                .put("aws:MultiFactorAuthPresent", "false")
                .putIfKnown("aws:userid", roleId.map(id -> id + ":SageMaker"));
        facts.job().created().or(facts::moment).ifPresent(time -> keys.put("aws:TokenIssueTime", time.toString()));
        tags(keys, principal);
        Need need = new Need(
                rule,
                stage,
                WhoNeedsIt.EXECUTION_ROLE,
                facts.role().map(Arn::toString),
                new RequestPrincipal.Aws(session, Optional.of(role), roleId),
                action,
                keys,
                rolePolicies.withRcps(rcps(action)));
        return facts.role().isPresent() ? need : need.unsettled(Sentence.of("missing.role-arn"));
    }

    /** A need of whoever calls CreateTrainingJob. */
    Need caller(String rule, Stage stage, String action) {
        Slot<Principal> principal = facts.evidence().caller();
        Optional<Arn> known = principal.toOptional().flatMap(Principal::arn).flatMap(Arn::parse);
        Arn arn = known.orElseGet(() -> new Arn(facts.partition(), "iam", "", facts.account(), "user/unknown"));
        boolean user = arn.service().equals("iam") && arn.resource().startsWith("user/");
        ContextKeys keys = common(action)
                .put("aws:PrincipalAccount", arn.account())
                .put("aws:PrincipalIsAWSService", "false")
                .put("aws:ViaAWSService", "false");
        RequestPrincipal asker = RequestPrincipal.Aws.of(arn);
        if (user) {
            keys.put("aws:PrincipalArn", arn.toString())
                    .put("aws:PrincipalType", "User")
                    .put("aws:username", arn.resourceName());
        } else if (arn.service().equals("iam") && arn.resource().startsWith("role/")) {
            Principal role = principal.toOptional().orElseThrow();
            String session = role.sessionName().orElse("*");
            asker = new RequestPrincipal.Aws(
                    new Arn(
                            arn.partition(),
                            "sts",
                            "",
                            arn.account(),
                            "assumed-role/" + arn.resourceName() + "/" + session),
                    Optional.of(arn),
                    role.roleId());
            keys.put("aws:PrincipalArn", arn.toString()).put("aws:PrincipalType", "AssumedRole");
            if (role.roleId().isPresent() && role.sessionName().isPresent()) {
                keys.put("aws:userid", role.roleId().get() + ":" + session);
            }
        } else if (arn.resource().equals("root")) {
            keys.put("aws:PrincipalArn", arn.toString()).put("aws:PrincipalType", "Account");
        }
        tags(keys, principal);
        Need need = new Need(
                rule,
                stage,
                WhoNeedsIt.CALLER,
                known.map(Arn::toString),
                asker,
                action,
                keys,
                callerPolicies.withRcps(rcps(action)));
        return known.isPresent() ? need : need.unsettled(Sentence.of("missing.caller"));
    }

    /** A need of SageMaker itself: SCPs do not apply to service principals, RCPs do. */
    Need sagemaker(String rule, Stage stage, String action) {
        ContextKeys keys = common(action)
                .put("aws:PrincipalIsAWSService", "true")
                .put("aws:PrincipalServiceName", SAGEMAKER)
                .put("aws:PrincipalServiceNamesList", List.of(SAGEMAKER))
                .put("aws:SourceAccount", facts.account())
                .put("aws:SourceArn", facts.trainingJobArn())
                .put("aws:ViaAWSService", "false")
                .put("sts:RoleSessionName", "SageMaker")
                .absent(
                        "aws:PrincipalArn",
                        "aws:PrincipalAccount",
                        "aws:PrincipalOrgID",
                        "aws:PrincipalOrgPaths",
                        "aws:PrincipalTag/",
                        "aws:PrincipalType",
                        "aws:userid",
                        "aws:TokenIssueTime",
                        "aws:MultiFactorAuthPresent",
                        "aws:SourceIp",
                        "aws:SourceVpc",
                        "aws:SourceVpce",
                        "aws:SourceVpcArn",
                        "aws:VpcSourceIp",
                        "sts:ExternalId");
        organizationId.ifPresent(id -> keys.put("aws:SourceOrgID", id));
        return new Need(
                rule,
                stage,
                WhoNeedsIt.SERVICE,
                Optional.of(SAGEMAKER),
                new RequestPrincipal.Service(SAGEMAKER),
                action,
                keys,
                PolicySet.NONE.withRcps(rcps(action)));
    }

    private ContextKeys common(String action) {
        ContextKeys keys = new ContextKeys(action, mentioned)
                .put("aws:SecureTransport", "true")
                .putIfKnown("aws:RequestedRegion", facts.knownRegion())
                .putIfKnown("aws:PrincipalOrgID", organizationId);
        facts.moment()
                .ifPresent(time -> keys.put("aws:CurrentTime", time.toString())
                        .put("aws:EpochTime", Long.toString(time.getEpochSecond())));
        return keys;
    }

    private static void tags(ContextKeys keys, Slot<Principal> principal) {
        Slot<Map<String, String>> tags =
                principal.toOptional().map(Principal::tags).orElse(Slot.unknown());
        if (tags.isUnknown()) {
            return;
        }
        keys.absent("aws:PrincipalTag/");
        tags.orElse(Map.of()).forEach((key, value) -> keys.tag("aws:PrincipalTag/" + key, value));
    }

    private PolicySet policies(Slot<Principal> principal, boolean noSessionPolicies) {
        Optional<Principal> known = principal.toOptional();
        return PolicySet.NONE
                .withIdentity(completed(known.map(Principal::identityPolicies).orElse(Slot.unknown())))
                .withBoundary(known.map(Principal::permissionsBoundary)
                        .orElse(Slot.unknown())
                        .map(complete))
                .withSession(session(principal, noSessionPolicies))
                .withScps(levels(facts.evidence().serviceControlPolicies()));
    }

    /**
     * The session's policies.
     *
     * @param elseNone whether none is taken where nothing was collected: a user's own long-term credentials carry none
     */
    private Slot<List<NamedPolicy>> session(Slot<Principal> principal, boolean elseNone) {
        Slot<List<NamedPolicy>> collected =
                principal.toOptional().map(Principal::sessionPolicies).orElse(Slot.unknown());
        return elseNone && collected.isUnknown() ? Slot.none() : emptyIsNone(completed(collected));
    }

    private Slot<List<List<NamedPolicy>>> rcps(String action) {
        return ResourceControl.governsServiceOf(action) ? rcps : Slot.none();
    }

    private Slot<List<List<NamedPolicy>>> levels(Slot<List<List<NamedPolicy>>> levels) {
        return levels.map(list -> list.stream()
                .map(level -> level.stream().map(complete).toList())
                .toList());
    }

    private Slot<List<NamedPolicy>> completed(Slot<List<NamedPolicy>> policies) {
        return policies.map(list -> list.stream().map(complete).toList());
    }

    private static Slot<List<NamedPolicy>> emptyIsNone(Slot<List<NamedPolicy>> slot) {
        return slot instanceof Slot.Present<List<NamedPolicy>>(List<NamedPolicy> list) && list.isEmpty()
                ? Slot.none()
                : slot;
    }
}
