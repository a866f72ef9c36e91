package dev.trainlight.aws.collect;

import dev.trainlight.evidence.Gap;
import dev.trainlight.iam.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Organization;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the organization's policies over the account, root first. Only the organization's management account and its
 * delegated administrators may; for everybody else they stay unknown. They do not apply to the management account, and
 * there are none without an organization.
 */
final class OrganizationEvidence {
    private static final String NO_ORGANIZATION = "AWSOrganizationsNotInUseException";
    private static final int DEEPEST = 8;

    private enum Kind {
        SERVICE_CONTROL("serviceControlPolicies", "service control policies", PolicyType.SERVICE_CONTROL_POLICY),
        RESOURCE_CONTROL("resourceControlPolicies", "resource control policies", PolicyType.RESOURCE_CONTROL_POLICY);

        private final String field;
        private final String words;
        private final PolicyType type;

        Kind(String field, String words, PolicyType type) {
            this.field = field;
            this.words = words;
            this.type = type;
        }
    }

    private final Gathering gathering;
    private final Map<Kind, Map<String, Slot<List<PolicySummary>>>> lists = new TreeMap<>();
    private final Map<String, JsonNode> documents = new TreeMap<>();
    private Optional<List<String>> levels = Optional.empty();

    OrganizationEvidence(Gathering gathering) {
        this.gathering = gathering;
        for (Kind kind : Kind.values()) {
            lists.put(kind, new TreeMap<>());
        }
    }

    /** Reads the policies over the account of whoever is signed in. */
    void read() {
        gathering.calls().fork(this::organization);
    }

    private OrganizationsClient organizations() {
        return gathering.session().client(OrganizationsClient.builder());
    }

    private String account() {
        return gathering.identity().accountId();
    }

    private void organization() {
        Ask question =
                Ask.of("organizations:DescribeOrganization", "organization").noneWhere(NO_ORGANIZATION);
        Slot<Organization> organization = gathering
                .calls()
                .ask(question, () -> organizations().describeOrganization().organization());
        if (organization.isNone()) {
            none();
            return;
        }
        organization
                .toOptional()
                .ifPresent(found -> gathering
                        .draft()
                        .organization(node ->
                                node.put("id", found.id()).put("managementAccountId", found.masterAccountId())));
        if (organization
                .toOptional()
                .map(Organization::masterAccountId)
                .filter(account()::equals)
                .isPresent()) {
            none();
        } else {
            gathering.calls().fork(this::levels);
        }
    }

    private void none() {
        gathering.draft().organization(node -> {
            for (Kind kind : Kind.values()) {
                node.putArray(kind.field);
            }
        });
    }

    /** Walks from the account up to the root. */
    private void levels() {
        List<String> path = new ArrayList<>(List.of(account()));
        gathering.calls().fork(() -> list(account()));
        while (path.size() < DEEPEST && !path.getLast().startsWith("r-")) {
            String child = path.getLast();
            Optional<String> parent = gathering
                    .calls()
                    .ask(
                            Ask.of("organizations:ListParents", "place of the account in the organization"),
                            () -> organizations()
                                    .listParents(r -> r.childId(child))
                                    .parents()
                                    .getFirst()
                                    .id(),
                            gap -> refused("organizations:ListParents", gap))
                    .toOptional();
            if (parent.isEmpty()) {
                return;
            }
            path.add(parent.get());
            gathering.calls().fork(() -> list(parent.get()));
        }
        synchronized (this) {
            levels = Optional.of(path.reversed());
            publish();
        }
    }

    private void refused(String call, Gap gap) {
        for (Kind kind : Kind.values()) {
            gathering.draft().gap(new Gap(kind.words, Optional.of(account()), Optional.of(call), gap.reason()));
        }
    }

    private void list(String target) {
        for (Kind kind : Kind.values()) {
            gathering.calls().fork(() -> list(kind, target));
        }
    }

    private void list(Kind kind, String target) {
        Slot<List<PolicySummary>> list = gathering
                .calls()
                .ask(
                        Ask.of("organizations:ListPoliciesForTarget", kind.words, account()),
                        () ->
                                organizations()
                                        .listPoliciesForTargetPaginator(
                                                r -> r.targetId(target).filter(kind.type))
                                        .stream()
                                        .flatMap(page -> page.policies().stream())
                                        .toList());
        synchronized (this) {
            lists.get(kind).put(target, list);
            publish();
        }
        list.orElse(List.of())
                .forEach(
                        policy -> gathering.calls().once("organization policy " + policy.id(), () -> document(policy)));
    }

    private void document(PolicySummary policy) {
        gathering
                .calls()
                .ask(
                        Ask.of("organizations:DescribePolicy", "policy " + policy.name(), policy.arn()),
                        () -> organizations()
                                .describePolicy(r -> r.policyId(policy.id()))
                                .policy()
                                .content())
                .toOptional()
                .ifPresent(content -> {
                    synchronized (this) {
                        documents.put(policy.arn(), SdkJson.policy(content));
                        publish();
                    }
                });
    }

    /** Writes what is there once every level has answered; a level that refused counts as one unreadable policy. */
    private void publish() {
        if (levels.isEmpty()) {
            return;
        }
        for (Kind kind : Kind.values()) {
            Map<String, Slot<List<PolicySummary>>> known = lists.get(kind);
            if (known.keySet().containsAll(levels.get())
                    && known.values().stream().anyMatch(list -> !list.isUnknown())) {
                gathering.draft().organization(node -> node.set(kind.field, tree(kind, known)));
            }
        }
    }

    private ArrayNode tree(Kind kind, Map<String, Slot<List<PolicySummary>>> known) {
        ArrayNode tree = JsonNodeFactory.instance.arrayNode();
        // An organization that has not switched this type on has none of it anywhere, the default policy included.
        boolean off = known.values().stream()
                .allMatch(list -> list.isPresent() && list.orElse(List.of()).isEmpty());
        if (off) {
            return tree;
        }
        for (String level : levels.orElse(List.of())) {
            ArrayNode policies = tree.addArray();
            switch (known.get(level)) {
                case Slot.Present<List<PolicySummary>>(List<PolicySummary> found) ->
                    found.forEach(policy -> policies.add(named(policy)));
                case Slot.Unknown<List<PolicySummary>> _ ->
                    policies.addObject().put("name", kind.words + " of " + level);
                case Slot.None<List<PolicySummary>> _ -> {}
            }
        }
        return tree;
    }

    private ObjectNode named(PolicySummary policy) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("name", policy.name())
                .put("arn", policy.arn())
                .put("kind", Boolean.TRUE.equals(policy.awsManaged()) ? "aws-managed" : "customer-managed");
        Optional.ofNullable(documents.get(policy.arn())).ifPresent(document -> node.set("document", document));
        return node;
    }
}
