package dev.trainlight.iam;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What AWS publishes of each service's actions, in the Service Authorization Reference: the resource types that an
 * action can be limited to, the condition keys that it fills. Of the services that training jobs meet; of others nothing
 * is said here. Read when first asked, service by service.
 */
public final class ServiceAuthorization {
    private static final String RESOURCE = "service-authorization.txt";

    /** Operations of APIs and the command line, for which the permission has another name. */
    private static final Map<String, String> OPERATIONS = Map.ofEntries(
            Map.entry("s3:listobject", "s3:ListBucket"),
            Map.entry("s3:listobjects", "s3:ListBucket"),
            Map.entry("s3:listobjectsv2", "s3:ListBucket"),
            Map.entry("s3:headbucket", "s3:ListBucket"),
            Map.entry("s3:headobject", "s3:GetObject"),
            Map.entry("s3:readobject", "s3:GetObject"),
            Map.entry("s3:copyobject", "s3:PutObject"),
            Map.entry("s3:writeobject", "s3:PutObject"),
            Map.entry("s3:uploadpart", "s3:PutObject"),
            Map.entry("s3:uploadpartcopy", "s3:PutObject"),
            Map.entry("s3:createmultipartupload", "s3:PutObject"),
            Map.entry("s3:initiatemultipartupload", "s3:PutObject"),
            Map.entry("s3:completemultipartupload", "s3:PutObject"),
            Map.entry("s3:listparts", "s3:ListMultipartUploadParts"),
            Map.entry("s3:listmultipartuploads", "s3:ListBucketMultipartUploads"),
            Map.entry("s3:listobjectversions", "s3:ListBucketVersions"),
            Map.entry("s3:listbuckets", "s3:ListAllMyBuckets"),
            Map.entry("s3:deleteobjects", "s3:DeleteObject"),
            Map.entry("s3:getbucketencryption", "s3:GetEncryptionConfiguration"),
            Map.entry("s3:putbucketencryption", "s3:PutEncryptionConfiguration"),
            Map.entry("s3:getbucketlifecycleconfiguration", "s3:GetLifecycleConfiguration"),
            Map.entry("s3:putbucketlifecycleconfiguration", "s3:PutLifecycleConfiguration"),
            Map.entry("s3:getbucketreplication", "s3:GetReplicationConfiguration"),
            Map.entry("ecr:getlogin", "ecr:GetAuthorizationToken"),
            Map.entry("ecr:getloginpassword", "ecr:GetAuthorizationToken"),
            Map.entry("ecr:getdownloadurl", "ecr:GetDownloadUrlForLayer"),
            Map.entry("kms:reencrypt", "kms:ReEncryptFrom"),
            Map.entry("lambda:invoke", "lambda:InvokeFunction"),
            Map.entry("logs:putlogevent", "logs:PutLogEvents"));

    private final String source;
    private final String date;
    private final Map<String, String> sections;
    private final Map<String, Service> services = new ConcurrentHashMap<>();

    /**
     * An action of the reference.
     *
     * @param name as AWS writes it, without the service's prefix
     * @param resources the resource types that it can be limited to; empty where only {@code *} makes sense
     * @param conditionKeys the condition keys that AWS fills for it, beside the global ones
     */
    public record Action(String name, List<ResourceType> resources, List<String> conditionKeys) {}

    /**
     * A kind of resource.
     *
     * @param name such as {@code bucket}
     * @param arn the form of its ARN, with {@code ${…}} for the parts that vary
     */
    public record ResourceType(String name, String arn) {}

    private record Service(Map<String, Action> actions, Map<String, ResourceType> resourceTypes) {}

    private ServiceAuthorization(String source, String date, Map<String, String> sections) {
        this.source = source;
        this.date = date;
        this.sections = sections;
    }

    private static final class Bundled {
        private static final ServiceAuthorization INSTANCE = read();
    }

    /** The copy that came with the program. */
    public static ServiceAuthorization bundled() {
        return Bundled.INSTANCE;
    }

