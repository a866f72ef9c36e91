package dev.trainlight.diagnosis.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Which IAM actions an API operation needs. Error texts name operations ({@code HeadObject}); policies know actions
 * ({@code s3:GetObject}). The table is the resource {@code operations.properties}.
 */
final class Operations {
    private static final String RESOURCE = "operations.properties";

    private final Map<String, String> serviceByName;
    private final Map<String, List<String>> byQualifiedName;
    private final Map<String, List<String>> byName;
    private final Map<String, String> known;

    private Operations(
            Map<String, String> serviceByName,
            Map<String, List<String>> byQualifiedName,
            Map<String, List<String>> byName,
            Map<String, String> known) {
        this.serviceByName = serviceByName;
        this.byQualifiedName = byQualifiedName;
        this.byName = byName;
        this.known = known;
    }

    /** The table that comes with the program. */
    static Operations bundled() {
        Properties table = new Properties();
        try (InputStream in = Operations.class.getResourceAsStream(RESOURCE)) {
            table.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
        Map<String, String> names = new HashMap<>();
        Map<String, List<String>> qualified = new HashMap<>();
        // The first service that has an operation keeps its bare name: the list of services is in the order of
        // likelihood.
        Map<String, List<String>> bare = new LinkedHashMap<>();
        Map<String, String> known = new HashMap<>();
        for (String service : words(table.getProperty("services"))) {
            for (String name : table.getProperty(service + ".names").split(",")) {
                names.put(name, service);
            }
            Map<String, List<String>> actions = new LinkedHashMap<>();
            for (String same : words(table.getProperty(service + ".same"))) {
                actions.put(same, List.of(service + ":" + same));
                known.put(lower(service + ":" + same), service + ":" + same);
            }
            String prefix = service + ".";
            for (String key : table.stringPropertyNames()) {
                if (key.startsWith(prefix) && !key.endsWith(".names") && !key.endsWith(".same")) {
                    List<String> needed = words(table.getProperty(key));
                    actions.put(key.substring(prefix.length()), needed);
                    needed.forEach(action -> known.put(lower(action), action));
                }
            }
            actions.forEach((operation, needed) -> {
                qualified.put(lower(service + ":" + operation), needed);
                bare.putIfAbsent(lower(operation), needed);
            });
        }
        return new Operations(names, qualified, bare, known);
    }

    /** The IAM prefix of what an SDK calls that service ({@code Amazon S3}, {@code AmazonSageMaker}), or empty. */
    Optional<String> service(String name) {
        String plain = lower(name).replace(" ", "").replace("-", "").replace("_", "");
        return Optional.ofNullable(serviceByName.get(plain));
    }

    /**
     * The actions that an operation needs.
     *
     * @param operation {@code HeadObject}, in any case, or {@code head_object}
     * @param service IAM prefix, where known
     */
    List<String> actions(String operation, Optional<String> service) {
        String plain = lower(operation).replace("_", "");
        if (service.isPresent()) {
            List<String> found = byQualifiedName.get(service.get() + ":" + plain);
            return found != null ? found : List.of(service.get() + ":" + operation);
        }
        return byName.getOrDefault(plain, List.of());
    }

    /** AWS's own name of an action: its case, and the action behind the name of an operation ({@code s3:HeadObject}). */
    List<String> canonical(String action) {
        String plain = lower(action);
        String exact = known.get(plain);
        if (exact != null) {
            return List.of(exact);
        }
        List<String> operation = byQualifiedName.get(plain);
        if (operation != null) {
            return operation;
        }
        int colon = action.indexOf(':');
        return List.of(colon < 0 ? action : lower(action.substring(0, colon)) + action.substring(colon));
    }

    /** The shortest known action that begins so: for a text that was cut in the middle of the name. */
    Optional<String> completion(String cut) {
        String plain = lower(cut);
        List<String> found = new ArrayList<>();
        known.forEach((key, action) -> {
            if (key.startsWith(plain)) {
                found.add(action);
            }
        });
        return found.stream().min((a, b) -> a.length() != b.length() ? a.length() - b.length() : a.compareTo(b));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+")).toList();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
