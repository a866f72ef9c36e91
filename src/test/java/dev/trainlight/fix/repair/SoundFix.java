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
import dev.trainlight.fix.document.PolicyEditor;
import dev.trainlight.fix.document.Values;
import dev.trainlight.fix.proof.FixApplication;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.AuthorizationRequest;
import dev.trainlight.iam.Decision;
import dev.trainlight.iam.Evaluator;
import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.PolicySet;
import dev.trainlight.iam.PolicySyntaxException;
import dev.trainlight.iam.RequestContext;
import dev.trainlight.iam.RequestPrincipal;
import dev.trainlight.iam.ServiceAuthorization;
import dev.trainlight.iam.Slot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What holds of every fix, whatever blocks the job. */
final class SoundFix {
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
            "arn:aws:s3:::ml-data/secret/x",
            "arn:aws:s3:::payroll/2026/x",
            "arn:aws:kms:eu-west-1:111122223333:key/99999999-0000-0000-0000-000000000000",
            "arn:aws:ecr:eu-west-1:111122223333:repository/other",
            "arn:aws:iam::111122223333:user/new",
            "arn:aws:sagemaker:eu-west-1:111122223333:endpoint/e",
            "arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance/n");

    private static final List<String> USED_RESOURCES = List.of(
            "arn:aws:s3:::ml-data",
            "arn:aws:s3:::ml-data/train/x",
            "arn:aws:s3:::ml-models/out/churn-1/output/model.tar.gz",
            "arn:aws:iam::111122223333:role/service-role/TrainRole",
            "arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn-1",
            Cases.KEY,
            Cases.REPOSITORY);

    private static final PolicyDocument DELEGATING_KEY = document("""
            {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:root'},
             'Action':'kms:*','Resource':'*'}]}""");

    private static final PolicyDocument EVERYTHING = document("""
            {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'*','Resource':'*'}]}""");

    private SoundFix() {}

    /** Makes the fix of a job blocked in these ways, and holds everything against it that must hold. */
    static void check(Set<Blocked> blocked, FixScope scope, List<Probe> probes) throws Exception {
        Case evidence = blocked(blocked);
        Diagnosis before = DIAGNOSTICIAN.diagnose(evidence);
        Fix fix = FIXER.fix(evidence, before, scope);
        Case fixed = FixApplication.apply(evidence, fix);
        Diagnosis after = DIAGNOSTICIAN.diagnose(fixed);

        leavesNothingDenied(fix, after);
        assertThat(fix.verification().minimal()).as("every element is needed").isTrue();
        addsNothingUnneeded(evidence, fix, after);
        for (Change change : fix.changes()) {
            Documents.check(change);
        }
        opensNothingElse(before, after, probes);
        guardsOthersAsBefore(before, after);
        needsNoSecondFix(fixed, after, scope);
    }

    /** Without any one action or resource that a new statement names, some check stands worse. */
    private static void addsNothingUnneeded(Case evidence, Fix fix, Diagnosis after) {
        if (fix.changes().stream().anyMatch(change -> change.operation() == Operation.ASK)) {
            // What is asked for hides the need of what stands behind it; the fix's own proof looks there.
            return;
        }
        Health whole = Health.of(after);
        for (Change change : fix.changes()) {
            if (change.operation() != Operation.ADD_STATEMENTS
                    || change.target().type().policyKind().isEmpty()) {
                continue;
            }
            for (JsonNode smaller : smaller(change)) {
                List<Change> others = fix.changes().stream()
                        .map(other -> other == change ? with(change, smaller) : other)
                        .toList();
                Diagnosis less = DIAGNOSTICIAN.diagnose(FixApplication.apply(evidence, others));
                assertThat(whole.worseIn(Health.of(less)))
                        .as("%s is not needed whole: %s does as well", change.target(), smaller)
                        .isNotEmpty();
            }
        }
    }

    /** The change's document without one of the actions, or one of the resources, that it adds. */
    private static List<JsonNode> smaller(Change change) {
        JsonNode document = change.document().orElseThrow();
        List<JsonNode> statements = PolicyEditor.statements(document);
        List<JsonNode> old = change.before().map(PolicyEditor::statements).orElse(List.of());
        List<JsonNode> smaller = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            JsonNode statement = statements.get(i);
            if (old.contains(statement)) {
                continue;
            }
            JsonNode before = old.stream()
                    .filter(one -> one.path("Sid").equals(statement.path("Sid")))
                    .findFirst()
                    .orElse(JsonNodeFactory.instance.objectNode());
            for (String element : List.of("Action", "Resource")) {
                List<String> values = Values.of(statement.path(element));
                for (String value : values) {
                    if (Values.of(before.path(element)).contains(value)) {
                        continue;
                    }
                    List<JsonNode> left = new ArrayList<>(statements);
                    List<String> fewer = values.stream()
                            .filter(other -> !other.equals(value))
                            .toList();
                    if (fewer.isEmpty()) {
                        left.remove(i);
                    } else {
                        left.set(i, ((ObjectNode) statement.deepCopy()).set(element, Values.node(fewer)));
                    }
                    if (!left.isEmpty()) {
                        smaller.add(PolicyEditor.withStatements(document, left));
                    }
                }
            }
        }
        return smaller;
    }

    private static Change with(Change change, JsonNode document) {
        return new Change(
                change.target(),
                change.owner(),
                change.operation(),
                change.statements(),
                change.before(),
                Optional.of(document),
                change.solves(),
                change.explanation(),
                change.awsCli());
    }

    /** A planned job blocked in these ways, one on top of the other. */
    static Case blocked(Set<Blocked> blocked) {
        Cases cases = Cases.planned();
        blocked.stream().sorted().forEach(block -> block.apply(cases));
        return cases.build();
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

    /**
     * Something that nobody asked for.
     *
     * @param action any action
     * @param resource a resource, of that kind or another
     */
    record Probe(String action, String resource) {}

    /** The things that no training job needs, each in each of the places that this job does not use. */
    static List<Probe> unrelated() {
        return UNRELATED_ACTIONS.stream()
                .flatMap(action -> UNRELATED_RESOURCES.stream().map(resource -> new Probe(action, resource)))
                .toList();
    }

    /** Places that this job does not use, and places that it does. */
    static List<String> places() {
        List<String> places = new ArrayList<>(UNRELATED_RESOURCES);
        places.addAll(USED_RESOURCES);
        return places;
    }

    private static void opensNothingElse(Diagnosis before, Diagnosis after, List<Probe> probes) throws Exception {
        Set<String> needed = new HashSet<>();
        after.checks().forEach(check -> needed.add(check.action()));
        for (Check check : after.checks()) {
            Optional<Check> old = before.checks().stream()
                    .filter(other ->
                            other.id().equals(check.id()) && other.resource().equals(check.resource()))
                    .findFirst();
            if (old.isEmpty()) {
                continue;
            }
            // The request as it was: what the fix writes into a request is no permission.
            RequestContext context = old.get().request().context();
            for (Probe probe : probes) {
                if (!(needed.contains(probe.action()) && isPlaceOf(probe))
                        && decide(old.get(), probe, context).denied()) {
                    assertThat(decide(check, probe, context).denied())
                            .as("%s %s stays denied", check.principal(), probe)
                            .isTrue();
                }
            }
        }
    }

    /** Whether it is nothing unrelated: a place that the job uses, any where AWS knows none, or one of another service. */
    private static boolean isPlaceOf(Probe probe) {
        String service = probe.action().substring(0, probe.action().indexOf(':'));
        return USED_RESOURCES.contains(probe.resource())
                || ServiceAuthorization.bundled().wildcardOnly(probe.action())
                || service.equals("ec2")
                || !probe.resource().startsWith("arn:aws:" + service + ":");
    }

    /** What was fixed is not fixed again: only what was asked for may be asked for once more. */
    private static void needsNoSecondFix(Case fixed, Diagnosis after, FixScope scope) {
        assertThat(FIXER.fix(fixed, after, scope).changes().stream()
                        .filter(change -> change.operation() != Operation.ASK)
                        .map(change -> change.target().type() + " " + change.statements()))
                .as("changed a second time")
                .isEmpty();
    }

    /** Another role, which may do everything by its own policies, is kept out of the same things by the same guards. */
    private static void guardsOthersAsBefore(Diagnosis before, Diagnosis after) {
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

    private static Decision decideAs(Check check, RequestPrincipal principal, String arn) {
        RequestContext context = RequestContext.EMPTY.toBuilder()
                .put("aws:PrincipalArn", arn)
                .put("aws:PrincipalAccount", "111122223333")
                .put("aws:SourceVpc", "vpc-0")
                .put("kms:ViaService", "s3.eu-west-1.amazonaws.com")
                .put("kms:GrantIsForAWSResource", "true")
                .put("s3:prefix", "train/")
                .build();
        NamedPolicy everything = NamedPolicy.inline("all", EVERYTHING);
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

    private static Decision decide(Check check, Probe probe, RequestContext context) throws Exception {
        PolicySet policies = check.policies();
        if (!probe.resource().equals(check.resource()) && !probe.resource().contains(":s3:::")) {
            // Another key, repository or role has a policy of its own; a key's usually hands over to IAM.
            policies = policies.withGrants(Slot.none())
                    .withResource(
                            probe.resource().contains(":kms:")
                                    ? Slot.of(NamedPolicy.inline("default", DELEGATING_KEY))
                                    : Slot.none());
        }
        return EVALUATOR.decide(
                new AuthorizationRequest(
                        check.request().principal(),
                        probe.action(),
                        probe.resource(),
                        check.request().resourceAccount(),
                        ServiceAuthorization.bundled().wildcardOnly(probe.action()),
                        context),
                policies);
    }

    private static PolicyDocument document(String json) {
        try {
            return PolicyDocument.parse(json.replace('\'', '"'));
        } catch (PolicySyntaxException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
