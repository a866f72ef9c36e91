package dev.trainlight.diagnosis.requirement;

import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.evidence.Resource;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.KmsGrant;
import dev.trainlight.iam.Slot;
import dev.trainlight.sagemaker.Stage;
import dev.trainlight.sagemaker.TrainingJobReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds the KMS key behind an id, an alias or an ARN (permission-model §11), and what the case knows of it. */
final class KmsKeys {
    private final JobFacts facts;

    KmsKeys(JobFacts facts) {
        this.facts = facts;
    }

    /**
     * A key.
     *
     * @param arn its ARN, with {@code *} for the id where an alias could not be resolved
     * @param account its owner, where known
     * @param resource what was collected about it
     * @param alias the alias that could not be resolved
     * @param unsettled why the ARN is not certain
     */
    record Key(
            String arn,
            Optional<String> account,
            Optional<Resource> resource,
            Optional<String> alias,
            Optional<Sentence> unsettled) {
        /** Whether AWS manages it ({@code aws/s3}): usable through its service by everyone in its account. */
        boolean awsManaged() {
            return resource.map(found -> found.text("keyManager").orElse("").equals("AWS"))
                            .orElse(false)
                    || aliases().stream().anyMatch(alias -> alias.startsWith("alias/aws/"));
        }

        List<String> aliases() {
            return resource.map(Resource::aliases).orElse(alias.stream().toList());
        }

        /** The name that people know: an alias where there is one, else the id. */
        String name() {
            return aliases().stream()
                    .findFirst()
                    .orElseGet(() -> Arn.parse(arn).map(Arn::resourceName).orElse(arn));
        }
    }

    /** The key that an id, key ARN, alias or alias ARN means in the job's region and account. */
    Key resolve(String text) {
        Optional<Arn> arn = Arn.parse(text);
        if (arn.isPresent() && arn.get().resource().startsWith("key/")) {
            return known(text);
        }
        boolean alias = text.startsWith("alias/")
                || arn.filter(found -> found.resource().startsWith("alias/")).isPresent();
        if (!alias) {
            return known(keyArn(text));
        }
        String name = arn.map(Arn::resource).orElse(text);
        String owner = arn.map(Arn::account).orElse(facts.account());
        for (Resource resource : facts.resources()) {
            Optional<Arn> candidate =
                    Arn.parse(resource.arn()).filter(found -> found.service().equals("kms"));
            if (candidate.isPresent()
                    && (candidate.get().account().equals(owner) || owner.equals("*"))
                    && resource.aliases().contains(name)) {
                return known(resource.arn());
            }
        }
        return new Key(
                keyArn("*"),
                Optional.of(owner),
                Optional.empty(),
                Optional.of(name),
                Optional.of(Sentence.of("missing.key-alias", name)));
    }

    /** The grants on the key, as ListGrants lists them. */
    static Slot<List<KmsGrant>> grants(Key key) {
        return key.resource()
                .map(found -> found.field("grants"))
                .orElse(Slot.unknown())
                .map(list -> {
                    List<KmsGrant> grants = new ArrayList<>();
                    for (JsonNode item : list) {
                        List<String> operations = new ArrayList<>();
                        TrainingJobReader.field(item, "Operations")
                                .forEach(operation -> operations.add(operation.asString("")));
                        JsonNode constraints = TrainingJobReader.field(item, "Constraints");
                        grants.add(new KmsGrant(
                                TrainingJobReader.text(item, "GranteePrincipal").orElse(""),
                                List.copyOf(operations),
                                strings(TrainingJobReader.field(constraints, "EncryptionContextEquals")),
                                strings(TrainingJobReader.field(constraints, "EncryptionContextSubset"))));
                    }
                    return List.copyOf(grants);
                });
    }

    /** PRV-03: a key that is not there, switched off or about to be deleted stops what needs it; no permission helps. */
    Optional<Obstacle> obstacle(Key key, Stage stage, String rule) {
        if (key.resource().filter(Resource::missing).isPresent()) {
            return Optional.of(
                    new Obstacle(rule, stage, LookAlikeKind.KEY_STATE, Sentence.of("obstacle.no-key", key.name())));
        }
        return key.resource()
                .flatMap(found -> found.text("state").toOptional())
                .filter(state -> !state.equals("Enabled"))
                .map(state -> new Obstacle(
                        rule,
                        stage,
                        LookAlikeKind.KEY_STATE,
                        Sentence.of("obstacle.key-state", key.name(), Sentence.of(stateWords(state)))));
    }

    private static String stateWords(String state) {
        return switch (state) {
            case "Disabled" -> "obstacle.key-state.disabled";
            case "PendingDeletion", "PendingReplicaDeletion" -> "obstacle.key-state.pending-deletion";
            default -> "obstacle.key-state.other";
        };
    }

    private Key known(String arn) {
        return new Key(arn, Arn.parse(arn).map(Arn::account), facts.resource(arn), Optional.empty(), Optional.empty());
    }

    private String keyArn(String id) {
        return "arn:" + facts.partition() + ":kms:" + facts.region() + ":" + facts.account() + ":key/" + id;
    }

    private static Map<String, String> strings(JsonNode object) {
        Map<String, String> strings = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> strings.put(entry.getKey(), entry.getValue().asString("")));
        return strings;
    }
}
