package dev.trainlight.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What holds for every request and every policy, on cases drawn from small shared pools. */
class EvaluationPropertiesTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private final Evaluator evaluator = new Evaluator();

    private Verdict decide(PlainEvaluator.Case request) {
        return evaluator
                .decide(RandomCases.request(request), RandomCases.policySet(request))
                .verdict();
    }

    private static boolean denied(Verdict verdict) {
        return verdict == Verdict.IMPLICIT_DENY || verdict == Verdict.EXPLICIT_DENY;
    }

    private static JsonNode read(String json) {
        return MAPPER.readTree(json.replace('\'', '"'));
    }

    @Property(tries = 600)
    void addingADenyNeverTurnsADenialIntoAnAllowance(@ForAll long seed, @ForAll boolean unknowns) {
        RandomCases cases = new RandomCases(seed, unknowns);
        PlainEvaluator.Case request = cases.next();
        Verdict before = decide(request);
        ObjectNode deny = MAPPER.createObjectNode();
        JsonNode statement = cases.statement(false).deepCopy();
        statement.asObject().put("Effect", "Deny");
        deny.put("Version", "2012-10-17");
        deny.set("Statement", statement);
        request.identity = plus(request.identity, deny);
        Verdict after = decide(request);
        assertThat(denied(before) && after == Verdict.ALLOW).isFalse();
        assertThat(before == Verdict.EXPLICIT_DENY && after != Verdict.EXPLICIT_DENY)
                .isFalse();
    }

    @Property(tries = 600)
    void addingAnAllowToAnIdentityPolicyNeverTurnsAnAllowanceIntoADenial(@ForAll long seed, @ForAll boolean unknowns) {
        RandomCases cases = new RandomCases(seed, unknowns);
        PlainEvaluator.Case request = cases.next();
        Verdict before = decide(request);
        ObjectNode allow = MAPPER.createObjectNode();
        JsonNode statement = cases.statement(false).deepCopy();
        statement.asObject().put("Effect", "Allow");
        allow.set("Statement", statement);
        request.identity = plus(request.identity, allow);
        assertThat(before == Verdict.ALLOW && decide(request) != Verdict.ALLOW).isFalse();
    }

    private static List<JsonNode> plus(List<JsonNode> policies, JsonNode one) {
        List<JsonNode> more = policies == null ? new ArrayList<>() : new ArrayList<>(policies);
        more.add(one);
        return more;
    }

    @Property(tries = 600)
    void orderIsIrrelevant(@ForAll long seed, @ForAll boolean unknowns) {
        PlainEvaluator.Case request = new RandomCases(seed, unknowns).next();
        Verdict before = decide(request);
        Random random = new Random(seed);
        request.identity = shuffled(request.identity, random);
        request.session = shuffled(request.session, random);
        request.resourcePolicy = shuffled(request.resourcePolicy, random);
        request.endpoints = shuffled(request.endpoints, random);
        assertThat(decide(request)).isEqualTo(before);
    }

    private static List<JsonNode> shuffled(List<JsonNode> policies, Random random) {
        if (policies == null) {
            return null;
        }
        List<JsonNode> other = new ArrayList<>();
        policies.forEach(policy -> other.add(policy == null ? null : shuffled(policy, random)));
        Collections.shuffle(other, random);
        return other;
    }

    /** Items of every list in another order; lists are never nested in a way in which that matters. */
    private static JsonNode shuffled(JsonNode node, Random random) {
        if (node.isArray()) {
            List<JsonNode> items = new ArrayList<>();
            node.forEach(item -> items.add(shuffled(item, random)));
            Collections.shuffle(items, random);
            ArrayNode array = MAPPER.createArrayNode();
            items.forEach(array::add);
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = MAPPER.createObjectNode();
            node.properties().forEach(member -> object.set(member.getKey(), shuffled(member.getValue(), random)));
            return object;
        }
        return node;
    }

    @Property(tries = 600)
    void splittingAStatementsActionsChangesNothing(@ForAll long seed, @ForAll boolean unknowns) {
        PlainEvaluator.Case request = new RandomCases(seed, unknowns).next();
        Verdict before = decide(request);
        if (request.identity != null) {
            List<JsonNode> split = new ArrayList<>();
            request.identity.forEach(policy -> split.add(policy == null ? null : split(policy)));
            request.identity = split;
        }
        assertThat(decide(request)).isEqualTo(before);
    }

    private static JsonNode split(JsonNode policy) {
        ObjectNode copy = policy.deepCopy().asObject();
        ArrayNode statements = MAPPER.createArrayNode();
        JsonNode given = copy.get("Statement");
        for (JsonNode statement : given.isArray() ? given.values() : List.of(given)) {
            if (!statement.path("Action").isArray()) {
                statements.add(statement);
                continue;
            }
            for (JsonNode action : statement.get("Action")) {
                ObjectNode one = statement.deepCopy().asObject();
                one.set("Action", action);
                statements.add(one);
            }
        }
        copy.set("Statement", statements);
        return copy;
    }

    @Property(tries = 300)
    void anActionAndItsNegationCoverEveryRequest(@ForAll long seed) {
        RandomCases cases = new RandomCases(seed, false);
        PlainEvaluator.Case request = cases.next();
        JsonNode statement = cases.statement(false);
        JsonNode actions = statement.has("Action") ? statement.get("Action") : statement.get("NotAction");
        List<JsonNode> policies = new ArrayList<>();
        for (String form : new String[] {"Action", "NotAction"}) {
            ObjectNode policy =
                    read("{'Statement':{'Effect':'Deny','Resource':'*'}}").asObject();
            policy.get("Statement").asObject().set(form, actions);
            policies.add(policy);
        }
        request.identity = policies;
        request.principal = RandomCases.USER;
        request.role = null;
        request.service = false;
        request.anonymous = false;
        if (!request.action.equals("sts:GetCallerIdentity")) {
            assertThat(decide(request)).isEqualTo(Verdict.EXPLICIT_DENY);
        }
    }

    @Property(tries = 300)
    void whatWasWrittenIsReadAgainAsTheSame(@ForAll long seed) throws PolicySyntaxException {
        JsonNode tree = new RandomCases(seed, false).policy(seed % 2 == 0);
        PolicyDocument document = PolicyDocument.of(tree);
        PolicyDocument again = PolicyDocument.parse(document.text());
        assertThat(again.statements()).isEqualTo(document.statements());
        assertThat(again.json()).isEqualTo(tree);
        assertThat(again).isEqualTo(document);
    }
}