    private static ServiceAuthorization read() {
        try (InputStream in = ServiceAuthorization.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServiceAuthorization parse(String text) {
        int first = text.indexOf("\n!");
        Map<String, String> header = new HashMap<>();
        text.substring(0, first).lines().filter(line -> line.startsWith("# ")).forEach(line -> {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                header.put(line.substring(2, colon), line.substring(colon + 2));
            }
        });
        Map<String, String> sections = new LinkedHashMap<>();
        for (int at = first; at >= 0; ) {
            int nameEnd = text.indexOf('\n', at + 1);
            int next = text.indexOf("\n!", nameEnd);
            sections.put(text.substring(at + 2, nameEnd), text.substring(nameEnd + 1, next < 0 ? text.length() : next));
            at = next;
        }
        return new ServiceAuthorization(header.get("source"), header.get("date"), sections);
    }

    /** Where the data comes from. */
    public String source() {
        return source;
    }

    /** The day that it describes, {@code yyyy-mm-dd}. */
    public String date() {
        return date;
    }

    /** Whether the reference says anything of this service. */
    public boolean knowsService(String prefix) {
        return sections.containsKey(prefix.toLowerCase(Locale.ROOT));
    }

    /** The action, in any case; empty where there is none, or nothing is said of its service. */
    public Optional<Action> action(String action) {
        int colon = action.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.ofNullable(service(action.substring(0, colon))
                        .actions()
                        .get(action.substring(colon + 1).toLowerCase(Locale.ROOT)));
    }

    /** Whether there is such an action; true also where nothing is said of its service. */
    public boolean exists(String action) {
        int colon = action.indexOf(':');
        return colon > 0
                && (!knowsService(action.substring(0, colon)) || action(action).isPresent());
    }

    /** Whether the action can be limited to no resource, so that only {@code "Resource": "*"} covers it. */
    public boolean wildcardOnly(String action) {
        return action(action).filter(found -> found.resources().isEmpty()).isPresent();
    }

    /** As {@link #wildcardOnly}, for an action that is in lower case already. */
    boolean isWildcardOnly(String lowerCaseAction) {
        int colon = lowerCaseAction.indexOf(':');
        if (colon < 0) {
            return false;
        }
        Service service = services.get(lowerCaseAction.substring(0, colon));
        if (service == null) {
            return wildcardOnly(lowerCaseAction);
        }
        Action action = service.actions().get(lowerCaseAction.substring(colon + 1));
        return action != null && action.resources().isEmpty();
    }

    /** The resource types that the action can be limited to. */
    public List<ResourceType> resourceTypes(String action) {
        return action(action).map(Action::resources).orElse(List.of());
    }

    /** Every action of a service, as AWS writes them, with the prefix. */
    public List<String> actions(String prefix) {
        String lower = prefix.toLowerCase(Locale.ROOT);
        return service(lower).actions().values().stream()
                .map(action -> lower + ":" + action.name())
                .toList();
    }

    /**
     * The action that was probably meant by one that does not exist: the permission behind an operation of another name
     * (s3/latest/userguide/using-with-s3-policy-actions.html), otherwise the nearest name of the service.
     */
    public Optional<String> suggestion(String action) {
        if (exists(action)) {
            return Optional.empty();
        }
        String meant = OPERATIONS.get(action.toLowerCase(Locale.ROOT));
        int colon = action.indexOf(':');
        return meant != null || colon <= 0
                ? Optional.ofNullable(meant)
                : Spelling.nearest(action, actions(action.substring(0, colon)));
    }

    private Service service(String prefix) {
        String lower = prefix.toLowerCase(Locale.ROOT);
        String section = sections.get(lower);
        return section == null
                ? new Service(Map.of(), Map.of())
                : services.computeIfAbsent(lower, _ -> parseService(section));
    }

    /** A section holds the condition keys, the resource types and the actions, which point to both by number. */
    private static Service parseService(String section) {
        List<String> keys = new ArrayList<>();
        List<ResourceType> types = new ArrayList<>();
        Map<String, Action> actions = new LinkedHashMap<>();
        section.lines().forEach(line -> {
            String[] fields = line.split("\t", -1);
            switch (fields[0]) {
                case "K" -> keys.add(fields[1]);
                case "R" -> types.add(new ResourceType(fields[1], fields[2]));
                default ->
                    actions.put(
                            fields[0].toLowerCase(Locale.ROOT),
                            new Action(fields[0], picked(types, fields[1]), picked(keys, fields[2])));
            }
        });
        Map<String, ResourceType> byName = new HashMap<>();
        types.forEach(type -> byName.put(type.name(), type));
        return new Service(Map.copyOf(actions), Map.copyOf(byName));
    }

    private static <T> List<T> picked(List<T> from, String numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        List<T> picked = new ArrayList<>();
        for (String number : numbers.split(",")) {
            picked.add(from.get(Integer.parseInt(number)));
        }
        return List.copyOf(picked);
    }
}
