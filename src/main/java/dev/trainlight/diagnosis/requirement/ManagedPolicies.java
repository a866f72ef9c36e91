package dev.trainlight.diagnosis.requirement;

import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.PolicySyntaxException;
import dev.trainlight.iam.Slot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Snapshots of policies that AWS manages, bundled with their version and date, for those that could not be read. Each is
 * loaded when first asked for. Thread-safe.
 */
public final class ManagedPolicies {
    private static final String FOLDER = "/dev/trainlight/diagnosis/managed-policies/";
    private static final Pattern AWS_POLICY =
            Pattern.compile("arn:[a-z-]+:(?:iam|organizations)::aws:(?:[^/]*/)+([\\w+=,.@-]+)");

    private final Map<String, Optional<Snapshot>> loaded = new ConcurrentHashMap<>();

    /**
     * A bundled policy.
     *
     * @param name its name
     * @param version AWS's version of it, {@code v29}
     * @param date the day of that version
     * @param document its document
     */
    public record Snapshot(String name, String version, String date, PolicyDocument document) {}

    /** The snapshot for a policy whose document is unknown and that AWS manages; empty where there is none. */
    public Optional<Snapshot> snapshot(NamedPolicy policy) {
        if (!policy.document().isUnknown()) {
            return Optional.empty();
        }
        if (policy.arn().isEmpty()) {
            return policy.kind() == NamedPolicy.Kind.AWS_MANAGED
                            || policy.name().endsWith("FullAWSAccess")
                    ? byName(policy.name()).or(() -> byName("p-" + policy.name()))
                    : Optional.empty();
        }
        Matcher matcher = AWS_POLICY.matcher(policy.arn().get());
        return matcher.matches() ? byName(matcher.group(1)) : Optional.empty();
    }

    /** The snapshot of the AWS managed policy with that name. */
    public Optional<Snapshot> byName(String name) {
        return loaded.computeIfAbsent(name, ManagedPolicies::load);
    }

    /** The policy itself, or with the snapshot's document where its own is unknown. */
    NamedPolicy complete(NamedPolicy policy) {
        return snapshot(policy)
                .map(found -> new NamedPolicy(policy.name(), policy.arn(), policy.kind(), Slot.of(found.document())))
                .orElse(policy);
    }

    private static Optional<Snapshot> load(String name) {
        if (!name.matches("[\\w-]+")) {
            return Optional.empty();
        }
        try (InputStream in = ManagedPolicies.class.getResourceAsStream(FOLDER + name + ".json")) {
            if (in == null) {
                return Optional.empty();
            }
            JsonNode root = JsonMapper.shared().readTree(in);
            String date = root.path("createDate").asString("");
            return Optional.of(new Snapshot(
                    root.path("name").asString(name),
                    root.path("version").asString(""),
                    date.substring(0, Math.min(10, date.length())),
                    PolicyDocument.of(root.path("document"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (PolicySyntaxException damaged) {
            throw new IllegalStateException("bundled policy " + name + " is damaged", damaged);
        }
    }
}
