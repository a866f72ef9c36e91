package dev.trainlight.aws.collect;

import dev.trainlight.aws.AwsSession;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.AwsOpinion;
import dev.trainlight.evidence.AwsOpinions;
import dev.trainlight.evidence.CallMade;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Gap;
import dev.trainlight.evidence.SimulationRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.Statement;

/**
 * Asks IAM's policy simulator; requests that differ in their action alone go together. Of each principal one call goes
 * first: where that is refused, so would be all others.
 */
final class Simulator {
    private static final String CALL = "iam:SimulatePrincipalPolicy";
    private static final String ANY = "*";

    // What holds for one question about a principal holds for all: may not ask, no such principal.
    private static final Set<String> FINAL = Set.of("AccessDenied", "AccessDeniedException", "NoSuchEntity");

    private record Batch(String principal, Optional<String> resource, Map<String, List<String>> context) {}

    private final AwsSession session;
    private final Limits limits;
    private final Clock clock;
    private final Map<SimulationRequest, AwsOpinion> answers = Collections.synchronizedMap(new HashMap<>());
    private final List<Gap> gaps = Collections.synchronizedList(new ArrayList<>());
    private final List<CallMade> made = Collections.synchronizedList(new ArrayList<>());

    Simulator(AwsSession session, Limits limits, Clock clock) {
        this.session = session;
        this.limits = limits;
        this.clock = clock;
    }

    /** As {@link AwsAccount#simulate}. */
    AwsOpinions ask(List<SimulationRequest> requests, Pace trail, Cancellation cancellation) throws AccountException {
        Map<String, Map<Batch, List<String>>> principals = new LinkedHashMap<>();
        for (SimulationRequest request : requests) {
            principals
                    .computeIfAbsent(request.principal(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(
                            new Batch(request.principal(), request.resource(), request.context()),
                            _ -> new ArrayList<>())
                    .add(request.action());
        }
        try (Calls calls = new Calls(limits, trail, clock, gaps::add, made::add, cancellation)) {
            principals.values().forEach(batches -> calls.fork(() -> ask(calls, batches)));
            calls.join(_ -> {}, () -> {});
        }
        List<AwsOpinion> opinions =
                requests.stream().map(answers::get).filter(Objects::nonNull).toList();
        return new AwsOpinions(opinions, List.copyOf(new LinkedHashSet<>(gaps)), made);
    }

    private void ask(Calls calls, Map<Batch, List<String>> batches) {
        boolean first = true;
        for (Map.Entry<Batch, List<String>> batch : batches.entrySet()) {
            if (!first) {
                calls.fork(() -> ask(calls, batch.getKey(), batch.getValue()));
            } else if (!ask(calls, batch.getKey(), batch.getValue())) {
                return;
            }
            first = false;
        }
    }

    /** Asks; whether there is any use in asking on about that principal. */
    private boolean ask(Calls calls, Batch batch, List<String> actions) {
        SimulatePrincipalPolicyRequest request = SimulatePrincipalPolicyRequest.builder()
                .policySourceArn(batch.principal())
                .actionNames(actions)
                .resourceArns(batch.resource().map(List::of).orElse(List.of()))
                .contextEntries(batch.context().entrySet().stream()
                        .map(entry -> entry(entry.getKey(), entry.getValue()))
                        .toList())
                .build();
        AtomicReference<String> refused = new AtomicReference<>("");
        calls.ask(
                        Ask.of(CALL, "AWS's own opinion", batch.principal()),
                        // Every page counts: a cut list would look as if nothing else were denied.
                        () -> session
                                .client(IamClient.builder())
                                .simulatePrincipalPolicyPaginator(request)
                                .evaluationResults()
                                .stream()
                                .toList(),
                        gap -> {
                            refused.set(gap.reason());
                            gaps.add(gap);
                        })
                .toOptional()
                .ifPresent(results -> results.forEach(result -> answered(batch, result)));
        return !FINAL.contains(refused.get());
    }

    private void answered(Batch batch, EvaluationResult result) {
        String resource = batch.resource().orElse(ANY);
        Optional<ResourceSpecificResult> specific = result.resourceSpecificResults().stream()
                .filter(one -> resource.equals(one.evalResourceName()))
                .findFirst();
        List<Statement> statements = specific.map(ResourceSpecificResult::matchedStatements)
                .filter(matched -> !matched.isEmpty())
                .orElse(result.matchedStatements());
        SimulationRequest question =
                new SimulationRequest(batch.principal(), result.evalActionName(), batch.resource(), batch.context());
        AwsOpinion opinion = new AwsOpinion(
                question,
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
        answers.put(question, opinion);
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
        return switch (key.toLowerCase(Locale.ROOT)) {
            case "aws:currenttime", "aws:tokenissuetime" -> ContextKeyTypeEnum.DATE;
            case "aws:sourceip", "aws:vpcsourceip" -> ContextKeyTypeEnum.IP;
            case "aws:epochtime", "aws:multifactorauthage" -> ContextKeyTypeEnum.NUMERIC;
            default -> {
                // Account numbers are digits too, and texts all the same.
                boolean counted = key.endsWith("InSeconds") || key.endsWith("Period") || key.endsWith("max-keys");
                yield counted ? ContextKeyTypeEnum.NUMERIC : ContextKeyTypeEnum.STRING;
            }
        };
    }
}
