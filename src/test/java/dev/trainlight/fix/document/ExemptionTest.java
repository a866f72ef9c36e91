package dev.trainlight.fix.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.Json;
import dev.trainlight.fix.document.Exemption.Subject;
import dev.trainlight.fix.document.Exemption.Surroundings;
import dev.trainlight.fix.document.Exemption.Use;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.AuthorizationRequest;
import dev.trainlight.iam.Evaluator;
import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.PolicySet;
import dev.trainlight.iam.PolicySyntaxException;
import dev.trainlight.iam.RequestContext;
import dev.trainlight.iam.RequestPrincipal;
import dev.trainlight.iam.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An exception opens what it names, for whom it names, and nothing else: asked of the evaluator, before and after. */
class ExemptionTest {
    private static final String TRAIN = "arn:aws:iam::111122223333:role/service-role/Train";
    private static final String OTHER = "arn:aws:iam::111122223333:role/Other";
    private static final List<String> ACTIONS = List.of(
            "s3:GetObject",
            "s3:GetObjectTagging",
            "s3:PutObject",
            "s3:DeleteObject",
            "s3:ListBucket",
            "s3:GetBucketPolicy");
    private static final List<String> OBJECT_ACTIONS =
            List.of("s3:GetObject", "s3:GetObjectTagging", "s3:PutObject", "s3:DeleteObject");
    private static final List<String> RESOURCES = List.of(
            "arn:aws:s3:::ml",
            "arn:aws:s3:::ml/train/a",
            "arn:aws:s3:::ml/train/x/b",
            "arn:aws:s3:::ml/other",
            "arn:aws:s3:::ml/out/m");
    private static final Evaluator EVALUATOR = new Evaluator();

    @Test
    void ofAListOfActionsOnlyTheUsedOneIsOpened() {
        List<ObjectNode> rest = exempt(
                        "{'Sid':'No','Effect':'Deny','Action':['s3:GetObject','s3:PutObject'],'Resource':'*'}",
                        Surroundings.OWN,
                        new Use("s3:GetObject", "arn:aws:s3:::ml/train/*"))
                .orElseThrow();

        assertThat(rest.getFirst().path("Sid").asString()).isEqualTo("No");
        assertThat(rest)
                .extracting(node -> node.path("Action"))
                .extracting(JsonNode::asString)
                .containsExactly("s3:PutObject", "s3:GetObject");
        assertThat(rest.getLast().path("NotResource").asString()).isEqualTo("arn:aws:s3:::ml/train/*");
    }

    @Test
    void aDenyOfExactlyThisUseInAnOwnPolicyIsNotTakenAway() {
        assertThat(exempt(
                        "{'Effect':'Deny','Action':'s3:GetObject','Resource':'arn:aws:s3:::ml/train/*'}",
                        Surroundings.OWN,
                        new Use("s3:GetObject", "arn:aws:s3:::ml/train/*")))
                .isEmpty();
    }

    @Test
    void inASharedPolicyTheDenyStaysForEverybodyElse() {
        List<ObjectNode> rest = exempt(
                        "{'Effect':'Deny','Action':'s3:GetObject','Resource':'arn:aws:s3:::ml/train/*'}",
                        Surroundings.SHARED,
                        new Use("s3:GetObject", "arn:aws:s3:::ml/train/*"))
                .orElseThrow();

        assertThat(rest).singleElement().satisfies(deny -> {
            assertThat(deny.path("Action").asString()).isEqualTo("s3:GetObject");
            assertThat(deny.path("Condition")
                            .path("ArnNotEquals")
                            .path("aws:PrincipalArn")
                            .asString())
                    .isEqualTo(TRAIN);
        });
    }

    @Test
    void aServiceIsExemptByItsName() {
        ObjectNode deny = node(
                "{'Effect':'Deny','Principal':'*','Action':'sts:AssumeRole','Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-1'}}}");

        List<ObjectNode> rest = new Exemption(
                        Subject.service("sagemaker.amazonaws.com", Optional.empty()),
                        List.of(new Use("sts:AssumeRole", "*")),
                        Surroundings.RESOURCE)
                .of(deny)
                .orElseThrow();

        assertThat(rest)
                .singleElement()
                .satisfies(left -> assertThat(left.path("Condition")
                                .path("StringNotEquals")
                                .path("aws:PrincipalServiceName")
                                .asString())
                        .isEqualTo("sagemaker.amazonaws.com"));
    }

