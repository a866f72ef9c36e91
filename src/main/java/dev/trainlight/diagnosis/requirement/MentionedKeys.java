package dev.trainlight.diagnosis.requirement;

import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.Principal;
import dev.trainlight.evidence.Resource;
import dev.trainlight.evidence.VpcEndpoint;
import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.Slot;
import dev.trainlight.iam.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The condition keys and policy variables that the documents of a case ask for: as written, by their lower-case name. */
final class MentionedKeys {
    private final UnaryOperator<NamedPolicy> complete;
    private final Map<String, String> keys = new HashMap<>();

    private MentionedKeys(UnaryOperator<NamedPolicy> complete) {
        this.complete = complete;
    }

    static Map<String, String> of(Case evidence, UnaryOperator<NamedPolicy> complete) {
        MentionedKeys result = new MentionedKeys(complete);
        evidence.caller().toOptional().ifPresent(result::principal);
        evidence.executionRole().toOptional().ifPresent(result::principal);
        evidence.serviceControlPolicies().orElse(List.of()).forEach(result::policies);
        evidence.resourceControlPolicies().orElse(List.of()).forEach(result::policies);
        for (Resource resource : evidence.resources().orElse(List.of())) {
            result.document(resource.policy());
        }
        for (VpcEndpoint endpoint : evidence.vpcEndpoints().orElse(List.of())) {
            result.document(endpoint.policy());
        }
        return result.keys;
    }

    private void principal(Principal principal) {
        policies(principal.identityPolicies().orElse(List.of()));
        principal.permissionsBoundary().toOptional().ifPresent(policy -> policies(List.of(policy)));
        policies(principal.sessionPolicies().orElse(List.of()));
        document(principal.trustPolicy());
    }

    private void policies(List<NamedPolicy> policies) {
        policies.forEach(policy -> document(complete.apply(policy).document()));
    }

    private void document(Slot<PolicyDocument> slot) {
        slot.toOptional().ifPresent(document -> document.statements().forEach(this::statement));
    }

    private void statement(Statement statement) {
        statement.resource().ifPresent(resource -> resource.values().forEach(this::variables));
        for (Statement.ConditionElement condition : statement.conditions()) {
            add(condition.key());
            condition.values().forEach(this::variables);
        }
    }

    private void variables(Statement.Value value) {
        String text = value.text();
        for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", start + 2)) {
            int end = text.indexOf('}', start);
            if (end < 0) {
                return;
            }
            String name = text.substring(start + 2, end);
            int comma = name.indexOf(',');
            add((comma < 0 ? name : name.substring(0, comma)).strip());
        }
    }

    private void add(String key) {
        keys.putIfAbsent(key.toLowerCase(Locale.ROOT), key);
    }
}
