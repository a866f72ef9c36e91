package dev.trainlight.aws.collect;

import dev.trainlight.aws.AwsSession;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Gap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.Statement;

/** Asks IAM's policy simulator; requests that differ in their action alone go together. */
final class Simulator {
    private static final String CALL = "iam:SimulatePrincipalPolicy";
    private static final String ANY = "*";

    private record Batch(String principal, Optional<String> resource, Map<String, List<String>> context) {}

    private record Question(String principal, String action, String resource, Map<String, List<String>> context) {}

    private final AwsSession session;
    private final Limits limits;
    private final Map<Question, AwsOpinion> answers = Collections.synchronizedMap(new HashMap<>());
    private final List<Gap> gaps = Collections.synchronizedList(new ArrayList<>());

    Simulator(AwsSession session, Limits limits) {
        this.session = session;
        this.limits = limits;
    }

    /** As {@link AwsAccount#simulate}. */
    AwsOpinions ask(List<SimulationRequest> requests, Pace trail, Cancellation cancellation) throws AccountException {
        Map<Batch, List<String>> batches = new LinkedHashMap<>();
        for (SimulationRequest request : requests) {
            batches.computeIfAbsent(
                            new Batch(request.principal(), request.resource(), request.context()),
                            _ -> new ArrayList<>())
                    .add(request.action());
        }
        try (Calls calls = new Calls(limits, trail, gaps::add, cancellation)) {
            batches.forEach((batch, actions) -> calls.fork(() -> ask(calls, batch, actions)));
            calls.join(_ -> {}, () -> {});
        }
        List<AwsOpinion> opinions = requests.stream()
                .map(request -> answers.get(new Question(
                        request.principal(),
                        request.action(),
                        request.resource().orElse(ANY),
                        request.context())))
                .filter(Objects::nonNull)
                .toList();
        return new AwsOpinions(opinions, List.copyOf(Set.copyOf(gaps)));
    }

    private void ask(Calls calls, Batch batch, List<String> actions) {
        SimulatePrincipalPolicyRequest request = SimulatePrincipalPolicyRequest.builder()
                .policySourceArn(batch.principal())
                .actionNames(actions)
                .resourceArns(batch.resource().map(List::of).orElse(List.of()))
                .contextEntries(batch.context().entrySet().stream()
                        .map(entry -> entry(entry.getKey(), entry.getValue()))
                        .toList())
                .build();
        calls.ask(
                        Ask.of(CALL, "AWS's own opinion", batch.principal()),
                        // Every page counts: a cut list would look as if nothing else were denied.
                        () -> session
                                .client(IamClient.builder())
                                .simulatePrincipalPolicyPaginator(request)
                                .evaluationResults()
                                .stream()
                                .toList())
                .toOptional()
                .ifPresent(results -> results.forEach(result -> answered(batch, result)));
    }

    private void answered(Batch batch, EvaluationResult result) {
        String resource = batch.resource().orElse(ANY);
        Optional<ResourceSpecificResult> specific = result.resourceSpecificResults().stream()
                .filter(one -> resource.equals(one.evalResourceName()))
                .findFirst();
        List<Statement> statements = specific.map(ResourceSpecificResult::matchedStatements)
                .filter(matched -> !matched.isEmpty())
                .orElse(result.matchedStatements());
        AwsOpinion opinion = new AwsOpinion(
                batch.principal(),
                result.evalActionName(),
                resource,
                specific.map(ResourceSpecificResult::evalResourceDecisionAsString)
                        .orElse(result.evalDecisionAsString()),
                Optional.ofNullable(result.organizationsDecisionDetail())
                        .map(detail -> detail.allowedByOrganizations()),
                specific.flatMap(one -> Optional.ofNullable(one.permissionsBoundaryDecisionDetail()))
                        .or(() -> Optional.ofNullable(result.permissionsBoundaryDecisionDetail()))
                        .map(detail -> detail.allowedByPermissionsBoundary()),
                specific.map(ResourceSpecificResult::missingContextValues)
                        .filter(missing -> !missing.isEmpty())
                        .orElse(result.missingContextValues()),
                statements.stream()
                        .map(Statement::sourcePolicyId)
                        .filter(Objects::nonNull)
                        .toList());
        answers.put(new Question(batch.principal(), result.evalActionName(), resource, batch.context()), opinion);
    }

    private static ContextEntry entry(String key, List<String> values) {
        return ContextEntry.builder()
                .contextKeyName(key)
                .contextKeyType(type(key, values))
                .contextKeyValues(values)
                .build();
    }

    private static ContextKeyTypeEnum type(String key, List<String> values) {
        if (values.size() != 1) {
            return ContextKeyTypeEnum.STRING_LIST;
        }
        String value = values.getFirst();
        if (value.equals("true") || value.equals("false")) {
            return ContextKeyTypeEnum.BOOLEAN;
        }
        // Account numbers are digits too, and texts all the same.
        boolean counted = key.endsWith("InSeconds") || key.endsWith("Period") || key.endsWith("max-keys");
        return counted ? ContextKeyTypeEnum.NUMERIC : ContextKeyTypeEnum.STRING;
    }
}
