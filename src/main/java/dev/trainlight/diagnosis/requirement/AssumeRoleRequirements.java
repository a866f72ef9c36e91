package dev.trainlight.diagnosis.requirement;

import static dev.trainlight.sagemaker.TrainingJobReader.field;
import static dev.trainlight.sagemaker.TrainingJobReader.text;

import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.Warning;
import dev.trainlight.evidence.Principal;
import dev.trainlight.evidence.Resource;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.Slot;
import dev.trainlight.sagemaker.Stage;
import java.util.Optional;

/** ASM-01 to ASM-07: SageMaker assumes the execution role (permission-model §3). */
final class AssumeRoleRequirements implements StageRules {
    @Override
    public void collect(Ground ground, Needs needs) {
        JobFacts facts = ground.facts();
        if (facts.role().isEmpty()) {
            return;
        }
        existence(facts, needs);
        needs.add(trust(ground, "ASM-01", "sts:AssumeRole"));
        if (field(facts.field("SessionChainingConfig"), "EnableSessionTagChaining")
                .asBoolean(false)) {
            needs.add(trust(ground, "ASM-03", "sts:TagSession"));
        }
        if (domainSays(facts, "ExecutionRoleIdentityConfig", "USER_PROFILE_NAME")) {
            needs.add(trust(ground, "ASM-04", "sts:SetSourceIdentity"));
        }
        if (trustedIdentityPropagation(facts)) {
            needs.add(trust(ground, "ASM-05", "sts:SetContext").advised(Sentence.of("warning.set-context")));
        }
        danglingPrincipals(facts, needs);
    }

    private static Requirement trust(Ground ground, String rule, String action) {
        JobFacts facts = ground.facts();
        Arn role = facts.role().orElseThrow();
        Slot<PolicyDocument> trust =
                facts.executionRole().toOptional().map(Principal::trustPolicy).orElse(Slot.unknown());
        Need need = ground.principals()
                .sagemaker(rule, Stage.ASSUME_ROLE, action)
                .on(role.toString(), Optional.of(role.account()))
                .resourcePolicy(role.resourceName(), trust)
                .unsettled(facts.whereUnsettled());
        return need.titled("assume-" + rule, role.resourceName());
    }

    /** ASM-07: the role that the job names is not there, or is another one under a similar ARN. */
    private static void existence(JobFacts facts, Needs needs) {
        String wanted = facts.role().orElseThrow().toString();
        String name = facts.role().orElseThrow().resourceName();
        Slot<Principal> collected = facts.evidence().executionRole();
        if (collected.isNone() || facts.executionRole().isNone()) {
            needs.obstacle(new Obstacle(
                    "ASM-07", Stage.ASSUME_ROLE, LookAlikeKind.WRONG_TARGET, Sentence.of("obstacle.no-role", name)));
            return;
        }
        collected
                .toOptional()
                .flatMap(Principal::arn)
                .filter(actual -> actual.contains(":role/"))
                .filter(actual -> JobFacts.sameRole(wanted, actual) && !actual.equals(wanted))
                .ifPresent(actual -> needs.obstacle(new Obstacle(
                        "ASM-07",
                        Stage.ASSUME_ROLE,
                        LookAlikeKind.WRONG_TARGET,
                        Sentence.of("obstacle.role-path", wanted, actual))));
    }

    /**
     * ASM-07: a resource policy that named a role which was deleted holds its dead id
     * (IAM/reference_policies_elements_principal.html).
     */
    private static void danglingPrincipals(JobFacts facts, Needs needs) {
        Optional<String> roleId = facts.executionRole().toOptional().flatMap(Principal::roleId);
        for (Resource resource : facts.resources()) {
            resource.policy().toOptional().stream()
                    .flatMap(document -> document.statements().stream())
                    .flatMap(statement -> statement.principal().stream())
                    .flatMap(principal -> principal.entries().stream())
                    .map(entry -> entry.value().text())
                    .filter(text -> text.matches("A(?:ROA|IDA)[A-Z0-9]{8,}(?::.*)?"))
                    .filter(text -> roleId.filter(text::startsWith).isEmpty())
                    .findFirst()
                    .ifPresent(id -> needs.warning(new Warning(
                            "ASM-07",
                            Optional.of(Stage.ASSUME_ROLE),
                            Sentence.of("warning.dangling-principal", resource.arn(), id))));
        }
    }

    private static boolean domainSays(JobFacts facts, String name, String value) {
        for (Resource resource : facts.resources()) {
            if (text(resource.json(), name)
                    .or(() -> text(field(resource.json(), "DomainSettings"), name))
                    .filter(value::equals)
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    static boolean trustedIdentityPropagation(JobFacts facts) {
        for (Resource resource : facts.resources()) {
            if (text(field(field(resource.json(), "DomainSettings"), "TrustedIdentityPropagationSettings"), "Status")
                    .filter("ENABLED"::equals)
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }
}