    @Test
    void aServiceIsExemptOnBehalfOfOneAccountAlone() {
        ObjectNode deny = node(
                "{'Sid':'Deputy','Effect':'Deny','Principal':'*','Action':'sts:AssumeRole','Condition':{'StringNotEquals':{'aws:SourceAccount':'222233334444'}}}");

        List<ObjectNode> rest = new Exemption(
                        Subject.service("sagemaker.amazonaws.com", Optional.of("111122223333")),
                        List.of(new Use("sts:AssumeRole", "*")),
                        Surroundings.RESOURCE)
                .of(deny)
                .orElseThrow();

        assertThat(rest)
                .containsExactly(
                        node(
                                "{'Sid':'Deputy','Effect':'Deny','Principal':'*','Action':'sts:AssumeRole','Condition':{'StringNotEquals':{'aws:SourceAccount':'222233334444','aws:PrincipalServiceName':'sagemaker.amazonaws.com'}}}"),
                        node(
                                "{'Sid':'TrainlightKeepsDeputy','Effect':'Deny','Principal':'*','Action':'sts:AssumeRole','Condition':{'StringNotEquals':{'aws:SourceAccount':['222233334444','111122223333']},'StringEquals':{'aws:PrincipalServiceName':'sagemaker.amazonaws.com'}}}"));
    }

    @Test
    void ofABucketOnlyThePrefixesOfTheChannelsMayBeListed() {
        ObjectNode deny = node("{'Sid':'No','Effect':'Deny','Action':'s3:ListBucket','Resource':'arn:aws:s3:::ml'}");
        Use train = new Use("s3:ListBucket", "arn:aws:s3:::ml", List.of("train", "train/*"));
        Use test = new Use("s3:ListBucket", "arn:aws:s3:::ml", List.of("test", "test/*"));
        Use whole = new Use("s3:ListBucket", "arn:aws:s3:::ml");

        assertThat(new Exemption(Subject.principal(TRAIN), List.of(train, test), Surroundings.OWN).of(deny))
                .get()
                .isEqualTo(
                        List.of(
                                node(
                                        "{'Sid':'No','Effect':'Deny','Action':'s3:ListBucket','Resource':'arn:aws:s3:::ml','Condition':{'StringNotLike':{'s3:prefix':['train','train/*','test','test/*']}}}")));
        assertThat(new Exemption(Subject.principal(TRAIN), List.of(train, whole), Surroundings.SHARED)
                        .of(deny)
                        .orElseThrow())
                .as("a channel that is the whole bucket lists everything")
                .hasSize(1);
    }

    @Test
    void whereTheRestCannotBeSaidNothingIsOpened() {
        assertThat(exempt(
                        "{'Effect':'Deny','Action':'s3:Get*','Resource':'arn:aws:s3:::ml/*'}",
                        Surroundings.SHARED,
                        new Use("s3:GetObject", "arn:aws:s3:::ml/train/*")))
                .isEmpty();
    }

    @Property(tries = 2_000)
    void exactlyTheUsesOpen(
            @ForAll("denies") String statement, @ForAll("uses") List<Use> uses, @ForAll Surroundings surroundings) {
        ObjectNode deny = node(statement);
        if (surroundings == Surroundings.RESOURCE) {
            deny.put("Principal", "*");
        }
        Optional<List<ObjectNode>> rest = new Exemption(Subject.principal(TRAIN), uses, surroundings).of(deny);
        Statistics.collect(surroundings + (rest.isPresent() ? " opened" : " not sayable"));
        if (rest.isEmpty()) {
            return;
        }
        List<String> principals = surroundings == Surroundings.OWN ? List.of(TRAIN) : List.of(TRAIN, OTHER);
        for (String principal : principals) {
            for (String action : ACTIONS) {
                for (String resource : RESOURCES) {
                    if (OBJECT_ACTIONS.contains(action) != resource.contains("/")) {
                        continue;
                    }
                    boolean open = principal.equals(TRAIN)
                            && uses.stream()
                                    .anyMatch(use ->
                                            use.action().equals(action) && Reach.covers(use.resource(), resource));
                    boolean before = denied(List.of(deny), surroundings, principal, action, resource);
                    assertThat(denied(rest.get(), surroundings, principal, action, resource))
                            .as("%s %s %s with %s", principal, action, resource, rest.get())
                            .isEqualTo(before && !open);
                }
            }
        }
    }

