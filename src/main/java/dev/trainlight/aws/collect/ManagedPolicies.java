package dev.trainlight.aws.collect;

import dev.trainlight.evidence.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Policy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads managed policies in the version that counts; each once, however many principals have it. */
final class ManagedPolicies {
    private final Gathering gathering;
    private final AuthorizationDetails details;
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();

    ManagedPolicies(Gathering gathering, AuthorizationDetails details) {
        this.gathering = gathering;
        this.details = details;
    }

    /** A managed policy as a case names it, without its document. */
    static ObjectNode named(String arn) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", arn.substring(arn.lastIndexOf('/') + 1))
                .put("arn", arn)
                .put("kind", arn.contains(":iam::aws:policy/") ? "aws-managed" : "customer-managed");
    }

    /** Hands on the policy's document as soon as it is there. */
    void read(String arn, Consumer<JsonNode> document) {
        readings.computeIfAbsent(arn, Reading::new).wanted(document);
    }

    private IamClient iam() {
        return gathering.session().client(IamClient.builder());
    }

    private final class Reading {
        private final String arn;
        private JsonNode document;
        private final List<Consumer<JsonNode>> waiting = new ArrayList<>();

        Reading(String arn) {
            this.arn = arn;
        }

        void wanted(Consumer<JsonNode> listener) {
            JsonNode there;
            synchronized (this) {
                there = document;
                if (there == null) {
                    waiting.add(listener);
                }
            }
            if (there != null) {
                listener.accept(there);
            }
            gathering.calls().once("managed policy " + arn, this::read);
        }

        private void read() {
            Ask policy = Ask.of("iam:GetPolicy", "managed policy", arn);
            gathering
                    .calls()
                    .ask(policy, () -> iam().getPolicy(r -> r.policyArn(arn)).policy(), this::instead)
                    .toOptional()
                    .map(Policy::defaultVersionId)
                    .ifPresent(this::version);
        }

        private void version(String id) {
            Ask version = Ask.of("iam:GetPolicyVersion", "managed policy", arn);
            gathering
                    .calls()
                    .ask(
                            version,
                            () -> iam().getPolicyVersion(r -> r.policyArn(arn).versionId(id))
                                    .policyVersion()
                                    .document(),
                            this::instead)
                    .toOptional()
                    .ifPresent(text -> came(SdkJson.policy(text)));
        }

        private void instead(Gap gap) {
            details.instead(gap, found -> {
                found.policy(arn).ifPresent(this::came);
                return found.policy(arn).isPresent();
            });
        }

        private void came(JsonNode tree) {
            List<Consumer<JsonNode>> listeners;
            synchronized (this) {
                document = tree;
                listeners = List.copyOf(waiting);
                waiting.clear();
            }
            listeners.forEach(listener -> listener.accept(tree));
        }
    }
}
