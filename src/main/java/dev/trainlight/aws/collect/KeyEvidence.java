package dev.trainlight.aws.collect;

import dev.trainlight.evidence.Gap;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.GrantListEntry;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.ListGrantsResponse;
import tools.jackson.databind.JsonNode;

/** Reads KMS keys, however a job names them (id, ARN, alias, alias ARN): state, key policy, grants, aliases. */
final class KeyEvidence {
    private final Gathering gathering;
    private final Map<String, Optional<String>> arns = new ConcurrentHashMap<>();
    private final Map<String, List<Consumer<String>>> waiting = new ConcurrentHashMap<>();

    KeyEvidence(Gathering gathering) {
        this.gathering = gathering;
    }

    /**
     * Reads the key, once.
     *
     * @param name id, key ARN, alias or alias ARN
     * @param known takes the key's ARN as soon as it is known
     */
    void read(String name, Consumer<String> known) {
        boolean later;
        synchronized (arns) {
            later = !arns.containsKey(name);
            if (later) {
                waiting.computeIfAbsent(name, _ -> new ArrayList<>()).add(known);
            }
        }
        if (later) {
            gathering.calls().once("key " + name, () -> describe(name));
        } else {
            arns.get(name).ifPresent(known);
        }
    }

    private KmsClient kms(String name) {
        return Arn.parse(name)
                .map(Arn::region)
                .filter(region -> !region.isEmpty())
                .map(region -> gathering.session().client(KmsClient.builder(), Region.of(region)))
                .orElseGet(() -> gathering.session().client(KmsClient.builder()));
    }

    private void describe(String name) {
        Ask question = Ask.of("kms:DescribeKey", "key's state", name);
        boolean direct =
                Arn.parse(name).filter(arn -> arn.resource().startsWith("key/")).isPresent();
        if (direct) {
            // The ARN is known, so nothing has to wait for the description.
            settle(name, Optional.of(name));
            documents(name);
        }
        Slot<KeyMetadata> key = gathering
                .calls()
                .ask(
                        question,
                        () -> kms(name).describeKey(r -> r.keyId(name)).keyMetadata(),
                        gap -> undescribed(name, gap, direct));
        key.toOptional().ifPresent(found -> {
            gathering.draft().resource(found.arn(), node -> {
                node.put("accountId", found.awsAccountId())
                        .put("state", found.keyStateAsString())
                        .put("keyManager", found.keyManagerAsString())
                        .put("keySpec", found.keySpecAsString())
                        .put("keyUsage", found.keyUsageAsString());
                if (found.multiRegion() != null) {
                    node.put("multiRegion", found.multiRegion());
                }
            });
            if (!direct) {
                settle(name, Optional.of(found.arn()));
                documents(found.arn());
            }
        });
    }

    /** Where a key cannot be described, its ARN may still follow from its name, or from the list of aliases. */
    private void undescribed(String name, Gap gap, boolean direct) {
        if (gap.reason().equals("NotFoundException")) {
            if (direct) {
                gathering
                        .draft()
                        .resource(name, node -> node.put("exists", false).putNull("policy"));
            }
            gathering.draft().gap(gap);
            return;
        }
        gathering.draft().gap(gap);
        if (direct) {
            return;
        }
        String id = Arn.parse(name).map(Arn::resource).orElse(name);
        if (id.startsWith("alias/")) {
            gathering.calls().fork(() -> byAlias(name, id));
        } else {
            found(
                    name,
                    "arn:%s:kms:%s:%s:key/%s"
                            .formatted(
                                    gathering.identity().partition(),
                                    gathering.identity().region(),
                                    gathering.identity().accountId(),
                                    id));
        }
    }

    private void byAlias(String name, String alias) {
        gathering
                .calls()
                .ask(
                        Ask.of("kms:ListAliases", "which key the alias means", name),
                        () -> kms(name).listAliasesPaginator(r -> {}).aliases().stream()
                                .filter(entry -> alias.equals(entry.aliasName()) && entry.targetKeyId() != null)
                                .findFirst())
                .toOptional()
                .flatMap(entry -> entry)
                .ifPresent(entry -> found(name, keyArn(entry)));
    }

    /** An alias lives beside its key: same partition, Region and account. */
    private static String keyArn(AliasListEntry entry) {
        return entry.aliasArn().substring(0, entry.aliasArn().lastIndexOf(":alias/")) + ":key/" + entry.targetKeyId();
    }

    private void found(String name, String arn) {
        settle(name, Optional.of(arn));
        documents(arn);
    }

    private void settle(String name, Optional<String> arn) {
        List<Consumer<String>> listeners;
        synchronized (arns) {
            arns.put(name, arn);
            listeners = Optional.ofNullable(waiting.remove(name)).orElse(List.of());
        }
        arn.ifPresent(known -> listeners.forEach(listener -> listener.accept(known)));
    }

    private void documents(String arn) {
        gathering.calls().once(arn, () -> {
            String account = Arn.parse(arn).map(Arn::account).orElse("");
            gathering.draft().resource(arn, node -> node.put("accountId", account));
            if (gathering.ours(account)) {
                gathering.calls().fork(() -> policy(arn));
                gathering.calls().fork(() -> aliases(arn));
            } else {
                gathering.foreign(Ask.of("kms:GetKeyPolicy", "key policy", arn));
            }
            gathering.calls().fork(() -> grants(arn));
        });
    }

    private void policy(String arn) {
        gathering
                .calls()
                .ask(
                        Ask.of("kms:GetKeyPolicy", "key policy", arn),
                        () -> kms(arn).getKeyPolicy(r -> r.keyId(arn).policyName("default"))
                                .policy())
                .toOptional()
                .ifPresent(text -> gathering.draft().resource(arn, node -> node.set("policy", SdkJson.policy(text))));
    }

    private void grants(String arn) {
        gathering
                .calls()
                .ask(Ask.of("kms:ListGrants", "key's grants", arn), () -> {
                    List<GrantListEntry> grants = new ArrayList<>();
                    for (ListGrantsResponse page : kms(arn).listGrantsPaginator(r -> r.keyId(arn))) {
                        grants.addAll(page.grants());
                    }
                    return grants;
                })
                .toOptional()
                .ifPresent(grants -> gathering.draft().resource(arn, node -> node.set("grants", SdkJson.list(grants))));
    }

    private void aliases(String arn) {
        gathering
                .calls()
                .ask(
                        Ask.of("kms:ListAliases", "key's aliases", arn),
                        () -> SdkJson.texts(kms(arn).listAliasesPaginator(r -> r.keyId(arn)).aliases().stream()
                                .map(AliasListEntry::aliasName)
                                .toList()))
                .toOptional()
                .ifPresent(aliases -> gathering.draft().resource(arn, node -> node.set("aliases", (JsonNode) aliases)));
    }
}