    @Provide
    Arbitrary<String> denies() {
        Arbitrary<String> actions = Arbitraries.of(
                        "s3:GetObject",
                        "s3:PutObject",
                        "s3:ListBucket",
                        "s3:Get*",
                        "s3:*",
                        "s3:*Object",
                        "*",
                        "s3:DeleteObject")
                .set()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(ExemptionTest::list);
        Arbitrary<String> resources = Arbitraries.of(
                        "*",
                        "arn:aws:s3:::ml",
                        "arn:aws:s3:::ml/*",
                        "arn:aws:s3:::ml/train/*",
                        "arn:aws:s3:::ml/out/*",
                        "arn:aws:s3:::ml/train/x/*")
                .set()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(ExemptionTest::list);
        Arbitrary<String> conditions = Arbitraries.of(
                "",
                ",'Condition':{'StringNotEquals':{'aws:SourceVpce':'vpce-1'}}",
                ",'Condition':{'ArnNotEquals':{'aws:PrincipalArn':['arn:aws:iam::111122223333:role/Admin']}}");
        return Combinators.combine(
                        Arbitraries.of("Action", "Action", "NotAction"),
                        actions,
                        Arbitraries.of("Resource", "Resource", "NotResource"),
                        resources,
                        conditions)
                .as((action, a, resource, r, condition) -> "{'Sid':'Guard','Effect':'Deny','%s':%s,'%s':%s%s}"
                        .formatted(action, a, resource, r, condition));
    }

    @Provide
    Arbitrary<List<Use>> uses() {
        return Arbitraries.of(
                        new Use("s3:GetObject", "arn:aws:s3:::ml/train/*"),
                        new Use("s3:PutObject", "arn:aws:s3:::ml/out/*"),
                        new Use("s3:PutObject", "arn:aws:s3:::ml/train/*"),
                        new Use("s3:ListBucket", "arn:aws:s3:::ml"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .uniqueElements();
    }

    private static String list(Iterable<String> values) {
        List<String> quoted = new ArrayList<>();
        values.forEach(value -> quoted.add("'" + value + "'"));
        return "[" + String.join(",", quoted) + "]";
    }

    private static Optional<List<ObjectNode>> exempt(String statement, Surroundings surroundings, Use... uses) {
        return new Exemption(Subject.principal(TRAIN), List.of(uses), surroundings).of(node(statement));
    }

    /** Whether the statements deny, asked of the evaluator beside an Allow of everything. */
    private static boolean denied(
            List<ObjectNode> statements, Surroundings surroundings, String principal, String action, String resource) {
        PolicySet policies = PolicySet.NONE.withIdentity(
                Slot.of(List.of(policy("all", List.of(node("{'Effect':'Allow','Action':'*','Resource':'*'}"))))));
        NamedPolicy guard = policy("guard", statements);
        policies = surroundings == Surroundings.RESOURCE
                ? policies.withResource(Slot.of(guard))
                : policies.withIdentity(
                        Slot.of(List.of(policies.identity().orElse(List.of()).getFirst(), guard)));
        Arn role = Arn.parse(principal).orElseThrow();
        Arn session = new Arn("aws", "sts", "", role.account(), "assumed-role/" + role.resourceName() + "/SageMaker");
        RequestContext context = RequestContext.EMPTY.toBuilder()
                .put("aws:PrincipalArn", principal)
                .put("aws:SourceVpce", "vpce-2")
                .build();
        return EVALUATOR
                .decide(
                        new AuthorizationRequest(
                                new RequestPrincipal.Aws(session, Optional.of(role), Optional.empty()),
                                action,
                                resource,
                                Optional.of("111122223333"),
                                false,
                                context),
                        policies)
                .denied();
    }

    private static NamedPolicy policy(String name, List<ObjectNode> statements) {
        try {
            return NamedPolicy.inline(
                    name, PolicyDocument.of(PolicyEditor.withStatements(PolicyEditor.empty(), statements)));
        } catch (PolicySyntaxException fault) {
            throw new AssertionError(fault);
        }
    }

    private static ObjectNode node(String json) {
        try {
            return (ObjectNode) Json.parse(json.replace('\'', '"'));
        } catch (CaseFormatException fault) {
            throw new AssertionError(fault);
        }
    }
}
