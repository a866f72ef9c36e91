package dev.trainlight.fix.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.Cases;
import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.judgement.Diagnostician;
import dev.trainlight.evidence.Case;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.FixScope;
import dev.trainlight.fix.Operation;
import dev.trainlight.fix.TargetType;
import dev.trainlight.fix.proof.FixApplication;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.AuthorizationRequest;
import dev.trainlight.iam.Decision;
import dev.trainlight.iam.Evaluator;
import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.RequestContext;
import dev.trainlight.iam.RequestPrincipal;
import dev.trainlight.iam.ServiceAuthorization;
import dev.trainlight.iam.Slot;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What holds of every fix, whatever blocks the job. */
class FixerProperties {
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician();
    private static final Fixer FIXER = new Fixer(DIAGNOSTICIAN);
    private static final Evaluator EVALUATOR = new Evaluator();

    /** Things that no training job needs, and places that this job does not use. */
    private static final List<String> UNRELATED_ACTIONS = List.of(
            "s3:DeleteBucket",
            "s3:PutBucketPolicy",
            "s3:DeleteObject",
            "s3:GetObjectAcl",
            "s3:GetObject",
            "s3:PutObject",
            "kms:ScheduleKeyDeletion",
            "kms:PutKeyPolicy",
            "ecr:PutImage",
            "ecr:DeleteRepository",
            "iam:CreateUser",
            "sagemaker:DeleteEndpoint",
            "sagemaker:CreateNotebookInstance",
            "sts:AssumeRoleWithSAML");

    private static final List<String> UNRELATED_RESOURCES = List.of(
            "arn:aws:s3:::ml-data",
            "arn:aws:s3:::ml-data/secret/x",
            "arn:aws:s3:::payroll/2026/x",
            "arn:aws:kms:eu-west-1:111122223333:key/99999999-0000-0000-0000-000000000000",
            "arn:aws:ecr:eu-west-1:111122223333:repository/other",
            "arn:aws:iam::111122223333:user/new",
            "arn:aws:sagemaker:eu-west-1:111122223333:endpoint/e",
            "arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance/n");

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void aFixHelpsAndNothingElse(@ForAll("blocked") Set<Blocked> blocked, @ForAll FixScope scope) throws Exception {
        Cases cases = Cases.planned();
        blocked.stream().sorted().forEach(block -> block.apply(cases));
        Case evidence = cases.build();
        Diagnosis before = DIAGNOSTICIAN.diagnose(evidence);
        Fix fix = FIXER.fix(evidence, before, scope);
        Case fixed = FixApplication.apply(evidence, fix);
        Diagnosis after = DIAGNOSTICIAN.diagnose(fixed);

        leavesNothingDenied(fix, after);
        assertThat(fix.verification().minimal()).as("every element is needed").isTrue();
        for (Change change : fix.changes()) {
            Documents.check(change);
        }
        opensNothingElse(fix, before, after);
        guardsOthersAsBefore(before, after);
    }

    private static void leavesNothingDenied(Fix fix, Diagnosis after) {
        Set<String> asked = new HashSet<>();
        fix.changes().stream()
                .filter(change -> change.operation() == Operation.ASK)
                .forEach(change -> asked.addAll(change.solves()));
        assertThat(after.checks().stream()
                        .filter(check -> Fixer.isTreated(check, after))
                        .filter(check -> !asked.contains(check.id()))
                        .map(check -> check.id() + " " + check.action() + " " + check.evaluation()))
                .as("denied, and neither settled nor asked for")
                .isEmpty();
    }

    private static void opensNothingElse(Fix fix, Diagnosis before, Diagnosis after) {
        boolean edited =
                fix.changes().stream().anyMatch(change -> change.target().type() == TargetType.TRAINING_JOB_REQUEST);
        for (Check check : after.checks()) {
            Optional<Check> old = before.checks().stream()
                    .filter(other ->
                            other.id().equals(check.id()) && other.resource().equals(check.resource()))
                    .findFirst();
            if (old.isEmpty() || edited) {
                continue;
            }
            for (String action : UNRELATED_ACTIONS) {
                for (String resource : UNRELATED_RESOURCES) {
                    if (decide(old.get(), action, resource, old.get().request().principal())
                            .denied()) {
                        assertThat(decide(
                                                check,
                                                action,
                                                resource,
                                                check.request().principal())
                                        .denied())
                                .as("%s %s %s stays denied", check.principal(), action, resource)
                                .isTrue();
                    }
                }
            }
        }
    }

    /** Another role, which may do everything by its own policies, is kept out of the same things by the same guards. */
    private static void guardsOthersAsBefore(Diagnosis before, Diagnosis after) throws Exception {
        Arn role = Arn.parse("arn:aws:iam::111122223333:role/Somebody").orElseThrow();
        Arn session =
                Arn.parse("arn:aws:sts::111122223333:assumed-role/Somebody/x").orElseThrow();
        RequestPrincipal other = new RequestPrincipal.Aws(session, Optional.of(role), Optional.empty());
        for (Check check : after.checks()) {
            Optional<Check> old = before.checks().stream()
                    .filter(same ->
                            same.id().equals(check.id()) && same.resource().equals(check.resource()))
                    .findFirst();
            if (old.isPresent()) {
                Decision then = decideAs(old.get(), other, role.toString());
                Decision now = decideAs(check, other, role.toString());
                assertThat(now.verdict())
                        .as("%s for another role", check.action())
                        .isEqualTo(then.verdict());
            }
        }
    }

    private static Decision decideAs(Check check, RequestPrincipal principal, String arn) throws Exception {
        RequestContext context = RequestContext.EMPTY.toBuilder()
                .put("aws:PrincipalArn", arn)
                .put("aws:PrincipalAccount", "111122223333")
                .put("aws:SourceVpc", "vpc-0")
                .put("kms:ViaService", "s3.eu-west-1.amazonaws.com")
                .put("kms:GrantIsForAWSResource", "true")
                .put("s3:prefix", "train/")
                .build();
        NamedPolicy everything = NamedPolicy.inline(
                "all",
                PolicyDocument.parse(
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"));
        return EVALUATOR.decide(
                new AuthorizationRequest(
                        principal,
                        check.action(),
                        check.resource(),
                        check.request().resourceAccount(),
                        check.request().wildcardOnlyAction(),
                        context),
                check.policies()
                        .withIdentity(Slot.of(List.of(everything)))
                        .withBoundary(Slot.none())
                        .withSession(Slot.none())
                        .withScps(Slot.none())
                        .withRcps(Slot.none()));
    }

    private static Decision decide(Check check, String action, String resource, RequestPrincipal principal) {
        return EVALUATOR.decide(
                new AuthorizationRequest(
                        principal,
                        action,
                        resource,
                        check.request().resourceAccount(),
                        ServiceAuthorization.bundled().wildcardOnly(action),
                        check.request().context()),
                check.policies());
    }

    @Provide
    Arbitrary<Set<Blocked>> blocked() {
        return Arbitraries.of(Blocked.class).set().ofMinSize(1).ofMaxSize(4);
    }
}
